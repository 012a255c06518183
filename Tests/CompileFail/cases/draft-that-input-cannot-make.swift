// features: M9
import BasaltDomain
import Foundation
import Shop

@Model(table: "vaults")
struct Vault {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
  @Hidden var secret: String
  @ReadOnly var visits: Int = 0
}

func read(_ data: Data) throws {
  let decoder = JSONDecoder()
  #if REFUSED
    // expected-error@+1 {{requires that 'Vault.Draft' conform to 'Decodable'}}
    _ = try decoder.decode(Vault.Draft.self, from: data)
    let input = try decoder.decode(Vault.Draft.Input.self, from: data)
    _ = input.secret  // expected-error {{value of type 'Vault.Draft.Input' has no member 'secret'}}
    _ = input.visits  // expected-error {{value of type 'Vault.Draft.Input' has no member 'visits'}}
    _ = try decoder.decode(Vault.self, from: data)  // expected-error {{requires that 'Vault' conform to 'Decodable'}}
    // expected-error@+1 {{requires that 'User.Draft' conform to 'Decodable'}}
    _ = try decoder.decode(User.Draft.self, from: data)
  #else
    let input = try decoder.decode(Vault.Draft.Input.self, from: data)
    _ = input.draft(secret: "x")
    _ = try decoder.decode(Vault.Patch.self, from: data)
  #endif
}
