// features: Q7
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    // expected-error@+1 {{'@From<Team>' stands in a projection of 'User', and the columns are read from there}}
    @From<Team>(\.name) let teamName: String
  }

  @Projection(of: Address.self)  // expected-error {{requires that 'Address' conform to 'Table'}}
  struct City {
    let city: String
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    @From<User>(\.team.name) let teamName: String
  }
#endif
