// features: Q7
import BasaltDomain
import BasaltPersistence
import Shop

func select(on database: Database) async throws {
  #if REFUSED
    // expected-error@+1 {{cannot assign value of type '[(String, Int?)]' to type '[(String, Int)]'}}
    let ages: [(String, Int)] = try await User.objects.select { ($0.name, $0.age) }.all(on: database)
    // expected-error@+1 {{cannot assign value of type '[(String, String?)]' to type '[(String, String)]'}}
    let managers: [(String, String)] = try await User.objects.select { ($0.name, $0.manager.name) }.all(on: database)
  #else
    let ages: [(String, Int?)] = try await User.objects.select { ($0.name, $0.age) }.all(on: database)
    let managers: [(String, String?)] = try await User.objects.select { ($0.name, $0.manager.name) }.all(on: database)
    let teams: [(String, String)] = try await User.objects.select { ($0.name, $0.team.name) }.all(on: database)
    _ = (ages, managers, teams)
  #endif
}
