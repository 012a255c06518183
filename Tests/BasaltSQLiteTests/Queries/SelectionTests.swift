import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Projection(of: User.self)
struct UserCard: Equatable {
  let id: User.ID
  let name: String
  @From<User>(\.team.name) let teamName: String
  @From<User>(\.manager.name) let managerName: String?
  @From<User>(\.manager.team.id) let managerTeam: Team.ID?
}

@Suite("Selections", .feature("Q7", "Q4", "M10", on: .sqlite))
struct SelectionTests {
  @Test("single values and tuples come typed, optional behind a nullable relation")
  func tuples() async throws {
    try await withShop { db, shop in
      let users = User.objects.order { $0.id.ascending }
      let names: [String] = try await users.select { $0.name }.all(on: db)
      #expect(names == ["Ada", "Bob", "Cyd", "Dee"])
      let rows: [(User.ID, Int?, String?, Bool)] = try await users.select {
        ($0.id, $0.age, $0.manager.name, $0.isActive)
      }.all(on: db)
      #expect(rows[1].0 == shop.bob.id && rows[1].1 == nil && rows[1].2 == "Ada" && !rows[1].3)
      #expect(rows[0].2 == nil)
    }
  }

  @Test("a DTO has every visible field, and no hidden column is selected", .feature("M2", on: .sqlite))
  func dtos() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      try await #expect(User.objects.filter { $0.name == "Ada" }.asDTOs(on: db) == [shop.ada.dto])
      let sql = try #require(log.events.last?.sql)
      #expect(!sql.contains("password_hash") && sql.contains(#""email""#))
    }
  }

  @Test("a projection selects its own columns only, those of related tables too")
  func projections() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      let cards = try await User.objects.order { $0.id.ascending }.fetch(UserCard.self, on: db)
      #expect(
        cards == [
          UserCard(id: shop.ada.id, name: "Ada", teamName: "core", managerName: nil, managerTeam: nil),
          UserCard(id: shop.bob.id, name: "Bob", teamName: "core", managerName: "Ada", managerTeam: shop.core.id),
          UserCard(id: shop.cyd.id, name: "Cyd", teamName: "ops", managerName: "Ada", managerTeam: shop.core.id),
          UserCard(id: shop.dee.id, name: "Dee", teamName: "ops", managerName: "Bob", managerTeam: shop.core.id),
        ])
      #expect(
        log.events.last?.sql.hasPrefix(#"SELECT "t0"."id", "t0"."name", "t1"."name", "t2"."name", "t3"."id" FROM"#)
          == true)
      let named = try await User.objects.filter { $0.age > 40 }.fetch(UserDTO.Card.self, on: db)
      #expect(named == [UserDTO.Card(id: shop.dee.id, name: "Dee")])
    }
  }

  @Test("a query states its SQL and its rows")
  func snapshots() async throws {
    try await withShop { db, _ in
      try await expect(
        User.objects.filter { $0.age >= 18 && $0.email.hasSuffix("@x.com") }.exclude { $0.name == "root" }
          .order { ($0.name.ascending, $0.id.descending) }.limit(20).select { ($0.name, $0.age) },
        on: db,
        sql: #"SELECT "name", "age" FROM "users" WHERE "age" >= ? AND "email" GLOB ? AND NOT ("name" = ?) "#
          + #"ORDER BY "name" ASC, "id" DESC LIMIT ?"#,
        rows: [#"("Ada", Optional(36))"#])
      try await expect(
        User.objects.group { $0.team.name }.select { ($0.team.name, $0.count(), $0.views.sum()) }.having {
          $0.count() > 1
        }
        .order { $0.team.name.descending },
        on: db,
        sql: #"SELECT "t1"."name", COUNT(*), SUM("t0"."views") FROM "users" AS "t0" "#
          + #"JOIN "teams" AS "t1" ON "t1"."id" = "t0"."team_id" GROUP BY "t1"."name" HAVING COUNT(*) > ? "#
          + #"ORDER BY "t1"."name" DESC"#,
        rows: [#"("ops", 2, Optional(10))"#, #"("core", 2, Optional(10))"#])
      try await expect(
        User.objects.filter { $0.manager.name == nil || $0.age.isIn([17, 18, 19]) }.select { $0.name.lowercased() }
          .order { $0.id.ascending },
        on: db,
        sql:
          #"SELECT LOWER("t0"."name") FROM "users" AS "t0" LEFT JOIN "users" AS "t1" ON "t1"."id" = "t0"."manager_id" "#
          + #"WHERE "t1"."name" IS NULL OR "t0"."age" IN (?, ?, ?, ?) ORDER BY "t0"."id" ASC"#,
        rows: ["ada", "cyd"])
    }
  }

  @Test("computed values follow Swift: division towards zero, remainder with the sign of the dividend")
  func arithmetic() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      for level in [-7, -1, 0, 1, 7] { try await Reading.Draft(level: level, name: "", isRead: true).insert(on: db) }
      let rows = try await Reading.objects.order { $0.level.ascending }.select {
        ($0.level / 2, $0.level % 3, $0.level * $0.level - 1, $0.level.absolute(), ($0.level + 10) * 3)
      }.all(on: db)
      #expect(
        rows.map { [$0.0, $0.1, $0.2, $0.3, $0.4] }
          == [-7, -1, 0, 1, 7].map { [$0 / 2, $0 % 3, $0 * $0 - 1, abs($0), ($0 + 10) * 3] })
    }
  }

  @Test("arithmetic with null is null, and a replacement takes its place")
  func nullArithmetic() async throws {
    try await withShop { db, _ in
      let ages = try await User.objects.order { $0.id.ascending }.select { ($0.age + 1, $0.age.coalesce(0)) }.all(
        on: db)
      #expect(ages.map(\.0) == [37, nil, 18, 53] && ages.map(\.1) == [36, 0, 17, 52])
    }
  }

  @Test("a result beyond 64 bits is an error and never a rounded number")
  func overflow() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      try await Specimen.Draft(large: .max).insert(on: db)
      await expectFailure(.decoding) { try await Specimen.objects.select { $0.large + 1 }.all(on: db) }
      try await Specimen.objects.updateAll(on: db) { $0.tiny.set(127) }
      await expectFailure(.decoding) { try await Specimen.objects.select { $0.tiny + 1 }.all(on: db) }
    }
  }
}
