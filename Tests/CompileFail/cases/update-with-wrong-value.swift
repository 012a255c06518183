// features: Q8 Q4
import BasaltDomain
import BasaltPersistence
import Shop

func update(_ user: User, on database: Database) async throws {
  let adults = User.objects.filter(User.adults)
  #if REFUSED
    // expected-error@+2 {{binary operator '+=' cannot be applied to operands of type}}
    // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'String'}}
    try await adults.update(on: database) { $0.name += 1 }
    // expected-error@+1 {{cannot convert value of type 'Int' to}}
    try await adults.update(on: database) { $0.name.set(3) }
    // expected-error@+1 {{'nil' is not compatible with expected}}
    try await adults.update(on: database) { $0.name.set(nil) }
    // expected-error@+1 {{cannot convert value of type 'String'}}
    try await adults.update(on: database) { $0.views.set("x") }
    // expected-error@+1 {{'Int' and 'String' be equivalent}}
    try await adults.update(on: database) { $0.views.set($0.name) }
    try await adults.update(on: database) { $0.views.set($0.age) }  // expected-error {{'Int' and 'Int?' be equivalent}}
    try await adults.update(on: database) { $0.teamID.set(user.id) }  // expected-error {{'Identifier<UserDTO, Int64>'}}
  #else
    try await adults.update(on: database) {
      $0.views += 1
      $0.name.set("x")
      $0.age.set(nil)
      $0.views.set($0.age.coalesce(0) + 1)
      $0.teamID.set(user.teamID)
      $0.managerID.set(user.id)
    }
  #endif
}
