// features: Q3
import BasaltDomain
import BasaltPersistence
import Shop

extension Team {
  static let engines = condition { $0.name == "engines" }
}

func queries(_ users: any Repository<User>, in database: Database) async throws {
  #if REFUSED
    // expected-error@+1 {{cannot convert value of type 'Condition<Team>' to expected argument type 'Condition<User>'}}
    _ = User.objects.filter(Team.engines)
    // expected-error@+1 {{cannot convert value of type 'Condition<Team>' to expected argument type 'Condition<User>'}}
    _ = User.objects.exclude(Team.engines)
    // expected-error@+1 {{cannot convert value of type 'Condition<Team>' to expected argument type 'Condition<User>'}}
    _ = try await users.matching(Team.engines)
    // expected-error@+1 {{cannot convert value of type 'Team' to specified type 'User'}}
    let others: any Repository<User> = database.repository(of: Team.self)
  #else
    _ = Team.objects.filter(Team.engines)
    _ = User.objects.exclude(User.adults)
    _ = try await users.matching(User.adults)
    let teams: any Repository<Team> = database.repository(of: Team.self)
    _ = try await teams.matching(Team.engines)
  #endif
}
