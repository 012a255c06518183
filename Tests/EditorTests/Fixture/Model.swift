import BasaltDomain

@Model(table: "teams")
struct Team {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String  // Team.name
}

@Model(table: "people")
struct Person {
  @PrimaryKey(.generated) let id: Key<Int64>
  var nickname: String  // Person.nickname
}

@Model(table: "users")
struct User {
  @PrimaryKey(.generated) let id: Key<Int64>
  var email: String  // User.email
  /// Named like the team's: the two must not be confused.
  var name: String
  @ForeignKey var teamID: Team.ID
  @ForeignKey var managerID: Person.ID?
}
