// features: M2 M10
import BasaltDomain
import BasaltPersistence
import Shop

func write(_ card: UserDTO.Card, on database: Database) async throws {
  #if REFUSED
    try await card.save(on: database)  // expected-error {{value of type 'UserDTO.Card' has no member 'save'}}
    try await card.delete(on: database)  // expected-error {{value of type 'UserDTO.Card' has no member 'delete'}}
    try await card.insert(on: database)  // expected-error {{value of type 'UserDTO.Card' has no member 'insert'}}
    _ = UserDTO.Card.objects  // expected-error {{type 'UserDTO.Card' has no member 'objects'}}
  #else
    _ = try await User.objects.filter { $0.id == card.id }.fetch(UserDTO.Card.self, on: database)
  #endif
}
