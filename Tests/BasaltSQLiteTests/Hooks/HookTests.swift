import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// What a hook of a test throws.
struct Refusal: Error {}

/// What hooks have said, in their order.
final class HookLog: Sendable {
  private let entries = Guarded<[String]>([])

  var lines: [String] { entries.current }

  func add(_ line: String) { entries.withLock { $0.append(line) } }
}

extension Database {
  /// This database with hooks that write down every call.
  func logging(into log: HookLog, as name: String = "") -> Database {
    withHooks(for: Member.self) { hooks in
      hooks.beforeInsert { draft, _ in log.add("\(name)beforeInsert \(draft.nick)") }
      hooks.afterInsert { member, _ in log.add("\(name)afterInsert \(member.nick)") }
      hooks.beforeSave { member, _ in log.add("\(name)beforeSave \(member.nick)") }
      hooks.afterSave { member, _ in log.add("\(name)afterSave \(member.nick)") }
      hooks.beforeDelete { id, _ in log.add("\(name)beforeDelete \(id)") }
      hooks.afterDelete { id, _ in log.add("\(name)afterDelete \(id)") }
    }
  }
}

@Suite("Hooks", .feature("M12", on: .sqlite))
struct HookTests {
  @Test(
    "each write runs its own hooks, before and after, in the order of their registration", arguments: Place.allCases)
  func order(place: Place) async throws {
    try await withDatabase(place, tables: memberTables) { plain in
      let log = HookLog()
      let db = plain.logging(into: log, as: "1 ").logging(into: log, as: "2 ")
      var ada = try await Member.draft().insert(on: db)
      #expect(log.lines == ["1 beforeInsert ada", "2 beforeInsert ada", "1 afterInsert ada", "2 afterInsert ada"])
      ada.nick = "countess"
      try await ada.save(on: db)
      #expect(
        log.lines.dropFirst(4) == [
          "1 beforeSave countess", "2 beforeSave countess", "1 afterSave countess", "2 afterSave countess",
        ])
      try await ada.delete(on: db)
      #expect(
        log.lines.dropFirst(8) == ["1 beforeDelete 1", "2 beforeDelete 1", "1 afterDelete 1", "2 afterDelete 1"])
    }
  }

  @Test("a hook may change what is written, before it is validated; the caller's own value stays as it is")
  func change() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.beforeInsert { draft, _ in draft.nick = draft.nick.lowercased() }
        hooks.beforeSave { member, _ in
          member.nick = member.nick.lowercased()
          member.visits += 1
        }
      }
      var ada = try await Member.draft { $0.nick = "ADA" }.insert(on: db)
      #expect(ada.nick == "ada")
      ada.nick = "COUNTESS"
      try await ada.save(on: db)
      #expect(ada.nick == "COUNTESS" && ada.visits == 0)
      let stored = try await Member.objects.get(ada.id, on: db)
      #expect(stored.nick == "countess" && stored.visits == 1)
    }
  }

  @Test("what a hook makes of a value is validated")
  func validated() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.beforeInsert { draft, _ in draft.age = 3 }
        hooks.beforeSave { member, _ in member.age = 4 }
      }
      let ada = try await Member.draft().insert(on: plain)
      let insert = await expectThrows(ValidationError.self) { try await Member.draft("bob").insert(on: db) }
      let save = await expectThrows(ValidationError.self) { try await ada.save(on: db) }
      #expect(rules(insert?.failures) == ["age range"] && rules(save?.failures) == ["age range"])
      try await #expect(Member.objects.all(on: plain) == [ada])
    }
  }

  @Test("after an insert a hook sees the row as it is stored, with its key and what the database filled in")
  func stored() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let seen = Guarded<Member?>(nil)
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.afterInsert { member, _ in seen.withLock { $0 = member } }
      }
      let ada = try await Member.draft { $0.joinedAt = nil }.insert(on: db)
      #expect(seen.current == ada && ada.note == "none" && ada.joinedAt > leapNoon)
    }
  }

  @Test("hooks run in the transaction of the write: they see it before others do, and may read and write other models")
  func transaction() async throws {
    try await withDatabase(.file, tables: memberTables) { plain in
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.afterInsert { member, transaction in
          let inside = try await Member.objects.count(on: transaction)
          let outside = try await Member.objects.count(on: plain)
          try await AuditEntry.Draft(event: "\(member.nick): \(inside) inside, \(outside) outside").insert(
            on: transaction)
        }
        hooks.beforeDelete { id, transaction in
          let member = try await Member.objects.get(id, on: transaction)
          try await AuditEntry.Draft(event: "\(member.nick) goes").insert(on: transaction)
        }
      }
      let ada = try await Member.draft().insert(on: db)
      try await ada.delete(on: db)
      try await #expect(
        AuditEntry.objects.order { $0.id.ascending }.all(on: plain).map(\.event) == [
          "ada: 1 inside, 0 outside", "ada goes",
        ])
    }
  }

  @Test("what a hook throws undoes the write, and what hooks before it wrote")
  func undone() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let ada = try await Member.draft().insert(on: plain)
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.afterInsert { _, transaction in try await AuditEntry.Draft(event: "insert").insert(on: transaction) }
        hooks.afterSave { _, transaction in try await AuditEntry.Draft(event: "save").insert(on: transaction) }
        hooks.afterDelete { _, transaction in try await AuditEntry.Draft(event: "delete").insert(on: transaction) }
        hooks.afterInsert { _, _ in throw Refusal() }
        hooks.afterSave { _, _ in throw Refusal() }
        hooks.afterDelete { _, _ in throw Refusal() }
      }
      var changed = ada
      changed.nick = "bob"
      await expectThrows(Refusal.self) { try await Member.draft("bob").insert(on: db) }
      await expectThrows(Refusal.self) { [changed] in try await changed.save(on: db) }
      await expectThrows(Refusal.self) { try await ada.delete(on: db) }
      try await #expect(Member.objects.all(on: plain) == [ada])
      try await #expect(AuditEntry.objects.count(on: plain) == 0)
    }
  }

  @Test("a hook that throws before the write keeps it from happening")
  func prevented() async throws {
    let events = EventLog()
    try await withDatabase(tables: memberTables, observer: events) { plain in
      let ada = try await Member.draft().insert(on: plain)
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.beforeInsert { _, _ in throw Refusal() }
        hooks.beforeSave { _, _ in throw Refusal() }
        hooks.beforeDelete { _, _ in throw Refusal() }
      }
      let before = events.events.count
      await expectThrows(Refusal.self) { try await Member.draft("bob").insert(on: db) }
      await expectThrows(Refusal.self) { try await ada.save(on: db) }
      await expectThrows(Refusal.self) { try await ada.delete(on: db) }
      let sent = events.events.dropFirst(before).map { $0.sql.prefix(6) }
      #expect(!sent.contains("INSERT") && !sent.contains("UPDATE") && !sent.contains("DELETE"))
      try await #expect(Member.objects.all(on: plain) == [ada])
    }
  }

  @Test(
    "in a transaction a hook that throws undoes its own write only, and the transaction goes on",
    arguments: Place.allCases)
  func savepoint(place: Place) async throws {
    try await withDatabase(place, tables: memberTables) { plain in
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.afterInsert { member, _ in if member.nick == "bob" { throw Refusal() } }
      }
      try await db.transaction { tx in
        try await Member.draft("ada").insert(on: tx)
        await expectThrows(Refusal.self) { try await Member.draft("bob").insert(on: tx) }
        await expectThrows(Refusal.self) {
          try await Member.objects.insert([Member.draft("cyd"), Member.draft("bob")], on: tx)
        }
        try await Member.draft("dee").insert(on: tx)
      }
      try await #expect(Member.objects.order { $0.id.ascending }.all(on: plain).map(\.nick) == ["ada", "dee"])
    }
  }

  @Test("a transaction that is rolled back takes what its hooks wrote with it")
  func rolledBack() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let db = plain.withHooks(for: Member.self) { hooks in
        hooks.afterInsert { _, transaction in try await AuditEntry.Draft(event: "x").insert(on: transaction) }
      }
      await expectThrows(Refusal.self) {
        try await db.transaction { tx in
          try await Member.draft().insert(on: tx)
          try await tx.transaction { try await Member.draft("bob").insert(on: $0) }
          throw Refusal()
        }
      }
      try await #expect(Member.objects.count(on: plain) == 0)
      try await #expect(AuditEntry.objects.count(on: plain) == 0)
    }
  }

  @Test("a write that fails runs no hook behind it")
  func failed() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let log = HookLog()
      let db = plain.logging(into: log)
      let ada = try await Member.draft().insert(on: plain)
      await expectFailure(.uniqueViolation) { try await Member.draft().insert(on: db) }
      try await ada.delete(on: plain)
      await expectFailure(.notFound) { try await ada.save(on: db) }
      await expectFailure(.notFound) { try await ada.delete(on: db) }
      #expect(log.lines == ["beforeInsert ada", "beforeSave ada", "beforeDelete 1"])
    }
  }

  @Test("hooks of one model do not run for another, nor does its bulk work stop")
  func otherModels() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let log = HookLog()
      let db = plain.logging(into: log)
      let entry = try await AuditEntry.Draft(event: "x").insert(on: db)
      try await entry.save(on: db)
      try await AuditEntry.objects.updateAll(on: db) { $0.event.set("y") }
      try await AuditEntry.objects.insert([AuditEntry.Draft(event: "z")], on: db)
      try await AuditEntry.objects.deleteAll(on: db)
      #expect(log.lines.isEmpty)
    }
  }

  @Test("a model that brings its own key has hooks like any other")
  func clientKey() async throws {
    try await withDatabase(tables: memberTables) { plain in
      let log = HookLog()
      let db = plain.withHooks(for: Conference.self) { hooks in
        hooks.beforeInsert { conference, _ in conference.seats = 99 }
        hooks.afterInsert { conference, _ in log.add("\(conference.seats)") }
        hooks.afterSave { conference, _ in log.add(conference.title) }
        hooks.afterDelete { id, _ in log.add("\(id)") }
      }
      var swift = try await Conference.sample().insert(on: db)
      swift.title = "Rust"
      try await swift.save(on: db)
      try await swift.delete(on: db)
      #expect(log.lines == ["99", "Rust", "\(swift.id)"])
    }
  }
}
