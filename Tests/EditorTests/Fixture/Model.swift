import BasaltDomain

@Model(table: "teams")
struct Team {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String  // declares Team.name
}

@Model(table: "people")
struct Person {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String  // declares Person.name
}

@Model(table: "users")
struct User {
  @PrimaryKey(.generated) let id: Key<Int64>
  var email: String  // declares User.email
  /// Named like the team's and the manager's: the three must not be confused.
  var name: String  // declares User.name
  @ForeignKey var teamID: Team.ID
  @ForeignKey var managerID: Person.ID?

  static let card = projection(\.id, \.name)  // User.name
}

extension User {
  static let guests = condition { $0.name == "Guest" }  // User.name
}
