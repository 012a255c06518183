import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Lists in filters", .feature("Q3", on: .sqlite))
struct ListTests {
  @Test(
    "a list of any length finds its members and no others",
    arguments: [0, 1, 2, 3, 16, 17, 127, 128, 129, 130, 5000, 100_000])
  func integers(count: Int) async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await Reading.objects.insert(
        (0..<200).map { Reading.Draft(low: $0 % 5 == 0 ? nil : $0, level: $0, name: "", isRead: true) }, on: db)
      // Even numbers, from below zero on.
      let list = (0..<count).map { ($0 - 5) * 2 }
      let expected = (0..<200).filter(Set(list).contains)
      let levels = try await Reading.objects.filter { $0.level.isIn(list) }.order { $0.level.ascending }.all(on: db)
      #expect(levels.map(\.level) == expected)
      try await #expect(Reading.objects.filter { $0.level.isNotIn(list) }.count(on: db) == 200 - expected.count)
      try await #expect(
        Reading.objects.exclude { $0.low.isIn(list) }.count(on: db) == 200 - expected.count { $0 % 5 != 0 })
      try await #expect(
        Reading.objects.filter { $0.low.isNotIn(list) }.count(on: db)
          == (0..<200).count { $0 % 5 != 0 && !list.contains($0) })
    }
  }

  @Test("an empty list beside other conditions binds nothing of its own")
  func emptyBeside() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await Reading.objects.insert(
        [Reading.Draft(low: 1, level: 7, name: "", isRead: true), Reading.Draft(level: 8, name: "", isRead: true)],
        on: db)
      let query = Reading.objects.filter { $0.low.coalesce(3).isIn([]) || $0.level == 8 }
      try await #expect(query.all(on: db).map(\.level) == [8])
      let present = Reading.objects.filter { $0.low.coalesce(3).isNotIn([]) && $0.level == 8 }
      try await #expect(present.all(on: db).map(\.level) == [8])
    }
  }

  @Test("a list of texts finds each as it is, whatever characters it has", arguments: [10, 200])
  func texts(count: Int) async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let odd = [
        "", "'", "\"", #"\"#, #"\u0041"#, "\n", "\u{1}", "\u{7F}", "é", "e\u{301}", "😀", "null", "1", "[", "a,b",
        "\u{2028}",
      ]
      let all = odd + (0..<count).map { "filler \($0)" }
      try await Label.objects.insert(all.map { Label(name: Label.ID($0)) } + [Label(name: Label.ID("other"))], on: db)
      let found = try await Label.objects.filter { $0.name.isIn(all.map { Label.ID($0) }) }.all(on: db)
      #expect(Set(found.map { Array($0.name.rawValue.utf8) }) == Set(all.map { Array($0.utf8) }))
    }
  }

  @Test(
    "a text with a NUL is refused in a list of any length, and never matches what stands before it",
    arguments: [1, 200])
  func nul(count: Int) async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await Label(name: Label.ID("a")).insert(on: db)
      let list = (0..<count).map { Label.ID("filler \($0)") } + [Label.ID("a\u{0}b")]
      await expectFailure(.invalidValue) { try await Label.objects.filter { $0.name.isIn(list) }.all(on: db) }
    }
  }

  @Test("a list of UUIDs of any length, in both storages", arguments: [1, 128, 129, 3000])
  func uuids(count: Int) async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      let uuids = (0..<20).map { _ in UUID() }
      try await Specimen.objects.insert(uuids.map { Specimen.Draft(uuid: $0, writtenUUID: $0) }, on: db)
      let list = (0..<count - 1).map { $0 < 7 ? uuids[$0] : UUID() } + [uuids[19]]
      let expected = min(count - 1, 7) + 1
      try await #expect(Specimen.objects.filter { $0.uuid.isIn(list) }.count(on: db) == expected)
      try await #expect(Specimen.objects.filter { $0.writtenUUID.isIn(list) }.count(on: db) == expected)
      try await #expect(Specimen.objects.filter { $0.uuid.isNotIn(list) }.count(on: db) == 20 - expected)
    }
  }

  @Test("typed keys can be listed, of users and of teams")
  func keys() async throws {
    try await withShop { db, shop in
      try await #expect(
        User.objects.filter { $0.id.isIn([shop.ada.id, 99, shop.dee.id]) }.names(on: db) == ["Ada", "Dee"])
      let teams = (0..<300).map { _ in Team.ID.new() } + [shop.ops.id]
      try await #expect(Team.objects.filter { $0.id.isIn(teams) }.all(on: db) == [shop.ops])
      try await #expect(User.objects.filter { $0.teamID.isIn(teams) }.names(on: db) == ["Cyd", "Dee"])
      try await #expect(User.objects.filter { $0.managerID.isIn([shop.bob.id]) }.names(on: db) == ["Dee"])
    }
  }

  @Test("long lists of every other kind find what short ones find")
  func otherKinds() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      let date = Date(microsecondsSince1970: -1_500_001)
      let day = CalendarDate(daysSince1970: -400)
      try await Specimen.Draft(
        flag: true, tiny: -7, large: .min, single: 0.1, double: 0.1, instant: date, writtenInstant: date, day: day,
        price: 12.5, mood: .wild, rank: .high
      ).insert(on: db)
      func found(_ condition: (Specimen.QueryColumns) -> ValueExpression<Bool>) async throws -> Bool {
        try await Specimen.objects.filter { condition($0) }.count(on: db) == 1
      }
      func list<Value>(_ value: Value, _ filler: (Int) -> Value) -> [Value] { (0..<150).map(filler) + [value] }
      try await #expect(found { $0.flag.isIn(Array(repeating: false, count: 150) + [true]) })
      try await #expect(found { $0.tiny.isIn(list(-7) { Int8($0 % 100) }) })
      try await #expect(found { $0.large.isIn(list(.min) { Int64($0) }) })
      try await #expect(found { $0.single.isIn(list(0.1) { Float($0) }) })
      try await #expect(found { $0.double.isIn(list(0.1) { Double($0) }) })
      try await #expect(found { $0.instant.isIn(list(date) { Date(microsecondsSince1970: Int64($0)) }) })
      try await #expect(found { $0.writtenInstant.isIn(list(date) { Date(microsecondsSince1970: Int64($0)) }) })
      try await #expect(found { $0.day.isIn(list(day) { CalendarDate(daysSince1970: Int32($0)) }) })
      try await #expect(found { $0.price.isIn(list(12.5) { Decimal($0) }) })
      try await #expect(found { $0.mood.isIn(Array(repeating: Mood.calm, count: 150) + [.wild]) })
      try await #expect(found { $0.rank.isIn(Array(repeating: Rank.low, count: 150) + [.high]) })
    }
  }

  @Test("a long list of floating-point numbers finds each exactly")
  func doubles() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      var random = SeededGenerator(22)
      let numbers = (0..<SeededGenerator.rounds(500)).map { _ in
        Double(
          sign: .random(using: &random), exponent: .random(in: -1000...1000, using: &random),
          significand: .random(in: 1..<2, using: &random))
      }
      try await Specimen.objects.insert(numbers.map { Specimen.Draft(double: $0) }, on: db)
      let found = try await Specimen.objects.filter { $0.double.isIn(numbers) }.all(on: db).map(\.double)
      #expect(Set(numbers).subtracting(found).isEmpty)
    }
  }

  @Test("an infinity in a list is found, and hides no other number, however long the list is", arguments: [1, 200])
  func infinity(count: Int) async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      try await Specimen.objects.insert([Specimen.Draft(double: .infinity), Specimen.Draft(double: -3)], on: db)
      let list = (0..<count).map { Double($0) } + [Double.infinity]
      try await #expect(Specimen.objects.filter { $0.double.isIn(list) }.count(on: db) == 1)
      try await #expect(Specimen.objects.filter { $0.double.isNotIn(list) }.count(on: db) == 1)
    }
  }

  @Test("what no column can hold is refused in a list of any length", arguments: [1, 200])
  func refused(count: Int) async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      let dates = (0..<count).map { Date(microsecondsSince1970: Int64($0)) } + [Date(timeIntervalSince1970: 1e12)]
      await expectFailure(.invalidValue) { try await Specimen.objects.filter { $0.instant.isIn(dates) }.all(on: db) }
      let numbers = (0..<count).map { Double($0) } + [Double.nan]
      await expectFailure(.invalidValue) { try await Specimen.objects.filter { $0.double.isIn(numbers) }.all(on: db) }
    }
  }
}

extension FloatingPointSign {
  fileprivate static func random(using random: inout SeededGenerator) -> Self {
    Bool.random(using: &random) ? .plus : .minus
  }
}
