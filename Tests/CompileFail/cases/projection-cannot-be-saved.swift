// features: M2
import BasaltDomain
import BasaltPersistence
import Shop

@Projection(of: User.self)
struct UserCard {
  let id: User.ID
  let name: String
  @From<User>(\.team.name) let teamName: String
}

func write(_ card: UserCard, on database: Database) async throws {
  #if REFUSED
    try await card.save(on: database)  // expected-error {{value of type 'UserCard' has no member 'save'}}
    try await card.delete(on: database)  // expected-error {{value of type 'UserCard' has no member 'delete'}}
    try await card.insert(on: database)  // expected-error {{value of type 'UserCard' has no member 'insert'}}
    _ = UserCard.objects  // expected-error {{type 'UserCard' has no member 'objects'}}
  #else
    _ = try await User.objects.fetch(UserCard.self, on: database)
  #endif
}
