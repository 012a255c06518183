// features: Q13
import BasaltDomain
import BasaltPersistence
import Shop

func queries(_ minimumAge: Int?) {
  #if REFUSED
    _ = User.objects.filter { $0.name == nil }  // expected-error {{'nil' is not compatible with expected}}
    _ = User.objects.filter { $0.name != nil }  // expected-error {{'nil' is not compatible with expected}}
    _ = User.objects.filter { $0.team.name == nil }  // expected-error {{'nil' is not compatible with expected}}
    _ = User.objects.filter { $0.age > nil }  // expected-error {{'nil' is not compatible with expected}}
    // expected-error@+1 {{value of optional type 'Int?' must be unwrapped}}
    _ = User.objects.filter { $0.age >= minimumAge }
  #else
    _ = User.objects.filter { $0.age == nil && $0.age != minimumAge }
    _ = User.objects.filter { $0.manager.name == nil && $0.manager.team.name == nil }
    _ = User.objects.filter { if let minimumAge { $0.age >= minimumAge } }
  #endif
}
