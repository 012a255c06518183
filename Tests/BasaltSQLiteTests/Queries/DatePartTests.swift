import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Parts of dates", .feature("Q3", "Q4", on: .sqlite))
struct DatePartTests {
  /// Instants from 1600 to 2400, and those at the ends of days, months and years around 1970.
  private static func instants(_ random: inout SeededGenerator) -> [Date] {
    let edges: [Int64] = [
      0, -1, 1, -86_400_000_000, -86_400_000_001, 951_782_400_000_000, 951_782_399_999_999, -2_208_988_800_000_001,
    ]
    let others = (0..<SeededGenerator.rounds(300)).map { _ in
      Int64.random(in: -11_676_096_000_000_000..<13_569_465_600_000_000, using: &random)
    }
    return (edges + others).map(Date.init(microsecondsSince1970:))
  }

  @Test("they agree with Foundation's calendar in UTC, before 1970 too, in both storages")
  func agreesWithFoundation() async throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var random = SeededGenerator(23)
    let instants = Self.instants(&random)
    try await withDatabase(tables: [Specimen.self]) { db in
      try await Specimen.objects.insert(instants.map { Specimen.Draft(instant: $0, writtenInstant: $0) }, on: db)
      let numbers = try await Specimen.objects.order { $0.id.ascending }.select {
        ($0.instant.year, $0.instant.month, $0.instant.day, $0.instant.hour, $0.instant.weekday)
      }.all(on: db)
      let texts = try await Specimen.objects.order { $0.id.ascending }.select {
        (
          $0.writtenInstant.year, $0.writtenInstant.month, $0.writtenInstant.day, $0.writtenInstant.hour,
          $0.writtenInstant.weekday
        )
      }.all(on: db)
      for (index, instant) in instants.enumerated() {
        // The calendar rounds to its own precision: the whole second, rounded down, has the same parts.
        let second = Date(
          timeIntervalSince1970: Double((instant.microsecondsSince1970 ?? 0).floorDivided(by: 1_000_000)))
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .weekday], from: second)
        let expected = [
          parts.year, parts.month, parts.day, parts.hour, parts.weekday.map { ($0 + 5) % 7 + 1 },
        ].compactMap { $0 }
        let number = numbers[index]
        let text = texts[index]
        #expect([number.0, number.1, number.2, number.3, number.4] == expected)
        #expect([text.0, text.1, text.2, text.3, text.4] == expected)
      }
    }
  }

  @Test("the first and the last instant that a column holds have their parts")
  func ends() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      for (microseconds, year, hour) in [(-62_167_219_200_000_000, 0, 0), (253_402_300_799_000_000, 9999, 23)]
        as [(Int64, Int, Int)]
      {
        let instant = Date(microsecondsSince1970: microseconds)
        try await Specimen.Draft(instant: instant, writtenInstant: instant).insert(on: db)
        let found = try await Specimen.objects.filter {
          $0.instant.year == year && $0.writtenInstant.year == year && $0.instant.hour == hour
            && $0.writtenInstant.hour == hour
        }.count(on: db)
        #expect(found == 1)
      }
    }
  }

  @Test("a null has no parts")
  func null() async throws {
    try await withShop { db, _ in
      let years = try await User.objects.order { $0.id.ascending }.select { $0.manager.createdAt.part(.year) }.all(
        on: db)
      #expect(years == [nil, 2024, 2024, 2024])
    }
  }

  @Test("the parts of a date with a replacement for null are those of the replacement where it is null")
  func replaced() async throws {
    try await withDatabase(tables: [Sighting.self]) { db in
      let replacement = Date(timeIntervalSince1970: 951_782_400 + 7 * 3600)
      try await Sighting.objects.insert(
        [
          Sighting.Draft(number: 5),
          Sighting.Draft(number: 5, instant: SampleShop.leapNoon, writtenInstant: SampleShop.leapNoon),
        ],
        on: db)
      let hours = try await Sighting.objects.filter { $0.number == 5 }.order { $0.id.ascending }.select {
        (
          $0.instant.coalesce(replacement).hour, $0.writtenInstant.coalesce(replacement).hour,
          $0.instant.coalesce(replacement).year
        )
      }.all(on: db)
      #expect(hours.map { [$0.0, $0.1, $0.2] } == [[7, 7, 2000], [12, 12, 2024]])
      let found = try await Sighting.objects.filter { $0.instant.coalesce(replacement).month == 2 && $0.number == 5 }
        .count(on: db)
      #expect(found == 2)
    }
  }

  @Test("the latest date of a group has parts")
  func ofAggregate() async throws {
    try await withShop { db, _ in
      let day = try await User.objects.aggregate(on: db) { $0.createdAt.max().part(.day) }
      #expect(day == 1)
    }
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
