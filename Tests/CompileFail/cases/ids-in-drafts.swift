// features: M7 M8
import BasaltDomain
import Shop

func draft(_ user: User, _ team: Team) {
  #if REFUSED
    // expected-error@+1 {{cannot convert value of type 'User.Key<Int64>' (aka 'Identifier<UserDTO, Int64>') to expected argument type 'Team.ID'}}
    _ = User.Draft(email: "a", name: "a", passwordHash: "a", teamID: user.id)
    // expected-error@+1 {{cannot convert value of type 'Post.ID' (aka 'Identifier<PostDTO, Int64>') to expected argument type 'User.ID'}}
    _ = User.Draft(email: "a", name: "a", passwordHash: "a", teamID: team.id, managerID: Post.ID(1))
    // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Team.ID'}}
    _ = User.Draft(email: "a", name: "a", passwordHash: "a", teamID: "a")
    var user = user
    user.teamID = User.ID(2)  // expected-error {{cannot assign value of type 'User.ID'}}
    user.id = 2  // expected-error {{cannot assign to property: 'id' is a 'let' constant}}
  #else
    _ = User.Draft(email: "a", name: "a", passwordHash: "a", teamID: team.id, managerID: user.id)
    var user = user
    user.teamID = team.id
    user.managerID = user.id
  #endif
}
