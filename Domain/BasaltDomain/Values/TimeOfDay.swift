/// A time on the clock, to the microsecond, without day and without time zone.
public struct TimeOfDay: Hashable, Sendable {
  /// Microseconds since midnight, below those of a day.
  public let microseconds: Int64

  /// The time so many microseconds after midnight; nil when that is no time of the same day.
  public init?(microseconds: Int64) {
    guard (0..<86_400_000_000).contains(microseconds) else { return nil }
    self.microseconds = microseconds
  }

  /// The time of these numbers; nil when a clock does not show it. There is no 24:00, and no leap second.
  public init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<1_000_000).contains(microsecond)
    else { return nil }
    microseconds = Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond)
  }

  /// Midnight, with which a day begins.
  public static var midnight: TimeOfDay { TimeOfDay(unchecked: 0) }

  private init(unchecked microseconds: Int64) { self.microseconds = microseconds }

  /// The hour, 0–23.
  public var hour: Int { Int(microseconds / 3_600_000_000) }
  /// The minute, 0–59.
  public var minute: Int { Int(microseconds / 60_000_000 % 60) }
  /// The second, 0–59.
  public var second: Int { Int(microseconds / 1_000_000 % 60) }
  /// The microsecond, 0–999 999.
  public var microsecond: Int { Int(microseconds % 1_000_000) }
}

extension TimeOfDay: Comparable {
  /// Whether the left value comes first.
  public static func < (lhs: TimeOfDay, rhs: TimeOfDay) -> Bool { lhs.microseconds < rhs.microseconds }
}

extension TimeOfDay: LosslessStringConvertible {
  /// Reads `HH:MM[:SS[.fraction]]`.
  public init?(_ description: String) {
    var description = description
    let time = description.withUTF8 { TimeOfDay(text: $0) }
    guard let time else { return nil }
    self = time
  }

  fileprivate init?(text: UnsafeBufferPointer<UInt8>) {
    var reader = TimestampReader(text)
    guard let microseconds = reader.time(), reader.isAtEnd else { return nil }
    self.init(microseconds: microseconds)
  }

  /// `HH:MM:SS`, with six digits of a fraction where there is one.
  public var description: String { TimestampText.time(microseconds: microseconds) }

  /// What ``description`` looks like, as a regular expression.
  static let pattern = #"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{6})?$"#
}

extension TimeOfDay: Codable {
  /// Decodes a value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = TimeOfDay(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no time like 18:30:00")
    }
    self = time
  }

  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension TimeOfDay: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .time }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .time(microseconds) }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> TimeOfDay? {
    let cell = row.cell(column)
    switch cell.kind {
    case .integer:
      guard let time = TimeOfDay(microseconds: cell.int64) else { throw outOfRange(cell.int64, column, "TimeOfDay") }
      return time
    case .text:
      guard let time = TimeOfDay(text: cell.bytes) else { throw malformed(cell, column, "TimeOfDay") }
      return time
    case .null: return nil
    default: throw wrongKind(cell, column, "TimeOfDay")
    }
  }
}
