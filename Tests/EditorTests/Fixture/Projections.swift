import BasaltDomain

@Projection(of: User.self)
struct UserCard {
  let id: User.ID
  @From<User>(\.email) let address: String  // User.email
  @From<User>(\.team.name) let teamName: String  // Team.name
  @From<User>(\.manager.name) let managerName: String?  // Person.name
}
