// features: Q4
import BasaltDomain
import BasaltPersistence
import Shop

func queries() {
  #if REFUSED
    _ = User.objects.order { $0.team.ascending }  // expected-error {{has no dynamic member 'ascending'}}
    _ = User.objects.limit("20")  // expected-error {{cannot convert value of type 'String' to expected argument type}}
  #else
    _ = User.objects.order { ($0.team.name.ascending, $0.name.length().descending) }.limit(20)
  #endif
}
