import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Calls that run hooks, and calls that refuse to skip them", .feature("M12", on: .sqlite))
struct HookCallTests {
  @Test("the handle that hooks were added to stays without them; the other one shares its data")
  func handles() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let log = HookLog()
      let db = plain.logging(into: log)
      try await Member.draft().insert(on: plain)
      #expect(log.lines.isEmpty)
      try await #expect(Member.objects.count(on: db) == 1)
      try await Member.draft("bob").insert(on: db.skippingHooks())
      try await db.transaction { tx in try await Member.draft("cyd").insert(on: tx.skippingHooks()) }
      #expect(log.lines.isEmpty)
      try await db.transaction { tx in try await Member.draft("dee").insert(on: tx) }
      #expect(log.lines == ["beforeInsert dee", "afterInsert dee"])
      try await #expect(Member.objects.count(on: plain) == 4)
    }
  }

  @Test(
    "a bulk insert runs the hooks of each row, in the order of the rows, and all rows go in or none",
    arguments: [0, 1, 1200])
  func bulk(count: Int) async throws {
    try await withDatabase(tables: memberTables) { plain in
      let log = HookLog()
      let db = plain.logging(into: log)
      let drafts = (0..<count).map { Member.draft("m\($0)") }
      try await #expect(Member.objects.insert(drafts, on: db) == count)
      #expect(log.lines == (0..<count).flatMap { ["beforeInsert m\($0)", "afterInsert m\($0)"] })
      try await #expect(Member.objects.count(on: plain) == count)
      let refusing = plain.withHooks(for: Member.self) { hooks in
        hooks.afterInsert { member, _ in if member.nick == "last" { throw Refusal() } }
      }
      let rows = (0..<count).map { Member.draft("n\($0)") } + [Member.draft("last")]
      await expectThrows(Refusal.self) { try await Member.objects.insert(rows, on: refusing) }
      try await #expect(Member.objects.count(on: plain) == count)
    }
  }

  @Test("a bulk insert needs no hooks to run when those there are speak of other writes")
  func bulkWithoutInsertHooks() async throws {
    let events = EventLog()
    try await withDatabase(tables: memberTables, observer: events) { plain in
      let db = plain.withHooks(for: Member.self) { $0.beforeSave { _, _ in throw Refusal() } }
      let before = events.events.count
      try await #expect(Member.objects.insert((0..<50).map { Member.draft("m\($0)") }, on: db) == 50)
      #expect(events.events.count - before < 10)
    }
  }

  @Test("a patch for one row runs the hooks of a save, on the whole row")
  func patch() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let ada = try await Member.draft().insert(on: plain)
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.beforeSave { member, _ in member.visits += member.age ?? 0 }
        hooks.afterSave { member, transaction in
          try await AuditEntry.Draft(event: "\(member.nick) \(member.visits)").insert(on: transaction)
        }
      }
      var patch = Member.Patch()
      patch.nick = .set("countess")
      try await Member.objects.update(ada.id, with: patch, on: db)
      try await #expect(Member.objects.get(ada.id, on: plain).visits == 36)
      try await #expect(AuditEntry.objects.all(on: plain).map(\.event) == ["countess 36"])
      patch.age = .set(5)
      await expectThrows(ValidationError.self) { [patch] in try await Member.objects.update(ada.id, with: patch, on: db)
      }
      await expectFailure(.notFound) { [patch] in try await Member.objects.update(99, with: patch, on: db) }
      await expectFailure(.notFound) { [patch] in
        try await Member.objects.filter { $0.nick == "ada" }.update(ada.id, with: patch, on: db)
      }
      try await #expect(AuditEntry.objects.count(on: plain) == 1)
    }
  }

  @Test("a repository of the database runs them too")
  func repository() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let log = HookLog()
      let members = plain.logging(into: log).repository(of: Member.self)
      var ada = try await members.insert(Member.draft())
      ada.age = 40
      try await members.save(ada)
      try await members.delete(ada.id)
      #expect(
        log.lines == [
          "beforeInsert ada", "afterInsert ada", "beforeSave ada", "afterSave ada", "beforeDelete 1", "afterDelete 1",
        ])
    }
  }

  /// Expects a call to be refused with a sentence that says what to do.
  private func expectRefusal(
    _ call: String, at location: SourceLocation = #_sourceLocation, _ body: () async throws -> some Any
  ) async {
    let error = await expectFailure(.invalidQuery, at: location, body)
    #expect(
      error?.message
        == "\(call) would write Member rows without running the hooks that are registered for them: write the "
        + "rows one by one, or say 'on: database.skippingHooks()' if that is meant", sourceLocation: location)
    #expect(error?.outcome == .notSent, sourceLocation: location)
  }

  @Test("what would write rows past their hooks is refused, and does its work where skipping is said")
  func refused() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let log = HookLog()
      let db = plain.logging(into: log)
      let ada = try await Member.draft().insert(on: plain)
      let some = Member.objects.filter { $0.nick == "ada" }
      var patch = Member.Patch()
      patch.visits = .set(7)
      let change = patch
      await expectRefusal("a set-based update") { try await some.update(on: db) { $0.visits += 1 } }
      await expectRefusal("a set-based update") { try await Member.objects.updateAll(on: db) { $0.visits += 1 } }
      await expectRefusal("a set-based update") { try await some.update(with: change, on: db) }
      await expectRefusal("a set-based delete") { try await some.delete(on: db) }
      await expectRefusal("deleteAll") { try await Member.objects.deleteAll(on: db) }
      await expectRefusal("upsert") {
        try await Member.draft().upsert(conflictingOn: { $0.email }, updating: { $0.age }, on: db)
      }
      await expectRefusal("upsert") {
        try await Member.objects.upsert(
          [Member.draft()], conflictingOn: { $0.email }, updating: { $0.age }, on: db)
      }
      await expectRefusal("insertMissing") {
        try await Member.objects.insertMissing([Member.draft("bob")], conflictingOn: { $0.email }, on: db)
      }
      await expectRefusal("a set-based delete") { try await db.transaction { try await some.delete(on: $0) } }
      try await #expect(Member.objects.all(on: plain) == [ada])
      try await skip(db.skippingHooks(), some, change)
      #expect(log.lines.isEmpty)
      try await #expect(Member.objects.count(on: plain) == 0)
    }
  }

  private func skip(_ db: Database, _ some: Query<Member>, _ patch: Member.Patch) async throws {
    try await #expect(some.update(on: db) { $0.visits += 1 } == 1)
    try await #expect(some.update(with: patch, on: db) == 1)
    try await Member.draft { $0.age = 40 }.upsert(conflictingOn: { $0.email }, updating: { $0.age }, on: db)
    try await #expect(
      Member.objects.upsert(
        [Member.draft { $0.age = 41 }], conflictingOn: { $0.email }, updating: { $0.age }, on: db) == 1)
    try await #expect(
      Member.objects.insertMissing([Member.draft(), Member.draft("bob")], conflictingOn: { $0.email }, on: db) == 1)
    let rows = try await Member.objects.order { $0.id.ascending }.all(on: db)
    #expect(rows.map(\.nick) == ["ada", "bob"] && rows.map(\.age) == [41, 36] && rows.map(\.visits) == [7, 0])
    try await #expect(some.delete(on: db) == 1)
    try await #expect(db.transaction { try await Member.objects.deleteAll(on: $0.skippingHooks()) } == 1)
  }

  @Test("a call is refused for the hooks that it would skip, not for others")
  func notRefused() async throws {
    try await withDatabase(tables: memberTables) { plain in
      try await Member.draft().insert(on: plain)
      let some = Member.objects.filter { $0.nick == "ada" }
      let inserting = plain.withHooks(for: Member.self) { $0.afterInsert { _, _ in throw Refusal() } }
      try await #expect(some.update(on: inserting) { $0.visits += 1 } == 1)
      let saving = plain.withHooks(for: Member.self) { $0.beforeSave { _, _ in throw Refusal() } }
      try await #expect(
        Member.objects.insertMissing([Member.draft("bob")], conflictingOn: { $0.email }, on: saving) == 1)
      await expectRefusal("upsert") {
        try await Member.objects.upsert(
          [Member.draft()], conflictingOn: { $0.email }, updating: { $0.age }, on: saving)
      }
      let deleting = plain.withHooks(for: Member.self) { $0.beforeDelete { _, _ in throw Refusal() } }
      try await #expect(some.update(on: deleting) { $0.visits += 1 } == 1)
      try await #expect(some.delete(on: inserting) == 1)
    }
  }

  @Test("many tasks write through one handle, and each hook runs in the transaction of its own write")
  func concurrency() async throws {
    try await withDatabase(.file, tables: memberTables) { plain in
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.beforeInsert { draft, _ in draft.visits = 1 }
        hooks.afterInsert { member, transaction in
          if member.nick.hasSuffix("7") { throw Refusal() }
          try await AuditEntry.Draft(event: member.nick).insert(on: transaction)
        }
      }
      await withTaskGroup(of: Void.self) { group in
        for number in 10..<60 {
          group.addTask { _ = try? await Member.draft("m\(number)").insert(on: db) }
        }
      }
      let expected = (10..<60).filter { $0 % 10 != 7 }.map { "m\($0)" }
      let members = try await Member.objects.all(on: plain)
      #expect(members.map(\.nick).sorted() == expected && members.allSatisfy { $0.visits == 1 })
      try await #expect(AuditEntry.objects.all(on: plain).map(\.event).sorted() == expected)
    }
  }
}
