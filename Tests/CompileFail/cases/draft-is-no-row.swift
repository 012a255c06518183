// features: Q8
import BasaltDomain
import BasaltPersistence
import Shop

func write(_ user: User, _ draft: User.Draft, on database: Database) async throws {
  #if REFUSED
    try await draft.save(on: database)  // expected-error {{value of type 'User.Draft' has no member 'save'}}
    try await draft.delete(on: database)  // expected-error {{value of type 'User.Draft' has no member 'delete'}}
    try await user.insert(on: database)  // expected-error {{value of type 'User' has no member 'insert'}}
    // expected-error@+1 {{cannot convert value of type 'User' to expected element type 'User.Insertion'}}
    try await User.objects.insert([user], on: database)
    _ = Team.Draft.self  // expected-error {{type 'Team' has no member 'Draft'}}
    _ = draft.id  // expected-error {{value of type 'User.Draft' has no member 'id'}}
  #else
    try await User.objects.insert([draft], on: database)
    try await Team(name: "x").insert(on: database)
    var user = try await draft.insert(on: database)
    user.name = "Ada"
    try await user.save(on: database)
    try await user.delete(on: database)
  #endif
}
