// features: Q8
import BasaltDomain
import BasaltPersistence
import Shop

func update(on database: Database) async throws {
  let adults = User.objects.filter(User.adults)
  #if REFUSED
    // expected-error@+1 {{cannot convert value of type '[Assignment<Team.Columns<Present>.Root>]'}}
    try await adults.update(on: database) { $0.team.name.set("x") }
    // expected-error@+1 {{has no dynamic member 'title'}}
    try await adults.update(on: database) { $0.title.set("x") }
  #else
    try await adults.update(on: database) { $0.name.set("x") }
    try await Team.objects.filter { $0.name == "y" }.update(on: database) { $0.name.set("x") }
  #endif
}
