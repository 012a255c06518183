import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Statement observer and previews", .feature("T10", "Q5", on: .sqlite))
struct ObserverTests {
  @Test("it is told of every statement in its order, with its text and without values")
  func statements() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      let before = log.events.count
      _ = try await User.objects.filter { $0.name == "Ada" }.all(on: db)
      _ = try await User.objects.count(on: db)
      try await User.objects.filter { $0.name == "Ada" }.update(on: db) { $0.views += 1 }
      try await shop.dee.delete(on: db)
      let events = log.events.dropFirst(before)
      #expect(events.map { $0.sql.prefix(6) } == ["SELECT", "SELECT", "UPDATE", "DELETE"])
      #expect(events.allSatisfy { $0.error == nil && $0.duration > .zero && !$0.sql.contains("Ada") })
    }
  }

  @Test("it is told of a failure")
  func failures() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      await expectFailure(.uniqueViolation) {
        try await User.Draft(email: "ada@x.com", name: "A", passwordHash: "", teamID: shop.core.id).insert(on: db)
      }
      #expect((log.events.last?.error as? DatabaseError)?.code == .uniqueViolation)
    }
  }

  @Test("it is told of statements inside transactions and snapshots")
  func scopes() async throws {
    let log = EventLog()
    try await withShop(.file, observer: log) { db, _ in
      let before = log.events.count
      try await db.transaction { tx in
        _ = try await User.objects.filter { $0.isActive }.update(on: tx) { $0.views += 1 }
      }
      _ = try await db.read { try await User.objects.count(on: $0) }
      let texts = log.events.dropFirst(before).map(\.sql)
      #expect(texts.contains { $0.hasPrefix("UPDATE") } && texts.contains { $0.hasPrefix("SELECT COUNT") })
    }
  }

  @Test("it is told of a stream")
  func streams() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, _ in
      let before = log.events.count
      let count = try await User.objects.stream(on: db) { rows in
        var count = 0
        for try await _ in rows { count += 1 }
        return count
      }
      #expect(count == 4)
      #expect(log.events.dropFirst(before).contains { $0.sql.hasPrefix("SELECT") })
    }
  }

  @Test("it is told of the creation of tables")
  func tables() async throws {
    let log = EventLog()
    try await withDatabase(tables: [], observer: log) { db in
      try await db.createTables(Team.self)
      #expect(log.events.contains { $0.sql.hasPrefix("CREATE TABLE") })
    }
  }

  @Test("what a preview shows is what runs, for every kind of statement")
  func previews() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      func expectLast(_ preview: SQLPreview, at location: SourceLocation = #_sourceLocation) {
        #expect(log.events.last?.sql == preview.sql, sourceLocation: location)
      }
      let query = User.objects.filter { $0.team.name == "core" }.order { $0.id.ascending }.limit(2)
      _ = try await query.all(on: db)
      expectLast(try query.preview(on: db))
      _ = try await query.fetch(UserCard.self, on: db)
      expectLast(try query.preview(UserCard.self, on: db))
      let groups = User.objects.group { $0.age }.select { ($0.age, $0.count()) }
      _ = try await groups.all(on: db)
      expectLast(try groups.preview(on: db))
      let some = User.objects.filter { $0.team.name == "core" }
      _ = try await some.update(on: db) { $0.views += 1 }
      expectLast(try some.previewUpdate(on: db) { $0.views += 1 })
      let draft = User.Draft(email: "e@x.com", name: "E", passwordHash: "", teamID: shop.core.id)
      let eve = try await draft.insert(on: db)
      expectLast(try draft.previewInsert(on: db))
      try await eve.save(on: db)
      expectLast(try eve.previewSave(on: db))
      _ = try await User.objects.filter { $0.email == "e@x.com" }.delete(on: db)
      expectLast(try User.objects.filter { $0.email == "e@x.com" }.previewDelete(on: db))
    }
  }

  @Test("a preview sends nothing")
  func nothingSent() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      let before = log.events.count
      _ = try User.objects.filter { $0.isActive }.previewDelete(on: db)
      _ = try shop.ada.previewSave(on: db)
      _ = try User.Draft(email: "e@x.com", name: "E", passwordHash: "", teamID: shop.core.id).previewInsert(on: db)
      #expect(log.events.count == before)
      try await #expect(User.objects.count(on: db) == 4)
    }
  }
}
