// features: Q7
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    let id: User.ID
    let nickname: String  // expected-error {{has no dynamic member 'nickname'}}
    let name: String
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    let id: User.ID
    let name: String
    var nickname: String { String(name.prefix(1)) }
  }
#endif
