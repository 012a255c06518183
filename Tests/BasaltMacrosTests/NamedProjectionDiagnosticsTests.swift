import Testing

@Suite("Diagnostics of named projections")
struct NamedProjectionDiagnosticsTests {
  @Test("a model without a table has no projections")
  func projectionsWithoutTable() {
    expectDiagnostics(
      #"""
      @Model
      struct Address {
        var city: String
        static let line = projection(\.city)
      }
      """#,
      [
        error(
          """
          a projection reads columns of a table, and 'Address' has none; remove it, or write '@Model(table: "…")'
          """, 4, 21)
      ])
  }

  @Test("a projection lists key paths of properties", arguments: ["path", #"\.name.count"#, #"\.[0]"#, #"\.name?.x"#])
  func arguments(argument: String) {
    expectDiagnostics(
      user("static let card = projection(\(argument))"),
      [error(#"'projection' takes key paths of stored properties of 'User', written out, such as '\.name'"#, 7, 32)])
  }

  @Test("a slip of the finger is corrected")
  func unknownProperties() {
    expectDiagnostics(
      user(#"static let card = projection(\.nmae)"#),
      [
        error(
          "'nmae' is no stored property of 'User', and a projection reads columns", 7, 34, fixIts: [])
      ])
    expectDiagnostics(
      user(#"static let card = projection(\.nam)"#),
      [
        error(
          "'nam' is no stored property of 'User', and a projection reads columns", 7, 34, fixIts: ["write 'name'"])
      ],
      fixed: user(#"static let card = projection(\.name)"#))
  }

  @Test("a projection lists no computed, hidden or private property")
  func invisibleProperties() {
    expectDiagnostics(
      user(#"static let card = projection(\.initial, \.secret, \.cache)"#),
      [
        error("'initial' is computed in Swift, and a projection reads columns; list stored properties", 7, 34),
        error("'secret' is marked '@Hidden', so no projection may show it; leave it out", 7, 45),
        error("'cache' is private to the model, so no projection may show it; leave it out", 7, 55),
      ])
  }

  @Test("a projection lists a property once")
  func repeatedProperties() {
    expectDiagnostics(
      user(#"static let card = projection(\.name, \.name)"#),
      [error("'name' is listed twice; keep one", 7, 40)])
  }

  @Test("a projection lists something")
  func emptyProjections() {
    expectDiagnostics(
      user("static let card = projection()"),
      [
        error(
          #"the projection 'card' lists no property; write key paths, such as 'projection(\.id, \.name)'"#, 7, 21)
      ])
  }

  @Test("a projection's type has a name of its own")
  func takenNames() {
    expectDiagnostics(
      user(#"static let source = projection(\.name)"#),
      [error("a projection cannot be called 'source': the name of its type, 'Source', is taken", 7, 14)])
    expectDiagnostics(
      user(#"static let card = projection(\.name), Card = projection(\.id)"#),
      [error("a projection cannot be called 'Card': the name of its type, 'Card', is taken", 7, 41)])
    expectDiagnostics(
      user(#"var face: Card; static let card = projection(\.name)"#),
      [error("a projection cannot be called 'card': the name of its type, 'Card', is taken", 7, 30)])
  }

  @Test(
    "a projection may be qualified, and its key paths may name the model",
    arguments: [#"Self.projection(\.name)"#, #"User.projection(\User.name)"#, #"other(\.nam)"#])
  func goodProjections(call: String) {
    expectDiagnostics(user("static let card = \(call)"), [])
  }

  /// A model whose seventh line is a member.
  private func user(_ member: String) -> String {
    """
    @Model(table: "users") struct User {
      @PrimaryKey(.generated) let id: Key<Int64>
      var name: String
      @Hidden var secret: String
      private var cache: Int
      var initial: String { "" }
      \(member)
    }
    """
  }
}
