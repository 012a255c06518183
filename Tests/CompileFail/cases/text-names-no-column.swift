// features: Q2
import BasaltDomain
import BasaltPersistence
import Shop

func queries() {
  #if REFUSED
    _ = User.objects.filter("age >= 18")  // expected-error {{no exact matches in call to instance method 'filter'}}
    // expected-error@+1 {{cannot convert value of type 'String' to expected argument type '(User.QueryColumns)}}
    _ = User.objects.order("name")
    _ = User.objects.filter { $0["age"] == 18 }  // expected-error {{has no subscripts}}
  #else
    _ = User.objects.filter(User.adults).order { $0.name.ascending }
  #endif
}
