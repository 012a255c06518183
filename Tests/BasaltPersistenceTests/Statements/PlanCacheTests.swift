import BasaltDomain
import BasaltTestFeatures
import Shop
import Testing

@testable import BasaltPersistence

@Suite("Plan cache", .feature("Q1", "T8", on: .core))
struct PlanCacheTests {
  private func plan(_ query: Query<User>, on database: Database) throws -> StatementPlan {
    try database.session.prepare(.select(query.statement)).plan
  }

  @Test("a shape is rendered once, whatever the values")
  func once() throws {
    let database = Database(driver: NoDatabase())
    let first = try plan(User.objects.filter { $0.age == 1 }, on: database)
    let second = try plan(User.objects.filter { $0.age == 2 }, on: database)
    let other = try plan(User.objects.filter { $0.age == nil }, on: database)
    #expect(first === second && first !== other && first.id != other.id)
  }

  @Test("a query that is refused is refused every time")
  func refused() {
    let database = Database(driver: NoDatabase())
    for _ in 0..<2 {
      #expect(throws: DatabaseError.self) { try plan(User.objects.limit(-1), on: database) }
    }
  }

  @Test("more shapes than the cache holds are all rendered right, and no two plans share a number")
  func overflow() throws {
    let database = Database(driver: NoDatabase())
    var ids: Set<Int> = []
    for number in 0..<2500 {
      let plan = try plan(Self.query(number), on: database)
      #expect(plan.sql.hasSuffix(Self.order(number)))
      ids.insert(plan.id)
    }
    #expect(ids.count == 2500)
    #expect(try plan(Self.query(7), on: database).sql.hasSuffix(Self.order(7)))
  }

  @Test("many tasks that ask for one shape get one plan")
  func concurrent() async throws {
    let database = Database(driver: NoDatabase())
    let ids = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
      for task in 0..<8 {
        group.addTask {
          var ids: Set<Int> = []
          for age in 0..<200 {
            ids.insert(
              try database.session.prepare(.select(User.objects.filter { $0.age == age + task }.statement)).plan.id)
          }
          return ids
        }
      }
      return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
    }
    #expect(ids.count == 1)
  }

  /// A query of its own shape for each number: a term of the order for each binary digit.
  private static func query(_ number: Int) -> Query<User> {
    var query = User.objects
    query.statement.order = (0..<12).map { digit in
      OrderTerm(.column(ColumnReference(position: digit % 10)), isDescending: number >> digit & 1 == 1)
    }
    return query
  }

  private static func order(_ number: Int) -> String {
    let terms = (0..<12).map { digit in
      "\"\(User.mapping.schema.columns[digit % 10].name)\" \(number >> digit & 1 == 1 ? "DESC" : "ASC")"
    }
    return " ORDER BY " + terms.joined(separator: ", ")
  }
}
