// features: M2
import BasaltDomain
import BasaltPersistence
import Shop

func write(_ user: UserDTO, on database: Database) async throws {
  #if REFUSED
    try await user.save(on: database)  // expected-error {{value of type 'UserDTO' has no member 'save'}}
    try await user.delete(on: database)  // expected-error {{value of type 'UserDTO' has no member 'delete'}}
    try await user.insert(on: database)  // expected-error {{value of type 'UserDTO' has no member 'insert'}}
    _ = Query<UserDTO>.self  // expected-error {{type 'UserDTO' does not conform to protocol 'Table'}}
    _ = UserDTO.objects  // expected-error {{type 'UserDTO' has no member 'objects'}}
  #else
    var row = try await User.objects.get(user.id, on: database)
    row.name = user.name
    try await row.save(on: database)
    try await row.delete(on: database)
  #endif
}
