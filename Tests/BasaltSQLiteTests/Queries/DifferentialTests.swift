import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Random queries across relations", .feature("Q3", "R3", "R4", "Q8", on: .sqlite))
struct DifferentialTests {
  private typealias Judgement = (expression: ValueExpression<Bool>, answer: (Row) -> Bool?)

  /// A user with those that its relations lead to.
  private struct Row {
    let user: User
    let team: Team
    let manager: User?
    let managerTeam: Team?
    let managersManager: User?
  }

  @Test("filters, orders, bounds, counts, updates and deletions agree with Swift")
  func agreement() async throws {
    try await withDatabase { db in
      var random = SeededGenerator(51)
      let rows = try await Self.fill(db, &random)
      for _ in 0..<SeededGenerator.rounds(150) {
        let judgement = Self.condition(depth: 2, &random)
        let kept = rows.filter { judgement.answer($0) == true }.map(\.user.id)
        let query = User.objects.filter { _ in judgement.expression }
        let preview = try query.preview(on: db)
        let comment = Comment("\(preview.sql) \(preview.parameters)")
        try await #require(query.order { $0.id.ascending }.all(on: db).map(\.id) == kept, comment)
        let dropped = User.objects.exclude { _ in judgement.expression }.order { $0.id.ascending }
        try await #require(dropped.all(on: db).map(\.id) == rows.map(\.user.id).filter { !kept.contains($0) }, comment)
        try await expectBounds(query, kept, db, &random)
        try await expectWrites(query, kept.count, db)
      }
    }
  }

  private func expectBounds(
    _ query: Query<User>, _ kept: [User.ID], _ db: Database, _ random: inout SeededGenerator
  ) async throws {
    let limit = Bool.random(using: &random) ? Int.random(in: 0...8, using: &random) : nil
    let offset = Bool.random(using: &random) ? Int.random(in: 0...8, using: &random) : nil
    var bounded = query.order { $0.id.descending }
    if let limit { bounded = bounded.limit(limit) }
    if let offset { bounded = bounded.offset(offset) }
    let expected = kept.reversed().dropFirst(offset ?? 0).prefix(limit ?? .max)
    try await #expect(bounded.all(on: db).map(\.id) == Array(expected))
    try await #expect(bounded.count(on: db) == expected.count)
    try await #expect(bounded.exists(on: db) == !expected.isEmpty)
    try await #expect(bounded.first(on: db)?.id == expected.first)
  }

  /// Updates and deletes what the query finds, and takes it back.
  private func expectWrites(_ query: Query<User>, _ count: Int, _ db: Database) async throws {
    await expectThrows(Abandoned.self) {
      try await db.transaction { tx in
        try await #expect(query.update(on: tx) { $0.passwordHash.set("changed") } == count)
        try await #expect(User.objects.filter { $0.passwordHash == "changed" }.count(on: tx) == count)
        try await #expect(query.delete(on: tx) == count)
        throw Abandoned()
      }
    }
  }

  @Test("random orders agree with Swift, nulls before all values")
  func orders() async throws {
    try await withDatabase { db in
      var random = SeededGenerator(52)
      let rows = try await Self.fill(db, &random)
      for _ in 0..<SeededGenerator.rounds(60) {
        let descends = (0..<3).map { _ in Bool.random(using: &random) }
        let found = try await User.objects.order {
          (
            descends[0] ? $0.manager.age.descending : $0.manager.age.ascending,
            descends[1] ? $0.team.name.descending : $0.team.name.ascending,
            descends[2] ? $0.id.descending : $0.id.ascending
          )
        }.all(on: db).map(\.id)
        let expected = rows.sorted { one, other in
          let ages = (one.manager?.age ?? .min, other.manager?.age ?? .min)
          if ages.0 != ages.1 { return (ages.0 < ages.1) != descends[0] }
          if one.team.name != other.team.name { return (one.team.name < other.team.name) != descends[1] }
          return (one.user.id < other.user.id) != descends[2]
        }
        #expect(found == expected.map(\.user.id))
      }
    }
  }

  @Test("random groups agree with Swift")
  func groups() async throws {
    try await withDatabase { db in
      var random = SeededGenerator(53)
      let rows = try await Self.fill(db, &random)
      for _ in 0..<SeededGenerator.rounds(40) {
        let judgement = Self.condition(depth: 1, &random)
        let least = Int.random(in: 0...4, using: &random)
        let found = try await User.objects.filter { _ in judgement.expression }
          .group { ($0.team.name, $0.manager.isActive) }
          .select { ($0.team.name, $0.manager.isActive, $0.count(), $0.age.sum(), $0.views.max(), $0.age.count()) }
          .having { $0.count() > least }.all(on: db)
        let expected = Dictionary(grouping: rows.filter { judgement.answer($0) == true }) {
          "\($0.team.name) \(String(describing: $0.manager?.isActive))"
        }.filter { $0.value.count > least }.map { key, group in
          let ages = group.compactMap(\.user.age)
          let sum = ages.isEmpty ? nil : ages.reduce(0, +)
          return
            "\(key) \(group.count) \(String(describing: sum)) \(String(describing: group.map(\.user.views).max())) \(ages.count)"
        }
        let texts = found.map { team, isActive, count, sum, most, ages in
          "\(team) \(String(describing: isActive)) \(count) \(String(describing: sum)) \(String(describing: most)) \(ages)"
        }
        #expect(Set(texts) == Set(expected) && texts.count == expected.count)
      }
    }
  }

  // MARK: Rows

  private static func fill(_ db: Database, _ random: inout SeededGenerator) async throws -> [Row] {
    let teams = try await Self.insert(["a", "b", "c"].map { Team(name: $0) }, db)
    var users: [User] = []
    for number in 0..<40 {
      let draft = User.Draft(
        email: "u\(number)@x.com", name: ["Ada", "Bob", "a%"].randomElement(using: &random) ?? "x",
        age: Int.random(in: 0..<4, using: &random) == 0 ? nil : Int.random(in: 0...4, using: &random), passwordHash: "",
        views: Int.random(in: 0...3, using: &random), isActive: .random(using: &random),
        createdAt: Date(timeIntervalSince1970: 0), teamID: teams.randomElement(using: &random)?.id ?? teams[0].id,
        managerID: Bool.random(using: &random) ? users.randomElement(using: &random)?.id : nil)
      users.append(try await draft.insert(on: db))
    }
    let teamOf = Dictionary(uniqueKeysWithValues: teams.map { ($0.id, $0) })
    let userOf = Dictionary(uniqueKeysWithValues: users.map { ($0.id, $0) })
    return users.map { user in
      let manager = user.managerID.flatMap { userOf[$0] }
      return Row(
        user: user, team: teamOf[user.teamID] ?? teams[0], manager: manager,
        managerTeam: manager.flatMap { teamOf[$0.teamID] },
        managersManager: manager?.managerID.flatMap { userOf[$0] })
    }
  }

  private static func insert(_ teams: [Team], _ db: Database) async throws -> [Team] {
    try await Team.objects.insert(teams, on: db)
    return teams
  }

  // MARK: Conditions

  private static let columns = User.Columns<Present>(tablePath: TablePath(from: User.self))

  private static func condition(depth: Int, _ random: inout SeededGenerator) -> Judgement {
    guard depth > 0 else { return leaf(&random) }
    let left = condition(depth: depth - 1, &random)
    let right = condition(depth: depth - 1, &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return (!left.expression, { row in left.answer(row).map { !$0 } })
    case 1: return (left.expression && right.expression, { and(left.answer($0), right.answer($0)) })
    case 2:
      return (
        left.expression || right.expression,
        { row in and(left.answer(row).map { !$0 }, right.answer(row).map { !$0 }).map { !$0 } }
      )
    default: return (left.expression == right.expression, { left.answer($0) == right.answer($0) })
    }
  }

  private static func and(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == nil || right == nil ? nil : true
  }

  private static func leaf(_ random: inout SeededGenerator) -> Judgement {
    let number = Int.random(in: 0...4, using: &random)
    let name = ["Ada", "Bob", "a%", "b", "c"].randomElement(using: &random) ?? "a"
    let choices: [Judgement] = [
      (columns.age == number, { $0.user.age == number }),
      (columns.views < number, { $0.user.views < number }),
      (columns.isActive == true, { $0.user.isActive }),
      (columns.team.name == name, { $0.team.name == name }),
      (columns.team.name != name, { $0.team.name != name }),
      (columns.manager.name == name, { $0.manager?.name == name }),
      (columns.manager.name == nil, { $0.manager == nil }),
      (columns.manager.age == nil, { $0.manager?.age == nil }),
      (columns.manager.age >= number, { row in row.manager?.age.map { $0 >= number } }),
      (columns.age == columns.manager.age, { $0.user.age == $0.manager?.age }),
      (columns.views < columns.manager.views, { row in row.manager.map { row.user.views < $0.views } }),
      (columns.manager.isActive != true, { $0.manager?.isActive != true }),
      (columns.manager.team.name.isIn([name, "a"]), { row in row.managerTeam.map { [name, "a"].contains($0.name) } }),
      (columns.manager.team.id == columns.team.id, { $0.managerTeam?.id == $0.team.id }),
      (columns.manager.manager.views.coalesce(9) > number, { ($0.managersManager?.views ?? 9) > number }),
      (columns.manager.name.hasPrefix("A"), { row in row.manager.map { $0.name.hasPrefix("A") } }),
      (columns.managerID == columns.manager.id, { _ in true }),
    ]
    return choices.randomElement(using: &random) ?? choices[0]
  }
}
