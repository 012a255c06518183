// features: Q2
import BasaltDomain
import BasaltPersistence
import Shop

func queries(on database: Database) async throws {
  let adults = User.objects.filter(User.adults)
  #if REFUSED
    // expected-error@+1 {{'isAdult' is computed in Swift: it has no column}}
    _ = User.objects.filter { $0.isAdult }
    // expected-error@+1 {{'isAdult' is computed in Swift: it has no column}}
    _ = User.objects.filter { $0.isAdult == true }
    // expected-error@+1 {{'isAdult' is computed in Swift: it has no column}}
    _ = User.objects.filter { $0.manager.isAdult }
    // expected-error@+1 {{'isAdult' is computed in Swift: it has no column}}
    _ = User.objects.order { $0.isAdult.ascending }
    // expected-error@+1 {{'isAdult' is computed in Swift: it has no column}}
    _ = User.objects.select { $0.isAdult }
    // expected-error@+1 {{'isAdult' is computed in Swift: it has no column}}
    try await adults.update(on: database) { $0.isAdult.set(true) }
  #else
    _ = try await User.objects.all(on: database).filter(\.isAdult)
    try await adults.update(on: database) { $0.isActive.set(true) }
  #endif
}
