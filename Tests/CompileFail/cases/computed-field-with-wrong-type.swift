// features: M10
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    // expected-error@+1 {{'Int.Type' to expected argument type 'String.Type'}}
    @From<User>({ $0.name.uppercased() }) let shout: Int
    @From<User>({ $0.age.coalesce(0) >= 18 }) let isAdult: Bool?  // expected-error {{'Bool?.Type'}}
    @From<User>({
      $0.manager.name.lowercased()
    })
    let manager: String  // expected-error {{'String?.Type'}}
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
