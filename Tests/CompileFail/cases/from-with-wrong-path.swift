// features: Q7
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    // The attribute itself is checked, and so is the column that is read.
    @From<User>(\.team.nam) let teamName: String  // expected-error 2 {{has no dynamic member 'nam'}}
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    @From<User>(\.team.name) let teamName: String
  }
#endif
