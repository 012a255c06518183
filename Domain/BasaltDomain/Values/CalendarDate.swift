/// A day of the Gregorian calendar, without time and without time zone.
public struct CalendarDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let daysSince1970: Int32

  /// The day so many days after 1970-01-01.
  public init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

  /// The day of these numbers, nil when there is no such day in the years 0 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    self.init(daysSince1970: Int32(days))
    let civil = self.civil
    guard civil.month == month, civil.day == day else { return nil }
  }

  /// The year, the month (1–12) and the day of the month (1–31).
  public var civil: (year: Int, month: Int, day: Int) { Self.civil(days: Int(daysSince1970)) }

  /// Days from 1970-01-01 to a date of the proleptic Gregorian calendar.
  ///
  /// The algorithm is `days_from_civil` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date so many days after 1970-01-01; `civil_from_days` of the same paper.
  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension CalendarDate: Comparable {
  /// Whether the left value comes first.
  public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool { lhs.daysSince1970 < rhs.daysSince1970 }
}

extension CalendarDate: LosslessStringConvertible {
  /// Reads `YYYY-MM-DD`.
  public init?(_ description: String) {
    var description = description
    let date = description.withUTF8 { bytes -> CalendarDate? in
      var reader = TimestampReader(bytes)
      guard let date = reader.date(), reader.isAtEnd else { return nil }
      return date
    }
    guard let date else { return nil }
    self = date
  }

  /// `YYYY-MM-DD`; a year outside 0–9999 as a plain number.
  public var description: String {
    if isStorable { return TimestampText.date(days: Int(daysSince1970)) }
    let (year, month, day) = civil
    return "\(year)-\(month)-\(day)"
  }

  /// Whether the day lies in the years 0–9999, which every engine stores.
  package var isStorable: Bool { daysSince1970 >= -719_528 && daysSince1970 <= 2_932_896 }
}

extension CalendarDate: Codable {
  /// Decodes a value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CalendarDate(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no date like 2024-02-29")
    }
    self = date
  }

  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension CalendarDate: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .date }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .date(self) }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> CalendarDate? {
    let cell = row.cell(column)
    switch cell.kind {
    case .text:
      var reader = TimestampReader(cell.bytes)
      guard let date = reader.date(), reader.isAtEnd else { throw malformed(cell, column, "CalendarDate") }
      return date
    case .null: return nil
    default: throw wrongKind(cell, column, "CalendarDate")
    }
  }
}
