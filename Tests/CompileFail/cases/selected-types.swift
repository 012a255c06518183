// features: Q7
import BasaltDomain
import BasaltPersistence
import Shop

func select(on database: Database) async throws {
  #if REFUSED
    // expected-error@+1 {{type '(Column<User.Columns<Present>.Root, String>, Column<User.Columns<Present>.Root, Int?>)'}}
    let ages: [(String, Int)] = try await User.objects.select { ($0.name, $0.age) }.all(on: database)
    // expected-error@+1 {{Column<User.Columns<Nullable>.Root, String?>)'}}
    let managers: [(String, String)] = try await User.objects.select { ($0.name, $0.manager.name) }.all(on: database)
  #else
    let ages: [(String, Int?)] = try await User.objects.select { ($0.name, $0.age) }.all(on: database)
    let managers: [(String, String?)] = try await User.objects.select { ($0.name, $0.manager.name) }.all(on: database)
    let teams: [(String, String)] = try await User.objects.select { ($0.name, $0.team.name) }.all(on: database)
    _ = (ages, managers, teams)
  #endif
}
