// features: M10 Q7
// verified: by line
import BasaltDomain
import Shop

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    // The attribute itself is checked, and so is the expression that is selected.
    // expected-error@+1 2 {{has no dynamic member 'nickname'}}
    @From<User>({ $0.nickname.uppercased() }) let shout: String
    @From<User>({ $0.isAdult == true }) let adult: Bool  // expected-error 2 {{it has no column}}
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    @From<User>({ $0.name.uppercased() }) let shout: String
    @From<User>({ $0.isActive == true }) let adult: Bool
  }
#endif
