// features: M1
import BasaltDomain
import Shop

func patch(_ user: User) {
  var patch = User.Patch()
  #if REFUSED
    patch.nam = .set("Ada")  // expected-error {{has no dynamic member 'nam' using key path from root type 'User'}}
    patch.name = .set(5)  // expected-error {{cannot convert value of type 'Int' to expected argument type 'String'}}
    patch.name = .set(nil)  // expected-error {{'nil' is not compatible with expected argument type 'String'}}
    patch.id = .set(user.id)  // expected-error {{cannot assign to property: 'patch' is immutable}}
    patch.isAdult = .set(true)  // expected-error {{cannot assign to property: 'patch' is immutable}}
  #else
    patch.name = .set("Ada")
    patch.age = .set(nil)
    patch.teamID = .set(user.teamID)
    patch.name = .unset
  #endif
}
