// features: M10
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    @From<User>({ $0.name.uppercased() }) let shout: Int  // expected-error {{'Int' and 'String'}}
    @From<User>({ $0.age.coalesce(0) >= 18 }) let isAdult: Bool?  // expected-error {{'Bool?' and 'Bool'}}
    @From<User>({
      $0.manager.name.lowercased()
    })
    let manager: String  // expected-error {{'String' and 'String?'}}
    let views: Int
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    @From<User>({ $0.name.uppercased() }) let shout: String
    @From<User>({ $0.age.coalesce(0) >= 18 }) let isAdult: Bool
    @From<User>({
      $0.manager.name.lowercased()
    })
    let manager: String?
    let views: Int
  }
#endif
