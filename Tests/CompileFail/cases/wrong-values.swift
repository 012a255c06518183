// features: Q3
import BasaltDomain
import BasaltPersistence
import Foundation
import Shop

func queries(_ minimumAge: Int?, since start: Date) {
  #if REFUSED
    _ = User.objects.filter { $0.age >= "x" }  // expected-error {{cannot convert value of type 'String' to expected}}
    _ = User.objects.filter { $0.name == 3 }  // expected-error {{cannot convert value of type 'Int' to expected}}
    _ = User.objects.filter { $0.createdAt > "2020" }  // expected-error {{cannot convert value of type 'String' to}}
    _ = User.objects.exclude { $0.isActive == 1 }  // expected-error {{literal value '1' cannot be used as a boolean}}
    _ = User.objects.filter {
      $0.age >= 18
      $0.name == 4  // expected-error {{cannot convert value of type 'Int' to expected}}
    }
    _ = User.objects.filter {
      if let minimumAge { $0.name >= minimumAge }  // expected-error {{cannot convert value of type 'Int' to expected}}
    }
  #else
    _ = User.objects.filter { $0.age >= 18 }
    _ = User.objects.filter { $0.name == "x" }
    _ = User.objects.filter { $0.createdAt > start }
    _ = User.objects.exclude { $0.isActive == true }
    _ = User.objects.filter {
      $0.age >= 18
      $0.name == "x"
      if let minimumAge { $0.age >= minimumAge }
    }
  #endif
}
