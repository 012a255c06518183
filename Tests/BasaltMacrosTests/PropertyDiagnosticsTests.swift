import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite("Diagnostics of properties")
struct PropertyDiagnosticsTests {
  @Test(
    "a property without type gets the one of its literal, or a placeholder",
    arguments: [
      ("var x = 3", "var x: Int = 3"), ("var x = 0.5", "var x: Double = 0.5"), ("var x = true", "var x: Bool = true"),
      ("var x = \"\"", "var x: String = \"\""), ("var x = Role.guest", "var x: <#Type#> = Role.guest"),
    ])
  func missingType(property: String, fixed: String) {
    expectDiagnostics(
      user(property),
      [
        error(
          "'x' needs a written type: macros run before the compiler infers types", 4, 7, fixIts: ["write the type"])
      ],
      fixed: user(fixed))
  }

  @Test("a pattern is no column")
  func patterns() {
    expectDiagnostics(
      user("var (a, b): (Int, Int)"),
      [error("a column is one property; declare each with its own 'var' and type", 4, 7)])
  }

  @Test("a lazy property is no column")
  func lazyProperties() {
    expectDiagnostics(
      user("lazy var x: Int = 3"),
      [
        error(
          "'x' is lazy, and the columns of a row are read at once; remove 'lazy', or make it a computed property", 4, 3,
          fixIts: ["remove 'lazy'"])
      ],
      fixed: user("var x: Int = 3"))
  }

  @Test(
    "a constant with a value is no column",
    arguments: [("write 'var'", "public var x: Int = 3"), ("write 'static let'", "public static let x: Int = 3")])
  func constants(fixIt: String, fixed: String) {
    expectDiagnostics(
      user("public let x: Int = 3"),
      [
        error(
          """
          'x' is a constant with a value, so no row can fill it; write 'var' for a column with a default, or \
          'static let' for a constant
          """, 4, 21, fixIts: ["write 'var'", "write 'static let'"])
      ],
      applying: [fixIt], fixed: user(fixed))
  }

  @Test("a stored property in '#if' is no column; a computed one is left alone")
  func conditionalProperties() {
    expectDiagnostics(
      user("#if DEBUG\n  var x: Int\n  var y: Int { 3 }\n  #endif"),
      [error("'x' stands in '#if', which would make the columns differ from build to build; move it out", 5, 7)])
  }

  @Test(
    "names that Basalt uses are refused",
    arguments: ["count", "tablePath", "primaryKey", "dto", "mapping", "schema"])
  func reservedNames(name: String) {
    let column = ["tablePath": "table_path", "primaryKey": "primary_key"][name] ?? name
    expectDiagnostics(
      user("var \(name): Int"),
      [
        error(
          """
          Basalt uses the name '\(name)' in 'User' or its columns; rename the property, and keep the column's name with \
          '@Column("\(column)")'
          """, 4, 7)
      ])
  }

  @Test("computed properties do not take the names of generated ones", arguments: ["dto", "primaryKey", "mapping"])
  func computedProperties(name: String) {
    expectDiagnostics(
      user("var \(name): Int { 3 }"),
      [error("'@Model' generates a member called '\(name)' in 'User'; rename this one", 4, 7)])
  }

  @Test("nested types do not take the names of generated ones", arguments: ["DTO", "Key", "ID", "Columns", "Draft"])
  func nestedTypes(name: String) {
    expectDiagnostics(
      user("enum \(name) { }"),
      [error("'@Model' generates a type called '\(name)' in 'User'; rename this one", 4, 8)])
  }

  @Test(
    "types are not taken for generated ones",
    arguments: [("Draft", "Draft"), ("[Source]", "Source"), ("Target?", "Target"), ("Columns", "Columns")])
  func takenTypes(type: String, name: String) {
    expectDiagnostics(
      user("var x: \(type)"),
      [
        error(
          """
          '\(name)' would mean a type that Basalt generates; write the module in front, as in 'Shop.\(name)', or rename \
          the type of 'x'
          """, 4, 10)
      ])
  }

  @Test("types with a module in front, or nested in the model, are taken for themselves")
  func qualifiedTypes() {
    expectDiagnostics(user("var x: Shop.Draft"), [])
    expectDiagnostics(user("var x: Source; enum Source { }"), [])
  }

  @Test("two properties are not stored in one column")
  func duplicateColumns() {
    expectDiagnostics(
      user("var teamID: Int\n  @Column(\"team_id\") var team: Int"),
      [
        error(
          "'teamID' and 'team' are both stored in the column 'team_id'; rename one with '@Column(\"…\")'", 5, 26,
          notes: [NoteSpec(message: "'teamID' is here", line: 4, column: 7)])
      ])
  }

  @Test("a public DTO does not show types that are nested in an internal model")
  func nestedTypesInPublicDTO() {
    expectDiagnostics(
      """
      @Model(dto: .public)
      struct User {
        enum Role: String { case admin }
        var roles: [Role]
      }
      """,
      [
        error(
          """
          'Role' is declared inside 'User', where users of the public 'UserDTO' cannot see it; declare it outside as \
          public, or mark 'roles' with '@Hidden'
          """, 4, 14, fixIts: ["mark 'roles' with '@Hidden'"])
      ],
      fixed: """
        @Model(dto: .public)
        struct User {
          enum Role: String { case admin }
          @Hidden var roles: [Role]
        }
        """)
  }

  /// A model whose fourth line is a property.
  private func user(_ property: String) -> String {
    """
    @Model(table: "users")
    struct User {
      @PrimaryKey(.generated) let id: Key<Int64>
      \(property)
    }
    """
  }
}
