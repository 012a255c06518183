// features: Q3
import BasaltDomain
import BasaltPersistence
import Shop

func queries(_ user: User) {
  #if REFUSED
    _ = User.objects.filter { $0.name }  // expected-error {{requires the types 'String' and 'Bool' be equivalent}}
    _ = User.objects.filter { $0.age }  // expected-error {{'Int') and 'Bool' be equivalent}}
    _ = User.objects.filter { $0.age >= 18 && $0.name }  // expected-error {{'String' and 'Bool' be equivalent}}
    _ = User.objects.filter { !$0.age }  // expected-error {{'Int') and 'Bool' be equivalent}}
    // expected-error@+1 {{requires that 'Bool' conform to 'QueryExpression'}}
    _ = User.objects.filter { _ in user.isActive }
  #else
    _ = User.objects.filter { $0.isActive }
    _ = User.objects.filter { $0.age >= 18 && $0.isActive }
    _ = User.objects.filter { !$0.isActive }
    _ = User.objects.filter { $0.isActive == user.isActive }
  #endif
}
