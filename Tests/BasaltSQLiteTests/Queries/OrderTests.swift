import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Order, limit and offset", .feature("Q1", "Q5", on: .sqlite))
struct OrderTests {
  private func names(_ query: Query<User>, _ db: Database) async throws -> [String] {
    try await query.all(on: db).map(\.name)
  }

  @Test("rows come in the order of the terms, nulls before all values")
  func order() async throws {
    try await withShop { db, _ in
      let users = User.objects
      try await #expect(names(users.order { $0.age.ascending }, db) == ["Bob", "Cyd", "Ada", "Dee"])
      try await #expect(names(users.order { $0.age.descending }, db) == ["Dee", "Ada", "Cyd", "Bob"])
      try await #expect(
        names(users.order { ($0.team.name.descending, $0.name.ascending) }, db) == [
          "Cyd", "Dee", "Ada", "Bob",
        ])
      try await #expect(
        names(users.order { ($0.isActive.ascending, $0.views.descending) }, db) == [
          "Bob", "Ada", "Dee", "Cyd",
        ])
      try await #expect(
        names(users.order { ($0.views % 5).ascending }.filter { $0.views > 0 }, db) == ["Ada", "Dee", "Cyd"])
      try await #expect(names(users.order { ($0.manager.name.ascending, $0.id.ascending) }, db).first == "Ada")
    }
  }

  @Test("limit and offset cut a window out of the rows")
  func window() async throws {
    try await withShop { db, _ in
      let users = User.objects.order { $0.id.ascending }
      try await #expect(names(users.limit(2), db) == ["Ada", "Bob"])
      try await #expect(names(users.offset(1), db) == ["Bob", "Cyd", "Dee"])
      try await #expect(names(users.limit(2).offset(1), db) == ["Bob", "Cyd"])
      try await #expect(names(users.limit(0), db) == [])
      try await #expect(names(users.limit(9).offset(9), db) == [])
      try await #expect(names(users.limit(.max).offset(0), db).count == 4)
    }
  }

  @Test("a negative limit or offset is an error and never all rows")
  func negative() async throws {
    try await withShop { db, _ in
      await expectFailure(.invalidQuery) { try await User.objects.limit(-1).all(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.offset(-1).count(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.limit(-1).first(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.limit(-1).exists(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.select { $0.name }.limit(-1).first(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.limit(-1).stream(on: db) { _ in true } }
    }
  }

  @Test("first is the first of the order, or of the keys, within the query's own bounds")
  func first() async throws {
    try await withShop { db, shop in
      try await #expect(User.objects.first(on: db) == shop.ada)
      try await #expect(User.objects.order { $0.age.descending }.first(on: db) == shop.dee)
      try await #expect(User.objects.offset(2).first(on: db) == shop.cyd)
      try await #expect(User.objects.limit(3).first(on: db) == shop.ada)
      try await #expect(User.objects.limit(0).first(on: db) == nil)
      try await #expect(User.objects.filter { $0.age > 99 }.first(on: db) == nil)
      let last: String? = try await User.objects.select { $0.name }.order { $0.name.descending }.first(on: db)
      let none: String? = try await User.objects.select { $0.name }.limit(0).first(on: db)
      #expect(last == "Dee" && none == nil)
    }
  }

  @Test("get and find know a key, and respect the query's filters")
  func get() async throws {
    try await withShop { db, shop in
      try await #expect(User.objects.get(shop.cyd.id, on: db) == shop.cyd)
      try await #expect(User.objects.find(shop.cyd.id, on: db) == shop.cyd)
      try await #expect(User.objects.find(99, on: db) == nil)
      try await #expect(User.objects.filter(User.adults).find(shop.cyd.id, on: db) == nil)
      let error = await expectFailure(.notFound) { try await User.objects.get(99, on: db) }
      #expect(
        error?.table == "users" && error?.message.contains("User") == true && error?.message.contains("99") == false)
      await expectFailure(.notFound) { try await User.objects.filter(User.adults).get(shop.cyd.id, on: db) }
      try await #expect(Team.objects.get(shop.ops.id, on: db) == shop.ops)
    }
  }

  @Test("count counts the rows that all would fetch")
  func count() async throws {
    try await withShop { db, shop in
      let users = User.objects
      let queries = [
        users, users.filter { $0.age > 20 }, users.exclude { $0.age > 20 }, users.limit(3), users.limit(0),
        users.limit(99),
        users.offset(1), users.offset(99), users.limit(2).offset(3), users.distinct(), users.distinct().limit(2),
        users.order { $0.name.ascending }, users.order { $0.name.ascending }.limit(1).offset(1),
        users.filter { $0.team.name == "ops" }, users.filter { $0.manager.name != nil }.limit(2),
      ]
      for query in queries {
        let all = try await query.all(on: db).count
        try await #expect(query.count(on: db) == all)
        try await #expect(query.exists(on: db) == (all > 0))
      }
      _ = shop
    }
  }

  @Test("a distinct query with an offset exists exactly when it has rows")
  func distinctExists() async throws {
    try await withShop { db, _ in
      try await #expect(User.objects.distinct().offset(1).exists(on: db))
      try await #expect(!User.objects.distinct().offset(4).exists(on: db))
      try await #expect(User.objects.distinct().offset(1).limit(2).count(on: db) == 2)
    }
  }

  @Test("distinct returns equal rows once")
  func distinct() async throws {
    try await withShop { db, shop in
      let teams = try await User.objects.select { $0.teamID }.distinct().all(on: db)
      #expect(Set(teams) == [shop.core.id, shop.ops.id] && teams.count == 2)
      try await #expect(
        User.objects.select { $0.team.name }.distinct().order { $0.team.name.descending }.all(on: db) == [
          "ops", "core",
        ])
      try await #expect(User.objects.select { $0.age == nil }.distinct().all(on: db).count == 2)
    }
  }
}
