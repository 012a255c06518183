import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Stored values", .feature("M6", on: .sqlite))
struct RoundTripTests {
  private static let lowest = Specimen.Draft(
    flag: false, tiny: .min, small: .min, medium: .min, large: .min, number: .min, unsignedTiny: 0, unsignedSmall: 0,
    unsignedMedium: 0, single: -.greatestFiniteMagnitude, double: -.greatestFiniteMagnitude, text: "", bytes: [],
    data: Data(),
    instant: Date(microsecondsSince1970: -2_208_988_800_000_001), writtenInstant: Date(microsecondsSince1970: -1),
    day: CalendarDate(daysSince1970: -719_528), price: -12345678901234567.89, json: .null, mood: .calm, rank: .low)

  private static let greatest = Specimen.Draft(
    flag: true, tiny: .max, small: .max, medium: .max, large: .max, number: .max, unsignedTiny: .max,
    unsignedSmall: .max,
    unsignedMedium: .max, single: .greatestFiniteMagnitude, double: .infinity, text: "é😀\n\"'\\%", bytes: [0, 255, 0],
    data: Data([0, 1, 2]), instant: Date(microsecondsSince1970: 4_102_444_799_999_999),
    writtenInstant: Date(microsecondsSince1970: 4_102_444_799_999_999), day: CalendarDate(daysSince1970: 2_932_896),
    uuid: UUID(uuidString: "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF") ?? UUID(), writtenUUID: UUID(),
    price: 99999999999999999999.5, json: ["a": [1, 2.5, nil, true, "é\u{0}\n"]], mood: .wild, rank: .high)

  @Test("every kind of value comes back as it was, at both of its ends", arguments: Place.allCases)
  func ends(place: Place) async throws {
    try await withDatabase(place, tables: [Specimen.self]) { db in
      for draft in [Self.lowest, Self.greatest, Specimen.Draft()] {
        let stored = try await draft.insert(on: db)
        #expect(stored.tiny == draft.tiny && stored.small == draft.small && stored.medium == draft.medium)
        #expect(stored.large == draft.large && stored.number == draft.number && stored.flag == draft.flag)
        #expect(stored.unsignedTiny == draft.unsignedTiny && stored.unsignedSmall == draft.unsignedSmall)
        #expect(
          stored.unsignedMedium == draft.unsignedMedium && stored.single == draft.single
            && stored.double == draft.double)
        #expect(stored.text == draft.text && stored.bytes == draft.bytes && stored.data == draft.data)
        #expect(
          stored.instant == draft.instant && stored.writtenInstant == draft.writtenInstant && stored.day == draft.day)
        #expect(stored.uuid == draft.uuid && stored.writtenUUID == draft.writtenUUID && stored.price == draft.price)
        #expect(stored.json == draft.json && stored.mood == draft.mood && stored.rank == draft.rank)
        try await #expect(Specimen.objects.get(stored.id, on: db) == stored)
        let dto = try await Specimen.objects.filter { $0.id == stored.id }.asDTOs(on: db)
        #expect(dto == [stored.dto])
      }
    }
  }

  @Test("every kind of column can be null, and a null is no zero")
  func nulls() async throws {
    try await withDatabase(tables: [Sighting.self]) { db in
      let empty = try await Sighting.Draft().insert(on: db)
      #expect(Mirror(reflecting: empty).children.dropFirst().allSatisfy { "\($0.value)" == "nil" })
      let zero = try await Sighting.Draft(
        flag: false, tiny: 0, small: 0, medium: 0, large: 0, number: 0, unsignedTiny: 0, unsignedSmall: 0,
        unsignedMedium: 0,
        single: 0, double: 0, text: "", bytes: [], data: Data(), instant: Date(microsecondsSince1970: 0),
        writtenInstant: Date(microsecondsSince1970: 0), day: CalendarDate(daysSince1970: 0), uuid: UUID(),
        writtenUUID: UUID(),
        price: 0, json: .null, mood: .calm, rank: .middle
      ).insert(on: db)
      #expect(Mirror(reflecting: zero).children.allSatisfy { "\($0.value)" != "nil" })
      try await #expect(Sighting.objects.order { $0.id.ascending }.all(on: db) == [empty, zero])
    }
  }

  @Test("random values come back as they were, through single and bulk inserts")
  func random() async throws {
    try await withDatabase(tables: [Sighting.self]) { db in
      var random = SeededGenerator(31)
      let drafts = (0..<SeededGenerator.rounds(200)).map { _ in Self.sighting(&random) }
      var stored: [Sighting] = []
      for draft in drafts { stored.append(try await draft.insert(on: db)) }
      try await Sighting.objects.insert(drafts, on: db)
      let all = try await Sighting.objects.order { $0.id.ascending }.all(on: db)
      #expect(Array(all.prefix(drafts.count)) == stored)
      for (one, other) in zip(all.prefix(drafts.count), all.suffix(drafts.count)) {
        #expect(Self.values(one) == Self.values(other))
      }
      for (draft, row) in zip(drafts, stored) {
        #expect(
          row.text == draft.text && row.large == draft.large && row.double == draft.double && row.bytes == draft.bytes)
        #expect(row.instant == draft.instant && row.writtenInstant == draft.writtenInstant && row.price == draft.price)
        #expect(row.json == draft.json && row.day == draft.day && row.uuid == draft.uuid && row.single == draft.single)
      }
    }
  }

  private static func values(_ row: Sighting) -> [SQLValue] {
    var values: [SQLValue] = []
    row.encode(into: &values)
    return Array(values.dropFirst())
  }

  private static func sighting(_ random: inout SeededGenerator) -> Sighting.Draft {
    func maybe<Value>(_ make: (inout SeededGenerator) -> Value) -> Value? {
      Int.random(in: 0..<4, using: &random) == 0 ? nil : make(&random)
    }
    return Sighting.Draft(
      flag: maybe { .random(using: &$0) }, tiny: maybe { .random(in: .min ... .max, using: &$0) },
      large: maybe { Int64(bitPattern: $0.next() >> UInt64.random(in: 0..<64, using: &$0)) },
      unsignedMedium: maybe { .random(in: .min ... .max, using: &$0) },
      single: maybe { .random(in: -1e30...1e30, using: &$0) },
      double: maybe { .random(in: -1e300...1e300, using: &$0) },
      text: maybe { random in
        String(
          (0..<Int.random(in: 0..<20, using: &random)).map { _ in "aé😀'\"\n%_ ".randomElement(using: &random) ?? "x" })
      },
      bytes: maybe { random in
        (0..<Int.random(in: 0..<20, using: &random)).map { _ in .random(in: 0...255, using: &random) }
      },
      instant: maybe {
        Date(microsecondsSince1970: .random(in: -2_208_988_800_000_000..<4_102_444_800_000_000, using: &$0))
      },
      writtenInstant: maybe {
        Date(microsecondsSince1970: .random(in: -2_208_988_800_000_000..<4_102_444_800_000_000, using: &$0))
      },
      day: maybe { CalendarDate(daysSince1970: .random(in: -719_528...2_932_896, using: &$0)) },
      uuid: maybe { _ in UUID.version7() },
      price: maybe {
        Decimal(Int64.random(in: .min ... .max, using: &$0))
          / Decimal(sign: .plus, exponent: Int.random(in: 0...18, using: &$0), significand: 1)
      },
      json: maybe { random in
        ["n": .int(.random(in: .min ... .max, using: &random)), "d": .double(.random(in: -1...1, using: &random))]
      },
      mood: maybe { Mood.allCases.randomElement(using: &$0) ?? .calm },
      rank: maybe { Rank.allCases.randomElement(using: &$0) ?? .low })
  }

  @Test("what is on disk is what the design says")
  func storage() async throws {
    try await withFile(tables: [Specimen.self]) { db, path in
      let uuid = try #require(UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057"))
      try await Specimen.Draft(
        flag: true, double: 3, instant: SampleShop.leapNoon, writtenInstant: SampleShop.leapNoon,
        day: CalendarDate(daysSince1970: 19_782), uuid: uuid, writtenUUID: uuid, price: 12.50, json: ["a": 1],
        mood: .wild, rank: .low
      ).insert(on: db)
      let row = try RawConnection(path).rows(
        """
        SELECT flag, typeof(flag), typeof(double), instant, written_instant, day, hex(uuid), typeof(uuid), written_uuid, price,
          typeof(price), json, mood, rank FROM specimens
        """)
      #expect(
        row == [
          [
            "1", "integer", "real", "1709210096000000", "2024-02-29 12:34:56.000000", "2024-02-29",
            "01890A5DAC96774BBCCEB302099A8057", "blob", "01890a5d-ac96-774b-bcce-b302099a8057", "12.5", "text",
            #"{"a":1}"#, "wild",
            "-1",
          ]
        ])
    }
  }

  @Test("equal decimals are found as equal, however they were made")
  func decimals() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      let ten = Decimal(10)
      let others = [
        Decimal(sign: .plus, exponent: 1, significand: 1), Decimal(sign: .plus, exponent: -2, significand: 1000),
        Decimal(string: "10.000") ?? 0, Decimal(5) + Decimal(5),
      ]
      for decimal in [ten] + others { try await Specimen.Draft(price: decimal).insert(on: db) }
      for decimal in [ten] + others {
        try await #expect(Specimen.objects.filter { $0.price == decimal }.count(on: db) == 5)
        try await #expect(Specimen.objects.filter { $0.price.isIn([decimal]) }.count(on: db) == 5)
      }
      let zero = try await Specimen.Draft(price: Decimal(sign: .minus, exponent: 0, significand: 0)).insert(on: db)
      try await #expect(Specimen.objects.filter { $0.price == 0 }.all(on: db) == [zero])
    }
  }
}
