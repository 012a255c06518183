import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// Groups of fields, composite keys, computed columns and input, from declaration to row and back.
@Suite("Features of models")
struct ModelFeatureTests {
  private let written = Date(timeIntervalSince1970: 1_000_000)

  private func hall(_ code: String, author: String? = nil) -> Hall.Draft {
    Hall.Draft(
      code: code, seats: 9, authorship: .init(writtenAt: written, author: author, trace: "t"),
      extent: .init(width: 3, height: 4))
  }

  @Test(
    "a group's columns are inserted, read, queried, saved and shown with their table's", .feature("M4", on: .sqlite))
  func groups() async throws {
    try await withDatabase(tables: [Hall.self]) { db in
      var first = try await hall("a", author: "Ada").insert(on: db)
      #expect(first.authorship == Authorship(writtenAt: written, author: "Ada", trace: "t"))
      #expect(first.extent == Extent(width: 3, height: 4))
      first.authorship.author = "Bob"
      first.extent.height = 5
      try await first.save(on: db)
      try await hall("b").insert(on: db)
      let found = try await Hall.objects.filter { $0.authorship.author == "Bob" && $0.extent.height > 4 }.all(on: db)
      #expect(found == [first])
      let shown = try await Hall.objects.order { $0.id.ascending }.asDTOs(on: db)
      #expect(shown.map(\.authorship.author) == ["Bob", nil] && shown.map(\.extent.height) == [5, 4])
      #expect(shown.first == first.dto)
    }
  }

  @Test(
    "a group that a draft leaves out is the database's, and one that breaks a rule is refused by its name",
    .feature("M4", on: .sqlite))
  func draftsOfGroups() async throws {
    try await withDatabase(tables: [Hall.self]) { db in
      var draft = hall("a")
      draft.authorship = .init()
      let inserted = try await draft.insert(on: db)
      #expect(abs(inserted.authorship.writtenAt.timeIntervalSinceNow) < 60)
      draft = hall("b", author: "too long a name")
      let error = await #expect(throws: ValidationError.self) { try await draft.insert(on: db) }
      #expect(error?.failures.map(\.field) == ["authorship.author"])
    }
  }

  @Test("a patch reaches into a group", .feature("M4", on: .sqlite))
  func patchedGroups() async throws {
    try await withDatabase(tables: [Hall.self]) { db in
      let inserted = try await hall("a").insert(on: db)
      var patch = Hall.Patch()
      patch.set(\.authorship.author, to: "Eve")
      try await Hall.objects.update(inserted.id, with: patch, on: db)
      #expect(try await Hall.objects.get(inserted.id, on: db).authorship.author == "Eve")
    }
  }

  @Test(
    "what the database computes is read back and never written; what is transient is not stored",
    .feature("M5", on: .sqlite))
  func computedAndTransient() async throws {
    try await withDatabase(tables: [Hall.self]) { db in
      var inserted = try await hall("abc").insert(on: db)
      #expect(inserted.label == "ABC" && !inserted.isSelected)
      inserted.code = "xy"
      inserted.isSelected = true
      try await inserted.save(on: db)
      let stored = try await Hall.objects.get(inserted.id, on: db)
      #expect(stored.label == "XY" && !stored.isSelected)
    }
  }

  @Test("a row is found, saved and deleted by a key of two columns", .feature("M7", on: .sqlite))
  func compositeKeys() async throws {
    try await withDatabase(tables: [Hall.self, Reservation.self]) { db in
      try await hall("a").insert(on: db)
      let days = try [1, 2].map { try #require(CalendarDate(year: 2024, month: 5, day: $0)) }
      for day in days {
        try await Reservation(
          hall: "a", day: day, opensAt: 8, closesAt: 9, guest: "g",
          authorship: Authorship(writtenAt: written, author: nil)
        ).insert(on: db)
      }
      let key = Reservation.ID(hall: "a", day: days[1])
      var second = try #require(await Reservation.objects.find(key, on: db))
      #expect(second.id == key && second.primaryKey == key)
      second.guest = "h"
      try await second.save(on: db)
      let guests = try await Reservation.objects.order { $0.day.ascending }.select { $0.guest }.all(on: db)
      #expect(guests == ["g", "h"])
      try await second.delete(on: db)
      #expect(try await Reservation.objects.find(key, on: db) == nil)
      #expect(try await Reservation.objects.count(on: db) == 1)
      try await Hall.objects.filter { $0.code == "a" }.delete(on: db)
      #expect(try await Reservation.objects.count(on: db) == 0)
    }
  }

  @Test("input makes a row with what it may not set, and tells all that is wrong at once", .feature("M9", on: .sqlite))
  func input() async throws {
    try await withDatabase(tables: [Hall.self, Reservation.self]) { db in
      try await hall("a").insert(on: db)
      let json = #"{"hall":"a","day":"2024-05-01","opensAt":8,"closesAt":9}"#
      let input = try JSONDecoder().decode(Reservation.Input.self, from: Data(json.utf8))
      let authorship = Authorship(writtenAt: written, author: nil)
      let row = input.model(guest: "g", authorship: authorship)
      #expect(try await row.insert(on: db) == row)
      let wrong = #"{"hall":3,"opensAt":null,"closesAt":9,"guest":"x"}"#
      let error = #expect(throws: ValidationError.self) {
        try JSONDecoder().decode(Reservation.Input.self, from: Data(wrong.utf8))
      }
      #expect(error?.failures.map(\.field) == ["guest", "hall", "day", "opensAt"])
      var late = row
      late.opensAt = 10
      let broken = await #expect(throws: ValidationError.self) { try await late.save(on: db) }
      #expect(broken?.failures.map(\.rule) == ["order"] && broken?.failures.map(\.field) == ["closesAt"])
    }
  }

  @Test("a draft that input makes whole is decoded, without what is read-only", .feature("M9", on: .sqlite))
  func decodedDrafts() async throws {
    let draft = try JSONDecoder().decode(Hall.Draft.self, from: Data(#"{"code":"a","seats":3}"#.utf8))
    #expect(draft.rank == 7 && draft.authorship == nil)
    let error = #expect(throws: ValidationError.self) {
      try JSONDecoder().decode(Hall.Draft.self, from: Data(#"{"code":"abcde","seats":300,"rank":1}"#.utf8))
    }
    #expect(error?.failures.map(\.field) == ["rank", "code", "seats"])
  }
}
