// features: Q1
import BasaltDomain
import BasaltPersistence
import Shop

func run(_ user: User, on database: Database) async throws {
  #if REFUSED
    _ = try await User.objects.all()  // expected-error {{missing argument for parameter 'on' in call}}
    _ = try await User.objects.count()  // expected-error {{missing argument for parameter 'on' in call}}
    try await user.save()  // expected-error {{missing argument for parameter 'on' in call}}
    try await user.delete()  // expected-error {{missing argument for parameter 'on' in call}}
    _ = User.objects.statement  // expected-error {{'statement' is inaccessible due to 'internal' protection level}}
    for _ in User.objects {}  // expected-error {{to conform to 'Sequence'}}
  #else
    for _ in try await User.objects.all(on: database) {}
    _ = try await User.objects.count(on: database)
    try await user.save(on: database)
    try await user.delete(on: database)
  #endif
}
