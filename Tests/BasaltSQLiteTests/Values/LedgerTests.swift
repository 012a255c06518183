import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Stored times, addresses, arrays, JSON, own types", .feature("M6", on: .sqlite))
struct LedgerTests {
  private static let full = LedgerEntry.Draft(
    counter: .max, time: TimeOfDay(microseconds: 86_399_999_999) ?? .midnight,
    writtenTime: TimeOfDay(hour: 18, minute: 30) ?? .midnight, length: .microseconds(Int64.min),
    address: URL(string: "https://example.com/a%20b?q=1#f") ?? URL(filePath: "/"),
    colour: Colour(red: 255, green: 128, blue: 0),
    settings: Settings(theme: "dark/é", limits: ["a": 1], mutedUntil: Date(microsecondsSince1970: -1), ratio: 0.1),
    figure: .circle(radius: 2.5), tags: ["b", "a", "", "é\n\"'😀"], flags: [true, false], numbers: [.min, .max],
    counters: [0, .max], doubles: [0.1, -1e300], prices: [12.50, -0.001], instants: [Date(microsecondsSince1970: -1)],
    days: [CalendarDate(daysSince1970: 19_782)], times: [.midnight], uuids: [UUID()],
    addresses: [URL(filePath: "/a")], moods: [.wild, .calm], ranks: [.high, .low])

  @Test("every kind comes back as it was", arguments: Place.allCases)
  func roundTrip(place: Place) async throws {
    try await withDatabase(place, tables: [LedgerEntry.self]) { db in
      for draft in [Self.full, LedgerEntry.Draft()] {
        let stored = try await draft.insert(on: db)
        #expect(stored.counter == draft.counter && stored.time == draft.time && stored.writtenTime == draft.writtenTime)
        #expect(stored.length == draft.length && stored.address == draft.address && stored.colour == draft.colour)
        #expect(stored.settings == draft.settings && stored.figure == draft.figure && stored.tags == draft.tags)
        #expect(stored.flags == draft.flags && stored.numbers == draft.numbers && stored.counters == draft.counters)
        #expect(stored.doubles == draft.doubles && stored.prices == draft.prices && stored.instants == draft.instants)
        #expect(stored.days == draft.days && stored.times == draft.times && stored.uuids == draft.uuids)
        #expect(stored.addresses == draft.addresses && stored.moods == draft.moods && stored.ranks == draft.ranks)
        try await #expect(LedgerEntry.objects.get(stored.id, on: db) == stored)
        try await #expect(LedgerEntry.objects.filter { $0.id == stored.id }.asDTOs(on: db) == [stored.dto])
        var changed = stored
        changed.tags.append("new")
        changed.counter = 3
        try await changed.save(on: db)
        try await #expect(LedgerEntry.objects.get(stored.id, on: db) == changed)
      }
    }
  }

  @Test("every kind can be null, and a null is no zero and no empty array")
  func nulls() async throws {
    try await withDatabase(tables: [LedgerBlank.self]) { db in
      let empty = try await LedgerBlank.Draft().insert(on: db)
      let zero = try await LedgerBlank.Draft(
        counter: 0, plainCounter: 0, price: 0, time: .midnight, length: .zero, address: URL(filePath: "/"),
        colour: Colour(red: 0, green: 0, blue: 0), settings: Settings(), tags: [], moods: [], kingdom: .animal
      ).insert(on: db)
      #expect(Mirror(reflecting: empty).children.dropFirst().allSatisfy { "\($0.value)" == "nil" })
      #expect(Mirror(reflecting: zero).children.allSatisfy { "\($0.value)" != "nil" })
      let all = LedgerBlank.objects
      try await #expect(all.filter { $0.tags == nil && $0.counter == nil && $0.settings == nil }.all(on: db) == [empty])
      try await #expect(all.filter { $0.tags == [] && $0.counter == 0 && $0.price == 0 }.all(on: db) == [zero])
      try await #expect(all.filter { $0.tags != [] }.all(on: db) == [empty])
      try await #expect(all.order { $0.price.ascending }.all(on: db) == [empty, zero])
      try await all.filter { $0.id == zero.id }.update(on: db) {
        $0.tags.set(nil)
        $0.counter.set(nil)
        $0.kingdom.set(nil)
      }
      try await #expect(all.filter { $0.tags == nil && $0.counter == nil && $0.kingdom == nil }.count(on: db) == 2)
    }
  }

  @Test("equal values are found as equal")
  func equality() async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      let stored = try await Self.full.insert(on: db)
      try await LedgerEntry.Draft().insert(on: db)
      let queries = [
        LedgerEntry.objects.filter { $0.time == stored.time }, .init { $0.writtenTime == stored.writtenTime },
        .init { $0.length == stored.length }, .init { $0.address == stored.address },
        .init { $0.colour == stored.colour }, .init { $0.settings == stored.settings },
        .init { $0.figure == stored.figure }, .init { $0.tags == stored.tags },
        .init { $0.counters == stored.counters },
        .init { $0.prices == [Decimal(sign: .plus, exponent: -3, significand: 12_500), -0.001] },
        .init { $0.moods == [.wild, .calm] }, .init { $0.uuids == stored.uuids },
        .init { $0.tags.isIn([["x"], stored.tags]) },
        .init { $0.tags.isIn((0..<200).map { ["\($0)"] } + [stored.tags]) },
        .init { $0.length < .zero }, .init { $0.writtenTime > .midnight }, .init { $0.colour.isIn([stored.colour]) },
      ]
      for (number, query) in queries.enumerated() {
        try await #expect(query.all(on: db) == [stored], "query \(number)")
      }
      try await #expect(LedgerEntry.objects.filter { $0.tags == stored.tags.reversed() }.count(on: db) == 0)
    }
  }

  @Test("what is on disk is what the design says")
  func storage() async throws {
    try await withFile(tables: [LedgerEntry.self]) { db, path in
      try await Self.full.insert(on: db)
      let row = try RawConnection(path).rows(
        """
        SELECT time, written_time, length, address, colour, settings, tags, counters, doubles, prices, instants, days, times,
          moods, ranks FROM ledger_entries
        """)[0]
      #expect(
        row == [
          "86399999999", "18:30:00", "-9223372036854775808", "https://example.com/a%20b?q=1#f", "#ff8000",
          #"{"limits":{"a":1},"mutedUntil":"1969-12-31T23:59:59.999999Z","ratio":0.1,"theme":"dark/é"}"#,
          #"["b","a","","é\n\"'😀"]"#, #"[0,"18446744073709551615"]"#, "[0.1,-1e+300]", #"["12.5","-0.001"]"#,
          #"["1969-12-31 23:59:59.999999"]"#, #"["2024-02-29"]"#, #"["00:00:00"]"#, #"["wild","calm"]"#, "[7,-1]",
        ])
    }
  }

  @Test("an enumeration that lists its cases is checked by the database, another one is not")
  func enumerations() async throws {
    try await withFile(tables: [Specimen.self, Sighting.self, LedgerBlank.self]) { db, path in
      try await Specimen.Draft(mood: .wild, rank: .low).insert(on: db)
      try await Sighting.Draft().insert(on: db)
      try await LedgerBlank.Draft().insert(on: db)
      let raw = try RawConnection(path)
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE specimens SET mood = 'angry'") }
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE specimens SET rank = 3") }
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE sightings SET mood = ''") }
      try raw.run("UPDATE ledger_blanks SET kingdom = 'fungi'")
      await expectFailure(.decoding) { try await LedgerBlank.objects.all(on: db) }
    }
  }

  @Test("a stored value that does not fit is an error that names type and column and not the value")
  func malformed() async throws {
    try await withFile(tables: []) { db, path in
      let columns = LedgerBlank.mapping.schema.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
      try RawConnection(path).run("CREATE TABLE ledger_blanks (\(columns)); INSERT INTO ledger_blanks (id) VALUES (1)")
      let cases: [(column: String, literal: String, words: String)] = [
        ("counter", "'secret'", "TEXT"), ("plain_counter", "-1", "does not fit"), ("price", "1.5", "REAL"),
        ("time", "86400000000", "does not fit"), ("time", "'secret'", "no such value"), ("length", "1.5", "REAL"),
        ("address", "'http://['", "no such value"), ("colour", "'secret'", "Colour refuses the stored value"),
        ("settings", "'{\"secret\":1}'", "is missing"), ("settings", "'secret'", "no such JSON"),
        ("tags", "'[\"secret\",null]'", "null"), ("tags", "'{}'", "no array"), ("moods", "'[\"secret\"]'", "[Mood]"),
      ]
      for (column, literal, words) in cases {
        try RawConnection(path).run("UPDATE ledger_blanks SET \(column) = \(literal)")
        let error = await expectFailure(.decoding) { try await LedgerBlank.objects.all(on: db) }
        #expect(error?.message.contains(words) == true && error?.columns == [column], "\(error?.message ?? "")")
        #expect(error?.debugDescription.contains("secret") == false)
        try RawConnection(path).run("UPDATE ledger_blanks SET \(column) = NULL")
      }
    }
  }

  @Test("a value that cannot be stored is refused before anything is sent")
  func refused() async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      let drafts = [
        LedgerEntry.Draft(length: .seconds(Int64.max)), LedgerEntry.Draft(settings: Settings(ratio: .nan)),
        LedgerEntry.Draft(tags: ["a\u{0}"]), LedgerEntry.Draft(doubles: [.infinity]),
        LedgerEntry.Draft(prices: [.nan]), LedgerEntry.Draft(days: [CalendarDate(daysSince1970: 4_000_000)]),
        LedgerEntry.Draft(instants: [Date(timeIntervalSince1970: 1e15)]),
      ]
      for draft in drafts {
        let error = await expectFailure(.invalidValue) { try await draft.insert(on: db) }
        #expect(error?.outcome == .notSent)
        await expectFailure(.invalidValue) { try await LedgerEntry.objects.insert([draft], on: db) }
      }
      try await #expect(LedgerEntry.objects.count(on: db) == 0)
    }
  }
}

extension Query<LedgerEntry> {
  /// The entries that meet a condition.
  fileprivate init(_ condition: (LedgerEntry.QueryColumns) -> ValueExpression<Bool>) {
    self = LedgerEntry.objects.filter { condition($0) }
  }
}
