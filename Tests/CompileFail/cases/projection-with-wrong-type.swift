// features: Q7
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    let name: Int  // expected-error {{String}}
    let email: String
    let age: Int  // expected-error {{Int?}}
    let views: Int?  // expected-error {{Int?}}
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    let name: String
    let email: String
    let age: Int?
    let views: Int
  }
#endif
