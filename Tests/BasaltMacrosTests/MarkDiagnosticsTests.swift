import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite("Diagnostics of attributes")
struct MarkDiagnosticsTests {
  @Test("an attribute is written once")
  func repeatedMarks() {
    expectDiagnostics(
      user("@Length(1...2) @Length(3...4) var name: String"),
      [error("'@Length' is written twice; keep one", 4, 18, fixIts: ["remove '@Length' from 'name'"])],
      fixed: user("@Length(1...2) var name: String"))
  }

  @Test("rules may come in several attributes")
  func repeatedRules() {
    expectDiagnostics(user("@Validate(.email) @Validate(.notBlank) var name: String"), [])
  }

  @Test(
    "attributes of columns need a table",
    arguments: ["PrimaryKey", "Column", "Unique", "Index", "Default", "ForeignKey"])
  func marksWithoutTable(mark: String) {
    expectDiagnostics(
      """
      @Model
      struct Address {
        @\(mark) var city: String
      }
      """,
      [
        error(
          """
          '@\(mark)' describes a column, and 'Address' has no table; remove it, or write '@Model(table: "…")'
          """, 3, 3, fixIts: ["remove '@\(mark)' from 'city'"])
      ],
      fixed: """
        @Model
        struct Address {
          var city: String
        }
        """)
  }

  @Test("the column's name is a plain literal")
  func computedColumnNames() {
    expectDiagnostics(
      user("@Column(name) var x: Int"),
      [error("'@Column' takes a plain string literal: the name is read while compiling", 4, 11)])
  }

  @Test("the column's name is not empty")
  func emptyColumnNames() {
    expectDiagnostics(
      user("@Column(\"\") var x: Int"),
      [
        error("the column's name is empty; write one, or leave it out to have it made from the property's name", 4, 11)
      ])
  }

  @Test("only texts have a length", arguments: ["Int", "Int?", "[String]"])
  func lengths(type: String) {
    expectDiagnostics(
      user("@Length(1...2) var x: \(type)"),
      [
        error("'@Length' counts the characters of a 'String', and 'x' is '\(type)'; write '@Validate(…)' instead", 4, 3)
      ])
  }

  @Test("texts have a length", arguments: ["String", "String?", "Optional<String>", "Swift.String"])
  func textLengths(type: String) {
    expectDiagnostics(user("@Length(1...2) var x: \(type)"), [])
  }

  @Test(
    "attributes belong on stored properties",
    arguments: ["var x: Int { 3 }", "static let x = 3", "func x() { }", "struct X { }"])
  func misplacedMarks(declaration: String) {
    expectDiagnostics(
      """
      @Model
      struct Address {
        @Unique \(declaration)
      }
      """,
      [error("'@Unique' belongs on a stored property", 3, 3)], macros: marks)
  }

  @Test("attributes are read by a macro of the type around them")
  func strayMarks() {
    expectDiagnostics(
      """
      struct Address {
        @Unique var city: String
      }
      """,
      [error("'@Unique' is read by '@Model', which 'Address' does not have", 2, 3)], macros: marks)
    expectDiagnostics(
      """
      @Model struct Address {
        @From<User>(\\.name) let name: String
      }
      """,
      [error("'@From' is read by '@Projection', which 'Address' does not have", 2, 3)], macros: marks)
  }

  @Test("attributes where they belong say nothing", arguments: ["Model", "BasaltDomain.Model"])
  func goodMarks(model: String) {
    expectDiagnostics(
      """
      @\(model)(table: "users") struct User {
        @Unique var city: String { didSet { print(city) } }
      }
      """, [], macros: marks)
  }

  // MARK: Foreign keys

  @Test(
    "a foreign key has the type of a key",
    arguments: [("Int64", "Team.ID"), ("UUID?", "Team.ID?"), ("Key<Int64>", "Team.ID"), ("[Team.ID]", "Team.ID")])
  func foreignKeyTypes(type: String, fixed: String) {
    expectDiagnostics(
      user("@ForeignKey var teamID: \(type)"),
      [
        error(
          """
          a foreign key has the key type of the model it refers to, such as 'Team.ID' or 'Team.ID?', and 'teamID' is \
          '\(type)'
          """, 4, 27, fixIts: ["write '\(fixed)'"])
      ],
      fixed: user("@ForeignKey var teamID: \(fixed)"))
  }

  @Test(
    "keys of other models, of other modules and of the model itself are the types of foreign keys",
    arguments: [
      "Team.ID", "Team.ID?", "Optional<Team.ID>", "Club.Team.ID", "TeamDTO.ID", "ID", "ID?", "Self.ID", "User.ID?",
    ])
  func goodForeignKeys(type: String) {
    expectDiagnostics(user("@ForeignKey var teamID: \(type)"), [])
  }

  @Test("a foreign key's name ends in ID")
  func foreignKeyNames() {
    expectDiagnostics(
      user("@ForeignKey var team: Team.ID"),
      [
        error(
          "a foreign key is called after its relation with 'ID' at the end, so that 'teamID' leads to 'team'", 4, 19,
          fixIts: ["call it 'teamID'"])
      ],
      fixed: user("@ForeignKey var teamID: Team.ID"))
  }

  @Test("a relation does not take the name of a property")
  func relationClashes() {
    expectDiagnostics(
      user("@ForeignKey var teamID: Team.ID\n  var team: String"),
      [
        error(
          "'teamID' makes a relation called 'team', and that name is taken; rename one of the two", 4, 19,
          notes: [NoteSpec(message: "'team' is here", line: 5, column: 7)])
      ])
    expectDiagnostics(
      user("@ForeignKey var countID: Count.ID"),
      [error("'countID' makes a relation called 'count', and that name is taken; rename one of the two", 4, 19)])
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
