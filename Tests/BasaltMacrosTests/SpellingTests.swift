import Testing

@Suite("Types in other places")
struct SpellingTests {
  @Test(
    "a type next to the model means what it means inside",
    arguments: [
      ("String", "String"), ("Key<UUID>", "BasaltDomain.Identifier<UserDTO, UUID>"),
      ("[Key<Int64>]", "[BasaltDomain.Identifier<UserDTO, Int64>]"), ("Role", "User.Role"), ("Role?", "User.Role?"),
      ("[String: Role.Kind]", "[String: User.Role.Kind]"), ("Self.Role", "User.Role"), ("User.Role", "User.Role"),
      ("Other.Role", "Other.Role"), ("ID", "BasaltDomain.Identifier<UserDTO, Int64>"),
      ("Self.ID?", "BasaltDomain.Identifier<UserDTO, Int64>?"), ("User.ID", "BasaltDomain.Identifier<UserDTO, Int64>"),
      ("User.Key<Int64>", "BasaltDomain.Identifier<UserDTO, Int64>"), ("Team.ID", "Team.ID"),
      ("Set<Role>", "Set<User.Role>"), ("(any P)?", "(any P)?"), ("Swift.Array<Role>", "Swift.Array<User.Role>"),
      ("Names", "User.Names"),
    ])
  func beside(type: String, spelled: String) {
    expectLines(
      """
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        enum Role { case admin }
        typealias Names = [String]
        var x: \(type)
      }
      """,
      has: ["let x: \(spelled)"])
  }

  @Test("inside the model, only Self needs another name")
  func inside() {
    expectLines(
      """
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        enum Role { case admin }
        var role: Self.Role = Self.usual
        @ForeignKey var bossID: Self.ID?
      }
      """,
      has: [
        "var role: User.Role", "var bossID: User.ID?",
        "init(role: User.Role = User.usual, bossID: User.ID? = nil) {",
        "var boss: User.Columns<BasaltDomain.Nullable> {",
      ])
  }

  @Test("a default value keeps its lines")
  func defaultValues() {
    expectLines(
      """
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        var total: Int = Self.base
          + Self.rest  // comment
      }
      """,
      has: ["init(total: Int = User.base", "+ User.rest) {"])
  }

  @Test("a DTO that is more visible than its model names the owners of foreign keys by their DTOs")
  func hidden() {
    expectLines(
      """
      @Model(table: "users", dto: .package) struct User {
        @PrimaryKey @ForeignKey let personID: Person.ID
        @ForeignKey var clubID: Sport.Club.ID?
        @ForeignKey var teamID: TeamDTO.ID
        var other: Plain.ID
      }
      """,
      has: [
        "package typealias ID = PersonDTO.ID", "package let personID: PersonDTO.ID",
        "package let clubID: Sport.ClubDTO.ID?", "package let teamID: TeamDTO.ID", "package let other: Plain.ID",
      ])
  }

  @Test("keywords keep their backticks as names, and lose them as labels")
  func keywords() {
    expectLines(
      #"""
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Length(1...2) var `default`: String
        static let card = projection(\.`default`)
      }
      """#,
      has: [
        #"table.column(\.`default`, "default", "default", .length(1...2)); table.rules(\.`default`, Self.defaultRule1)"#,
        "UserDTO(id: self.id, default: self.`default`)", "let `default`: String",
        "User.applyRules(default: self.`default`, to: &failures)",
        #"try fields.encode(self.`default`, forKey: "default")"#,
      ])
  }
}
