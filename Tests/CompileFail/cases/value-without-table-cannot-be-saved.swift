// features: M2
import BasaltDomain
import BasaltPersistence
import Shop

func write(_ address: Address, on database: Database) async throws {
  #if REFUSED
    try await address.save(on: database)  // expected-error {{value of type 'Address' has no member 'save'}}
    try await address.delete(on: database)  // expected-error {{value of type 'Address' has no member 'delete'}}
    try await address.insert(on: database)  // expected-error {{value of type 'Address' has no member 'insert'}}
    _ = Address.objects  // expected-error {{type 'Address' has no member 'objects'}}
    _ = Address.Draft.self  // expected-error {{type 'Address' has no member 'Draft'}}
    _ = Address.condition { $0.city == "Turin" }  // expected-error {{type 'Address' has no member 'condition'}}
    try await database.createTables(Address.self)  // expected-error {{in call to instance method 'createTables'}}
    _ = database.repository(of: Address.self)  // expected-error {{requires that 'Address' conform to 'Table'}}
  #else
    var failures = ValidationFailures()
    address.validate(into: &failures)
    _ = address.dto.city
  #endif
}
