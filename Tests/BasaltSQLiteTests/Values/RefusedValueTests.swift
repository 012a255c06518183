import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Refused values", .feature("T9", "M6", on: .sqlite))
struct RefusedValueTests {
  @Test("a text with a NUL is refused wherever it is bound, and nothing is written")
  func nul() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      let text = "a\u{0}b"
      let draft = Reading.Draft(level: 0, name: text, isRead: true)
      let error = await expectFailure(.invalidValue) { try await draft.insert(on: db) }
      #expect(
        error?.message.contains("NUL") == true && error?.outcome == .notSent
          && error?.message.contains("a\u{0}b") == false)
      await expectFailure(.invalidValue) { try await Reading.objects.insert([draft], on: db) }
      await expectFailure(.invalidValue) { try await Reading.objects.filter { $0.name == text }.all(on: db) }
      await expectFailure(.invalidValue) { try await Reading.objects.filter { $0.name.hasPrefix(text) }.count(on: db) }
      await expectFailure(.invalidValue) {
        try await Reading.objects.filter { $0.name.contains(text, ignoringCase: true) }.count(on: db)
      }
      await expectFailure(.invalidValue) { try await Reading.objects.updateAll(on: db) { $0.label.set(text) } }
      try await #expect(Reading.objects.count(on: db) == 0)
    }
  }

  @Test("not-a-number is refused: SQLite would store null")
  func notANumber() async throws {
    try await withDatabase(tables: [Specimen.self, Sighting.self]) { db in
      let error = await expectFailure(.invalidValue) { try await Specimen.Draft(double: .nan).insert(on: db) }
      #expect(error?.message.contains("NaN") == true && error?.statement?.hasPrefix("INSERT") == true)
      await expectFailure(.invalidValue) { try await Sighting.Draft(single: .nan).insert(on: db) }
      await expectFailure(.invalidValue) { try await Specimen.objects.filter { $0.double == .nan }.all(on: db) }
      try await #expect(Sighting.objects.count(on: db) == 0)
    }
  }

  @Test("a date beyond the years 0 to 9999, or that is no number, is refused in both storages")
  func dates() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      for seconds in [253_402_300_800, -62_167_219_201, 1e15, .infinity, .nan] {
        let date = Date(timeIntervalSince1970: seconds)
        await expectFailure(.invalidValue) { try await Specimen.Draft(instant: date).insert(on: db) }
        await expectFailure(.invalidValue) { try await Specimen.Draft(writtenInstant: date).insert(on: db) }
        await expectFailure(.invalidValue) { try await Specimen.objects.filter { $0.instant < date }.all(on: db) }
        await expectFailure(.invalidValue) {
          try await Specimen.objects.filter { $0.writtenInstant < date }.all(on: db)
        }
      }
      try await #expect(Specimen.objects.count(on: db) == 0)
    }
  }

  @Test(
    "a calendar date beyond the years 0 to 9999 is refused and never written as another one",
    arguments: [4_000_000, 2_932_897, -719_529])
  func days(number: Int32) async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      let day = CalendarDate(daysSince1970: number)
      await expectFailure(.invalidValue) { try await Specimen.Draft(day: day).insert(on: db) }
      await expectFailure(.invalidValue) { try await Specimen.objects.filter { $0.day == day }.all(on: db) }
    }
  }

  @Test("a decimal that is no number is refused")
  func decimals() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      await expectFailure(.invalidValue) { try await Specimen.Draft(price: .nan).insert(on: db) }
      await expectFailure(.invalidValue) { try await Specimen.objects.filter { $0.price == .nan }.all(on: db) }
    }
  }

  @Test("after a refused value the connection is as usable as before")
  func usable() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      for _ in 0..<3 {
        await expectFailure(.invalidValue) {
          try await Reading.Draft(level: 0, name: "\u{0}", isRead: true).insert(on: db)
        }
        try await Reading.Draft(level: 0, name: "x", isRead: true).insert(on: db)
      }
      try await #expect(Reading.objects.count(on: db) == 3)
    }
  }
}
