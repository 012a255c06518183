// features: M1
import BasaltDomain
import Shop

func draft(_ team: Team) {
  #if REFUSED
    // expected-error@+1 {{missing argument for parameter 'passwordHash' in call}}
    _ = User.Draft(email: "ada@example.com", name: "Ada", teamID: team.id)
    // expected-error@+1 {{extra argument 'id' in call}}
    _ = User.Draft(id: 1, email: "ada@example.com", name: "Ada", passwordHash: "", teamID: team.id)
    // expected-error@+1 {{'nil' is not compatible with expected argument type 'String'}}
    _ = User.Draft(email: nil, name: "Ada", passwordHash: "", teamID: team.id)
  #else
    _ = User.Draft(email: "ada@example.com", name: "Ada", passwordHash: "", teamID: team.id)
    _ = User.Draft(email: "ada@example.com", name: "Ada", age: nil, passwordHash: "", createdAt: nil, teamID: team.id)
  #endif
}
