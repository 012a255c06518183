// features: Q6
import BasaltDomain
import BasaltPersistence
import Shop

func group(on database: Database) async throws {
  let byTeam = User.objects.group { $0.teamID }
  #if REFUSED
    let ages = byTeam.select { ($0.teamID, $0.age.average()) }
    // expected-error@+1 {{cannot assign value of type '[(Team.ID, Double?)]'}}
    let rows: [(Team.ID, Double)] = try await ages.all(on: database)
    _ = try await byTeam.all(on: database)  // expected-error {{value of type 'GroupedQuery<User>' has no member 'all'}}
    // expected-error@+1 {{value of type 'GroupedQuery<User>' has no member 'having'}}
    _ = byTeam.having { $0.count() > 1 }
    _ = ages.having { $0.count() > "1" }  // expected-error {{cannot convert value of type 'String' to expected}}
    _ = byTeam.select { $0.name.sum() }  // expected-error {{no exact matches in call to instance method 'sum'}}
  #else
    let ages = byTeam.select { ($0.teamID, $0.age.average(), $0.count()) }.having { $0.count() > 1 }
    let rows: [(Team.ID, Double?, Int)] = try await ages.all(on: database)
    _ = rows
  #endif
}
