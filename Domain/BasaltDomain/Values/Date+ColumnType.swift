#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Date: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .instant }

  /// The instant, rounded to the microsecond.
  public var sqlValue: SQLValue {
    microsecondsSince1970.map(SQLValue.instant)
      ?? .unstorable("a date lies outside the years 0 to 9999, or is no number")
  }

  /// Microseconds since 1970-01-01 00:00:00 UTC; nil for a date beyond the years 0–9999, which no engine stores.
  public var microsecondsSince1970: Int64? {
    let microseconds = (timeIntervalSinceReferenceDate * 1_000_000).rounded() + 978_307_200_000_000
    guard microseconds >= -62_167_219_200_000_000, microseconds < 253_402_300_800_000_000 else { return nil }
    return Int64(microseconds)
  }

  /// The instant so many microseconds after 1970-01-01 00:00:00 UTC.
  ///
  /// Whole seconds are shifted to the reference date before the fraction is added: that keeps the microseconds exact.
  public init(microsecondsSince1970 microseconds: Int64) {
    let shifted = microseconds - 978_307_200_000_000
    self.init(timeIntervalSinceReferenceDate: Double(shifted) / 1_000_000)
  }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Date? {
    let cell = row.cell(column)
    switch cell.kind {
    case .integer:
      guard cell.int64 > Int64.min + 978_307_200_000_000 else { throw outOfRange(cell.int64, column, "Date") }
      return Date(microsecondsSince1970: cell.int64)
    case .text:
      var reader = TimestampReader(cell.bytes)
      guard let value = reader.timestamp() else { throw malformed(cell, column, "Date") }
      return Date(microsecondsSince1970: value)
    case .null: return nil
    default: throw wrongKind(cell, column, "Date")
    }
  }
}
