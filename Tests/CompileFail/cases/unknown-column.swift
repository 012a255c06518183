// features: Q2
import BasaltDomain
import BasaltPersistence
import Shop

func queries(on database: Database) async throws {
  #if REFUSED
    _ = User.objects.filter { $0.nam == "x" }  // expected-error {{has no dynamic member 'nam'}}
    _ = User.objects.order { $0.nam.ascending }  // expected-error {{has no dynamic member 'nam'}}
    _ = User.objects.filter { $0.team.nam == "x" }  // expected-error {{has no dynamic member 'nam'}}
    _ = User.objects.filter { $0.manager.nam == "x" }  // expected-error {{has no dynamic member 'nam'}}
    // expected-error@+2 {{has no dynamic member 'tea'}}
    // expected-error@+1 {{has no member 'name'}}
    _ = User.objects.filter { $0.tea.name == "x" }
    _ = User.objects.select { $0.nam }  // expected-error {{has no dynamic member 'nam'}}
    _ = User.adults.nam  // expected-error {{value of type 'Condition<User>' has no member 'nam'}}
    _ = User.condition { $0.nam == "x" }  // expected-error {{has no dynamic member 'nam'}}
  #else
    _ = User.objects.filter { $0.name == "x" && $0.team.name == "x" && $0.manager.name == "x" }
    _ = User.objects.order { $0.name.ascending }
    _ = User.objects.select { $0.name }
    _ = User.condition { $0.name == "x" }
  #endif
}
