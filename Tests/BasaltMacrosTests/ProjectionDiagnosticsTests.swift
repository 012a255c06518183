import Testing

@Suite("Diagnostics of @Projection")
struct ProjectionDiagnosticsTests {
  @Test("a projection is a struct")
  func classes() {
    expectDiagnostics(
      """
      @Projection(of: User.self)
      final class Card {
      }
      """,
      [
        error(
          "'@Projection' needs a struct, and 'Card' is a class: rows are values", 2, 7, fixIts: ["write 'struct'"])
      ],
      fixed: """
        @Projection(of: User.self)
        struct Card {
        }
        """)
  }

  @Test("a projection is not generic")
  func generics() {
    expectDiagnostics(
      """
      @Projection(of: User.self)
      struct Card<T> { }
      """,
      [error("'Card' cannot be generic: the columns of a projection have fixed types; write the types out", 2, 12)])
  }

  @Test("the model is written out")
  func roots() {
    expectDiagnostics(
      """
      @Projection(of: type)
      struct Card { }
      """,
      [error("'of:' takes the model's type, written out, such as 'User.self'", 1, 17)])
  }

  @Test("properties have types, and rows can be read into them")
  func properties() {
    expectDiagnostics(
      card("var a = 3; lazy var b: Int = 3; let c: Int = 3; var d: Int { 3 }; static let e = 3"),
      [
        error(
          "'a' needs a written type: macros run before the compiler infers types", 3, 7, fixIts: ["write the type"]),
        error(
          "'b' is lazy, and the columns of a row are read at once; remove 'lazy', or make it a computed property", 3,
          14, fixIts: ["remove 'lazy'"]),
        error(
          """
          'c' is a constant with a value, so no row can fill it; write 'var' for a column with a default, or \
          'static let' for a constant
          """, 3, 46, fixIts: ["write 'var'", "write 'static let'"]),
      ])
  }

  @Test("types are not taken for generated ones")
  func takenTypes() {
    expectDiagnostics(
      card("let a: Source?"),
      [
        error(
          """
          'Source' would mean a type that Basalt generates; write the module in front, as in 'Shop.Source', or rename \
          the type of 'a'
          """, 3, 10)
      ])
  }

  @Test("'@From' takes a key path", arguments: ["path", #"\.team?.name"#, #"\.[0]"#])
  func paths(argument: String) {
    expectDiagnostics(
      card("@From<User>(\(argument)) let a: Int"),
      [
        error(
          #"""
          '@From' takes a key path to a column, written out, such as '\.team.name', or a closure that computes a value, \#
          such as '{ $0.name.lowercased() }'
          """#, 3, 15)
      ])
  }

  @Test("'@From' names the model of the projection")
  func models() {
    expectDiagnostics(
      card(#"@From<Team>(\.name) let a: Int"#),
      [
        error(
          "'@From<Team>' stands in a projection of 'User', and the columns are read from there", 3, 9,
          fixIts: ["write 'User'"])
      ],
      fixed: card(#"@From<User>(\.name) let a: Int"#))
    expectDiagnostics(card(#"@BasaltDomain.From<Blog.User>(\.name) let a: Int"#), [])
  }

  @Test("'@Computed' belongs on a computed property of a projection")
  func computed() {
    expectDiagnostics(
      card("@Computed let a: Int"),
      [
        error("'@Computed' shows a property that is computed in Swift, and 'a' is stored: remove it", 3, 3)
      ], macros: marks)
    expectDiagnostics(
      card("@Computed static var a: Int { 3 }"),
      [error("'@Computed' belongs on a computed property of a projection", 3, 3)], macros: marks)
    expectDiagnostics(
      card("@Computed func a() -> Int { 3 }"),
      [error("'@Computed' belongs on a computed property of a projection", 3, 3)], macros: marks)
    expectDiagnostics(card("@Computed var a: Int { 3 }"), [], macros: marks)
    expectDiagnostics(
      """
      struct Card {
        @Computed var a: Int { 3 }
      }
      """,
      [error("'@Computed' is read by '@Projection', which 'Card' does not have", 2, 3)], macros: marks)
  }

  /// A projection whose third line is a member.
  private func card(_ member: String) -> String {
    """
    @Projection(of: User.self)
    struct Card {
      \(member)
    }
    """
  }
}
