// features: T4
import BasaltDomain
import BasaltPersistence
import Shop

func use(_ snapshot: Snapshot, _ transaction: Transaction, _ user: User, _ draft: User.Draft) async throws {
  #if REFUSED
    try await user.save(on: snapshot)  // expected-error {{requires that 'Snapshot' conform to 'Writer'}}
    try await user.delete(on: snapshot)  // expected-error {{requires that 'Snapshot' conform to 'Writer'}}
    try await draft.insert(on: snapshot)  // expected-error {{requires that 'Snapshot' conform to 'Writer'}}
    // expected-error@+1 {{requires that 'Snapshot' conform to 'Writer'}}
    try await User.objects.insert([draft], on: snapshot)
    // expected-error@+1 {{requires that 'Snapshot' conform to 'Writer'}}
    try await User.objects.filter(User.adults).update(on: snapshot) { $0.views += 1 }
    // expected-error@+1 {{requires that 'Snapshot' conform to 'Writer'}}
    try await User.objects.filter(User.adults).delete(on: snapshot)
    try await User.objects.deleteAll(on: snapshot)  // expected-error {{requires that 'Snapshot' conform to 'Writer'}}
    // expected-error@+1 {{value of type 'Snapshot' has no member 'transaction'}}
    _ = try await snapshot.transaction { _ in 1 }
  #else
    _ = try await User.objects.filter(User.adults).all(on: snapshot)
    try await user.save(on: transaction)
    try await draft.insert(on: transaction)
    try await User.objects.filter(User.adults).update(on: transaction) { $0.views += 1 }
    _ = try await transaction.transaction { _ in 1 }
  #endif
}

func rename(_ user: User, on reader: some Reader, or writer: some Writer) async throws {
  #if REFUSED
    try await user.save(on: reader)  // expected-error {{requires that 'some Reader' conform to 'Writer'}}
  #else
    _ = try await User.objects.find(user.id, on: writer)
    try await user.save(on: writer)
  #endif
}
