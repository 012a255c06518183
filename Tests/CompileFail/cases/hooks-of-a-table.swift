// features: M12
import BasaltDomain
import BasaltPersistence
import Shop

func register(on database: Database, _ snapshot: Snapshot) async throws {
  #if REFUSED
    _ = database.withHooks(for: Address.self) { _ in }  // expected-error {{requires that 'Address' conform to 'Table'}}
    _ = database.withHooks(for: UserDTO.self) { _ in }  // expected-error {{requires that 'UserDTO' conform to 'Table'}}
    _ = database.withHooks(for: User.self) { hooks in
      // expected-error@+1 {{value of type 'User.Insertion' (aka 'User.Draft') has no member 'nam'}}
      hooks.beforeInsert { draft, _ in draft.nam = "x" }
    }
    _ = database.withHooks(for: User.self) { hooks in
      // expected-error@+1 {{value of type 'User.Insertion' (aka 'User.Draft') has no member 'id'}}
      hooks.beforeInsert { draft, _ in draft.id = 3 }
    }
    _ = database.withHooks(for: User.self) { hooks in
      // expected-error@+1 {{cannot assign to property: 'user' is a 'let' constant}}
      hooks.afterSave { user, _ in user.name = "x" }
    }
    _ = database.withHooks(for: User.self) { hooks in
      // expected-error@+1 {{cannot convert value of type '@Sendable (User, Transaction) -> ()' to expected argument}}
      hooks.beforeDelete { (user: User, _) in _ = user }
    }
    User.beforeSave { _ in }  // expected-error {{type 'User' has no member 'beforeSave'}}
    _ = snapshot.skippingHooks()  // expected-error {{value of type 'Snapshot' has no member 'skippingHooks'}}
  #else
    _ = database.withHooks(for: User.self) { hooks in
      hooks.beforeInsert { draft, _ in draft.name = "x" }
      hooks.beforeSave { user, _ in user.name = "x" }
      hooks.afterSave { user, transaction in try await user.delete(on: transaction) }
      hooks.beforeDelete { (id: User.ID, _) in _ = id }
    }
    _ = database.skippingHooks()
  #endif
}
