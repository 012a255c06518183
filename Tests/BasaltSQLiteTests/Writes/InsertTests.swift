import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Insert", .feature("Q8", "M1", "M5", "M7", "M9", on: .sqlite))
struct InsertTests {
  @Test("an insert returns the row as it is stored, with the key that the database made", arguments: Place.allCases)
  func returned(place: Place) async throws {
    try await withShop(place) { db, shop in
      #expect([shop.ada.id, shop.bob.id, shop.cyd.id, shop.dee.id] == [1, 2, 3, 4])
      try await #expect(User.objects.get(shop.ada.id, on: db) == shop.ada)
      #expect(shop.ada.email == "ada@x.com" && shop.ada.managerID == nil && shop.bob.age == nil)
      try await #expect(Team.objects.get(shop.core.id, on: db) == shop.core)
    }
  }

  @Test("a key that was used is not used again")
  func keysAreNotReused() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      let first = try await Reading.Draft(level: 1, name: "", isRead: true).insert(on: db)
      try await first.delete(on: db)
      let second = try await Reading.Draft(level: 1, name: "", isRead: true).insert(on: db)
      #expect(second.id > first.id)
    }
  }

  @Test("what a draft leaves out the database fills in, and null is not left out")
  func defaults() async throws {
    try await withDatabase(tables: [Counter.self]) { db in
      let plain = try await Counter.Draft().insert(on: db)
      #expect(
        plain.total == 10 && plain.weight == 1.5 && plain.note == "it's new" && plain.isOpen && plain.mood == .wild)
      let null = try await Counter.Draft(note: .some(nil), isOpen: false).insert(on: db)
      #expect(null.note == nil && !null.isOpen && null.total == 10)
      let given = try await Counter.Draft(total: 0, weight: 0, note: "x", isOpen: true, mood: .calm).insert(on: db)
      #expect(given.total == 0 && given.weight == 0 && given.note == "x" && given.mood == .calm)
    }
  }

  @Test("the time of the insert is filled in, in UTC")
  func now() async throws {
    try await withShop { db, shop in
      let before = Date()
      let user = try await User.Draft(email: "now@x.com", name: "N", passwordHash: "", teamID: shop.core.id).insert(
        on: db)
      // The database has milliseconds only.
      #expect(user.createdAt > before.addingTimeInterval(-0.002) && user.createdAt < Date().addingTimeInterval(0.002))
    }
  }

  @Test("a date is stored to the microsecond, and the insert returns what is stored")
  func rounding() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      let date = Date(timeIntervalSince1970: 1_000_000.123_456_78)
      let stored = try await Specimen.Draft(instant: date, writtenInstant: date).insert(on: db)
      #expect(stored.instant.microsecondsSince1970 == 1_000_000_123_457)
      #expect(stored.instant == stored.writtenInstant)
      try await #expect(Specimen.objects.get(stored.id, on: db) == stored)
      try await #expect(Specimen.objects.filter { $0.instant == date && $0.writtenInstant == date }.count(on: db) == 1)
    }
  }

  @Test("a row that breaks rules is not sent, and all failures are told")
  func validation() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      let sent = log.events.count
      let draft = User.Draft(email: "no", name: "", passwordHash: "", teamID: shop.core.id)
      let error = await expectThrows(ValidationError.self) { try await draft.insert(on: db) }
      #expect(error?.failures.map(\.field) == ["email", "name"])
      await expectThrows(ValidationError.self) {
        try await draft.upsert(conflictingOn: { $0.email }, updating: { $0.name }, on: db)
      }
      #expect(log.events.count == sent)
    }
  }

  @Test("text with every character but NUL is stored as it is")
  func text() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      for text in [
        "", "'", "\"; DROP TABLE labels; --", "é\u{301}😀\n\t\u{1}", String(repeating: "x", count: 1_000_000),
      ] {
        try await #expect(Label(name: Label.ID(text)).insert(on: db).name.rawValue.utf8.elementsEqual(text.utf8))
      }
      try await #expect(Label.objects.count(on: db) == 5)
    }
  }
}
