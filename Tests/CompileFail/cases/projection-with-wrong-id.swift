// features: M7 Q7
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    let id: Team.ID  // expected-error {{Team.ID}}
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    let id: User.ID
  }
#endif
