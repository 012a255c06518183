// features: Q7
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    @From<User>(\.team.name) let teamName: String
    @From<User>(\.manager.name) let managerName: String  // expected-error {{String?}}
    // expected-error@+1 {{String?}}
    @From<User>(\.manager.team.name) let managersTeam: String
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    @From<User>(\.team.name) let teamName: String
    @From<User>(\.manager.name) let managerName: String?
    @From<User>(\.manager.team.name) let managersTeam: String?
  }
#endif
