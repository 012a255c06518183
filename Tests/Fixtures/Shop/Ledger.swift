public import BasaltDomain
public import Foundation

/// Three channels, stored as the text of a colour.
public struct Colour: StoredAs {
  /// The text is no colour.
  public struct Malformed: Error {}

  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public init(stored: String) throws {
    guard stored.utf8.count == 7, stored.hasPrefix("#"), let number = UInt32(stored.dropFirst(), radix: 16) else {
      throw Malformed()
    }
    self.init(
      red: UInt8(number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }

  public var stored: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// What a user has chosen.
public struct Settings: JSONColumn {
  public var theme: String
  public var limits: [String: Int]
  public var mutedUntil: Date?
  public var ratio: Double

  public init(theme: String = "", limits: [String: Int] = [:], mutedUntil: Date? = nil, ratio: Double = 0) {
    self.theme = theme
    self.limits = limits
    self.mutedUntil = mutedUntil
    self.ratio = ratio
  }
}

/// A value with cases that carry others.
public enum Figure: JSONColumn {
  case circle(radius: Double)
  case square
}

extension Mood: ArrayElement {}
extension Rank: ArrayElement {}

/// One column of every kind that SQLite stores as something else, never null.
@Model(table: "ledger_entries")
public struct LedgerEntry: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var counter: UInt64 = 0
  @Column(storage: .integer) public var plainCounter: UInt64 = 0
  @Precision(10, scale: 2) public var price: Decimal = 0
  @Precision(18, scale: 4) public var rate: Decimal = 0
  @Precision(18, scale: 0) public var whole: Decimal = 0
  @Precision(18, scale: 18) public var share: Decimal = 0
  public var time: TimeOfDay = TimeOfDay.midnight
  @Column(storage: .text) public var writtenTime: TimeOfDay = TimeOfDay.midnight
  public var length: Duration = Duration.zero
  public var address: URL = URL(filePath: "/")
  public var colour: Colour = Colour(red: 0, green: 0, blue: 0)
  public var settings: Settings = Settings()
  public var figure: Figure = Figure.square
  public var tags: [String] = []
  public var flags: [Bool] = []
  public var numbers: [Int64] = []
  public var counters: [UInt64] = []
  public var doubles: [Double] = []
  public var prices: [Decimal] = []
  public var instants: [Date] = []
  public var days: [CalendarDate] = []
  public var times: [TimeOfDay] = []
  public var uuids: [UUID] = []
  public var addresses: [URL] = []
  public var moods: [Mood] = []
  public var ranks: [Rank] = []
}

/// The same kinds, each of which can be null.
@Model(table: "ledger_blanks")
public struct LedgerBlank: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var counter: UInt64?
  @Column(storage: .integer) public var plainCounter: UInt64?
  @Precision(10, scale: 2) public var price: Decimal?
  public var time: TimeOfDay?
  public var length: Duration?
  public var address: URL?
  public var colour: Colour?
  public var settings: Settings?
  public var tags: [String]?
  public var moods: [Mood]?
  public var kingdom: Kingdom?
}

/// Columns of these kinds that the database fills in.
@Model(table: "ledger_defaults")
public struct LedgerDefault: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Default(0) public var counter: UInt64
  @Default(7) @Column(storage: .integer) public var plainCounter: UInt64
  @Default(9.5) @Precision(10, scale: 2) public var price: Decimal
  @Default("-0.50") @Precision(10, scale: 2) public var discount: Decimal
  @Default("1.500") @Column(storage: .text) public var written: Decimal
  @Default("18:30:00") public var time: TimeOfDay
  @Default("[]") public var tags: [String]
  @Default(-1) public var rank: Rank
}
