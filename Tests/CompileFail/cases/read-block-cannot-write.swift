// features: Q8
import BasaltDomain
import BasaltPersistence
import Shop

func count(_ user: User, _ patch: User.Patch, on database: Database) async throws {
  #if REFUSED
    try await database.read { snapshot in
      try await user.save(on: snapshot)  // expected-error {{requires that 'Snapshot' conform to 'Writer'}}
    }
    try await database.read { snapshot in
      // expected-error@+1 {{requires that 'Snapshot' conform to 'Writer'}}
      try await User.objects.update(user.id, with: patch, on: snapshot)
    }
    try await database.read { snapshot in
      // expected-error@+1 {{value of type 'Snapshot' has no member 'createTables'}}
      try await snapshot.createTables(User.self)
    }
  #else
    try await database.read { snapshot in
      try await User.objects.count(on: snapshot)
    }
    try await database.transaction { transaction in
      try await user.save(on: transaction)
      try await User.objects.update(user.id, with: patch, on: transaction)
    }
  #endif
}
