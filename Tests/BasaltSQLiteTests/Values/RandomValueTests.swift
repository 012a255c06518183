import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// Values of all types, written in every way, read back, and sorted by the database. A soak run writes a million of them.
@Suite("Random values of all types", .feature("M6", on: .sqlite))
struct RandomValueTests {
  /// 24 values a row here and 28 there: in a soak run a million in all.
  private static let rows = SeededGenerator.rounds(200)

  @Test("scalars come back as they were, and are sorted as Swift sorts them")
  func scalars() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      var random = SeededGenerator(81)
      let drafts = Specimen.Draft.extremes + (0..<Self.rows).map { _ in Specimen.Draft.random(&random) }
      try await expectStored(drafts, on: db)
      let order = ColumnOrder<Specimen>(db)
      try await order.expect(\.flag, drafts.map(\.flag)) { !$0 && $1 }
      try await order.expect(\.tiny, drafts.map(\.tiny))
      try await order.expect(\.small, drafts.map(\.small))
      try await order.expect(\.medium, drafts.map(\.medium))
      try await order.expect(\.large, drafts.map(\.large))
      try await order.expect(\.number, drafts.map(\.number))
      try await order.expect(\.unsignedTiny, drafts.map(\.unsignedTiny))
      try await order.expect(\.unsignedSmall, drafts.map(\.unsignedSmall))
      try await order.expect(\.unsignedMedium, drafts.map(\.unsignedMedium))
      try await order.expect(\.single, drafts.map(\.single))
      try await order.expect(\.double, drafts.map(\.double))
      try await order.expect(\.text, drafts.map(\.text)) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      try await order.expect(\.bytes, drafts.map(\.bytes)) { $0.lexicographicallyPrecedes($1) }
      try await order.expect(\.instant, drafts.map(\.instant))
      try await order.expect(\.writtenInstant, drafts.map(\.writtenInstant))
      try await order.expect(\.day, drafts.map(\.day))
      try await order.expect(\.uuid, drafts.map(\.uuid), by: UUID.precedes)
      try await order.expect(\.writtenUUID, drafts.map(\.writtenUUID), by: UUID.precedes)
    }
  }

  @Test("numbers of another meaning, times, arrays, JSON and own types do as well")
  func ledger() async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      var random = SeededGenerator(82)
      let drafts = LedgerEntry.Draft.extremes + (0..<Self.rows).map { _ in LedgerEntry.Draft.random(&random) }
      try await expectStored(drafts, on: db)
      let order = ColumnOrder<LedgerEntry>(db)
      try await order.expect(\.counter, drafts.map(\.counter))
      try await order.expect(\.plainCounter, drafts.map(\.plainCounter))
      try await order.expect(\.price, drafts.map(\.price))
      try await order.expect(\.rate, drafts.map(\.rate))
      try await order.expect(\.whole, drafts.map(\.whole))
      try await order.expect(\.share, drafts.map(\.share))
      try await order.expect(\.time, drafts.map(\.time))
      try await order.expect(\.writtenTime, drafts.map(\.writtenTime))
      try await order.expect(\.length, drafts.map(\.length))
    }
  }

  /// Writes half of the rows one by one and half of them at once, and expects all of them to come back in every way.
  private func expectStored<Draft: Stored>(_ drafts: [Draft], on db: Database) async throws
  where Draft.Target.Insertion == Draft {
    let half = drafts.count / 2
    for draft in drafts.prefix(half) {
      let stored = try await draft.insert(on: db)
      try #require(draft.isEqual(to: stored), "BASALT_SEED \(SeededGenerator.seed), a single insert of \(draft)")
    }
    try await Draft.Target.objects.insert(Array(drafts.dropFirst(half)), on: db)
    let rows = try await Draft.Target.objects.order(by: 0).all(on: db)
    try #require(rows.count == drafts.count)
    for (draft, row) in zip(drafts, rows) {
      try #require(draft.isEqual(to: row), "BASALT_SEED \(SeededGenerator.seed), a read of \(draft)")
    }
  }
}

/// Sorts a column in the database and in Swift.
private struct ColumnOrder<Root: Table> {
  let db: Database

  init(_ db: Database) { self.db = db }

  func expect<Value: ColumnType>(
    _ property: any KeyPath<Root, Value> & Sendable, _ values: [Value],
    at location: SourceLocation = #_sourceLocation, by precedes: (Value, Value) -> Bool
  ) async throws {
    let sorted = values.sorted(by: precedes)
    let query = Root.objects.order { $0[dynamicMember: property].ascending }
    let stored = try await query.select { $0[dynamicMember: property] }.all(on: db)
    #expect(stored == sorted, "BASALT_SEED \(SeededGenerator.seed)", sourceLocation: location)
    let ends = try await Root.objects.aggregate(on: db) {
      ($0[dynamicMember: property].min(), $0[dynamicMember: property].max())
    }
    #expect(ends.0 == sorted.first && ends.1 == sorted.last, sourceLocation: location)
  }

  func expect<Value: ColumnType & Comparable>(
    _ property: any KeyPath<Root, Value> & Sendable, _ values: [Value],
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(property, values, at: location) { $0 < $1 }
  }
}

extension Query {
  /// The rows in the order of the column at a position.
  fileprivate func order(by position: Int) -> Query {
    order { _ in OrderTerm(.column(ColumnReference(position: position)), isDescending: false) }
  }
}

extension UUID {
  fileprivate static func precedes(_ left: UUID, _ right: UUID) -> Bool {
    withUnsafeBytes(of: left.uuid) { left in
      withUnsafeBytes(of: right.uuid) { right in left.lexicographicallyPrecedes(right) }
    }
  }
}

/// What is inserted, and how it is compared with what is read.
private protocol Stored: InsertShape {
  func isEqual(to row: Target) -> Bool
}

extension Specimen.Draft: Stored {
  fileprivate static var extremes: [Specimen.Draft] {
    [
      Specimen.Draft(
        tiny: .min, small: .min, medium: .min, large: .min, number: .min, single: -.infinity, double: -.infinity,
        instant: Date(microsecondsSince1970: -2_208_988_800_000_000), day: CalendarDate(daysSince1970: -719_528)),
      Specimen.Draft(
        flag: true, tiny: .max, small: .max, medium: .max, large: .max, number: .max, unsignedTiny: .max,
        unsignedSmall: .max, unsignedMedium: .max, single: .infinity, double: .infinity, text: "\u{10FFFF}",
        bytes: [255, 255], instant: Date(microsecondsSince1970: 4_102_444_799_999_999),
        day: CalendarDate(daysSince1970: 2_932_896), uuid: UUID(uuid: UUID.lastBytes),
        writtenUUID: UUID(uuid: UUID.lastBytes), mood: .wild, rank: .high),
      Specimen.Draft(single: -.leastNonzeroMagnitude, double: -.leastNonzeroMagnitude),
      Specimen.Draft(single: .greatestFiniteMagnitude, double: .greatestFiniteMagnitude),
      Specimen.Draft(single: 0x1p24 + 1, double: 0x1p53 + 1, text: "\u{FFFF}", price: .greatestFiniteMagnitude),
      Specimen.Draft(text: "e\u{301}"), Specimen.Draft(text: "\u{E9}"), Specimen.Draft(),
    ]
  }

  fileprivate static func random(_ random: inout SeededGenerator) -> Specimen.Draft {
    Specimen.Draft(
      flag: .random(using: &random), tiny: random.integer(), small: random.integer(), medium: random.integer(),
      large: random.integer(), number: random.integer(), unsignedTiny: random.integer(),
      unsignedSmall: random.integer(), unsignedMedium: random.integer(), single: Float(random.double()),
      double: random.double(), text: random.text(), bytes: random.list { $0.integer() },
      data: Data(random.list { $0.integer() }), instant: random.date(), writtenInstant: random.date(),
      day: CalendarDate(daysSince1970: .random(in: -719_528...2_932_896, using: &random)), uuid: random.uuid(),
      writtenUUID: random.uuid(), price: random.decimal(scale: .random(in: 0...18, using: &random)),
      json: [
        "n": .int(random.integer()), "d": .double(random.double()), "t": .array(random.list { .string($0.text()) }),
      ],
      mood: Mood.allCases.randomElement(using: &random) ?? .calm,
      rank: Rank.allCases.randomElement(using: &random) ?? .low)
  }

  fileprivate func isEqual(to row: Specimen) -> Bool {
    flag == row.flag && tiny == row.tiny && small == row.small && medium == row.medium && large == row.large
      && number == row.number && unsignedTiny == row.unsignedTiny && unsignedSmall == row.unsignedSmall
      && isEqualInParts(to: row)
  }

  private func isEqualInParts(to row: Specimen) -> Bool {
    unsignedMedium == row.unsignedMedium && single == row.single && double == row.double
      && text.utf8.elementsEqual(row.text.utf8) && bytes == row.bytes && data == row.data && instant == row.instant
      && writtenInstant == row.writtenInstant && day == row.day && uuid == row.uuid && writtenUUID == row.writtenUUID
      && price == row.price && json == row.json && mood == row.mood && rank == row.rank
  }
}

extension UUID {
  fileprivate static var lastBytes: uuid_t {
    (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255)
  }
}

extension LedgerEntry.Draft: Stored {
  fileprivate static var extremes: [LedgerEntry.Draft] {
    let greatest = Decimal(999_999_999_999_999_999)
    func ends(_ sign: FloatingPointSign) -> LedgerEntry.Draft {
      func decimal(_ scale: Int) -> Decimal { Decimal(sign: sign, exponent: -scale, significand: greatest) }
      return LedgerEntry.Draft(
        price: Decimal(sign: sign, exponent: -2, significand: 9_999_999_999), rate: decimal(4), whole: decimal(0),
        share: decimal(18), length: .microseconds(sign == .minus ? Int64.min : .max))
    }
    var greatestOnes = ends(.plus)
    greatestOnes.counter = .max
    greatestOnes.plainCounter = UInt64(Int64.max)
    greatestOnes.time = TimeOfDay(microseconds: 86_399_999_999) ?? .midnight
    greatestOnes.writtenTime = greatestOnes.time
    greatestOnes.counters = [0, 1 << 63 - 1, 1 << 63, .max]
    greatestOnes.numbers = [.min, .max]
    greatestOnes.doubles = [-.greatestFiniteMagnitude, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    greatestOnes.prices = [.greatestFiniteMagnitude, -.greatestFiniteMagnitude]
    return [ends(.minus), greatestOnes, LedgerEntry.Draft(counter: 1 << 63), LedgerEntry.Draft(counter: 1 << 63 - 1)]
  }

  fileprivate static func random(_ random: inout SeededGenerator) -> LedgerEntry.Draft {
    LedgerEntry.Draft(
      counter: random.integer(), plainCounter: random.integer() >> 1,
      price: random.decimal(below: 10_000_000_000, scale: 2), rate: random.decimal(scale: 4),
      whole: random.decimal(scale: 0), share: random.decimal(scale: 18), time: random.time(),
      writtenTime: random.time(), length: .microseconds(random.integer() as Int64), address: random.address(),
      colour: Colour(red: random.integer(), green: random.integer(), blue: random.integer()),
      settings: Settings(
        theme: random.text(), limits: [random.text(): random.integer()], mutedUntil: random.date(),
        ratio: random.double()),
      figure: Bool.random(using: &random) ? .square : .circle(radius: random.double()), tags: random.list { $0.text() },
      flags: random.list { .random(using: &$0) }, numbers: random.list { $0.integer() },
      counters: random.list { $0.integer() }, doubles: random.list { $0.double() },
      prices: random.list { $0.decimal(scale: 9) }, instants: random.list { $0.date() },
      days: random.list { CalendarDate(daysSince1970: .random(in: -719_528...2_932_896, using: &$0)) },
      times: random.list { $0.time() }, uuids: random.list { $0.uuid() }, addresses: random.list { $0.address() },
      moods: random.list { Mood.allCases.randomElement(using: &$0) ?? .calm },
      ranks: random.list { Rank.allCases.randomElement(using: &$0) ?? .low })
  }

  fileprivate func isEqual(to row: LedgerEntry) -> Bool {
    counter == row.counter && plainCounter == row.plainCounter && price == row.price && rate == row.rate
      && whole == row.whole && share == row.share && time == row.time && writtenTime == row.writtenTime
      && length == row.length && address == row.address && colour == row.colour && settings == row.settings
      && figure == row.figure && areListsEqual(to: row)
  }

  private func areListsEqual(to row: LedgerEntry) -> Bool {
    tags == row.tags && flags == row.flags && numbers == row.numbers && counters == row.counters
      && doubles == row.doubles && prices == row.prices && instants == row.instants && days == row.days
      && times == row.times && uuids == row.uuids && addresses == row.addresses && moods == row.moods
      && ranks == row.ranks
  }
}

extension SeededGenerator {
  /// The seed of the run, for messages.
  fileprivate static var seed: String { ProcessInfo.processInfo.environment["BASALT_SEED"] ?? "0" }

  /// An integer of any size: small ones are as likely as large ones.
  fileprivate mutating func integer<Value: FixedWidthInteger>() -> Value {
    Value(truncatingIfNeeded: next()) >> Value(truncatingIfNeeded: Int.random(in: 0..<Value.bitWidth, using: &self))
  }

  fileprivate mutating func double() -> Double {
    let value = Double(bitPattern: next())
    return value.isFinite && abs(value) < 3e38 ? value : .random(in: -1...1, using: &self)
  }

  fileprivate mutating func text() -> String {
    let scalars: [Unicode.Scalar] = ["a", "B", "é", "\u{301}", "😀", "'", "\"", "\\", "\n", "%", "_", " ", "\u{FFFD}"]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<8, using: &self) { text.append(scalars.randomElement(using: &self) ?? "x") }
    return String(text)
  }

  fileprivate mutating func list<Value>(_ make: (inout SeededGenerator) -> Value) -> [Value] {
    (0..<Int.random(in: 0..<4, using: &self)).map { _ in make(&self) }
  }

  fileprivate mutating func date() -> Date {
    Date(microsecondsSince1970: .random(in: -2_208_988_800_000_000..<4_102_444_800_000_000, using: &self))
  }

  fileprivate mutating func time() -> TimeOfDay {
    TimeOfDay(microseconds: .random(in: 0..<86_400_000_000, using: &self)) ?? .midnight
  }

  fileprivate mutating func uuid() -> UUID {
    let words = (next(), next())
    return withUnsafeBytes(of: words) { UUID(uuid: $0.load(as: uuid_t.self)) }
  }

  fileprivate mutating func address() -> URL {
    URL(string: "https://example.com/\(integer() as UInt32)?q=\(integer() as Int16)#é".lowercased())
      ?? URL(filePath: "/")
  }

  fileprivate mutating func decimal(below limit: Int64 = 1_000_000_000_000_000_000, scale: Int) -> Decimal {
    let number = (integer() as Int64) % limit
    return Decimal(sign: number < 0 ? .minus : .plus, exponent: -scale, significand: Decimal(number.magnitude))
  }
}
