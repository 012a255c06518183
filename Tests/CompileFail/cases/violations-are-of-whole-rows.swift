// features: M9
import BasaltDomain
import BasaltPersistence
import Shop

func repair(on database: Database) async throws {
  #if REFUSED
    // expected-error@+1 {{value of type 'CollectingQuery<User>' has no member 'asDTOs'}}
    _ = try await User.objects.collectingViolations().asDTOs(on: database)
    // expected-error@+1 {{value of type 'CollectingQuery<User>' has no member 'filter'}}
    _ = User.objects.collectingViolations().filter { $0.age > 3 }
    // expected-error@+1 {{value of type 'Selection<User, String>' has no member 'unvalidated'}}
    _ = User.objects.select { $0.name }.unvalidated()
    // expected-error@+1 {{cannot convert value of type 'CheckedRows<User>' to specified type '[User]'}}
    let users: [User] = try await User.objects.collectingViolations().all(on: database)
  #else
    _ = try await User.objects.asDTOs(on: database)
    _ = User.objects.filter { $0.age > 3 }.collectingViolations()
    _ = User.objects.unvalidated().select { $0.name }
    let users: [User] = try await User.objects.collectingViolations().all(on: database).rows
    _ = users
  #endif
}
