// features: R2
import BasaltDomain
import Shop

func read(_ user: User) {
  #if REFUSED
    _ = user.team  // expected-error {{value of type 'User' has no member 'team'}}
    _ = user.manager?.name  // expected-error {{value of type 'User' has no member 'manager'}}
  #else
    _ = user.teamID
  #endif
}
