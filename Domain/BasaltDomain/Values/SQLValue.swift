#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value on its way to the database, in the terms that every engine shares.
///
/// The enumeration is closed: a dialect switches over it without a default. A type of your own becomes one of these
/// through ``ColumnType``.
public enum SQLValue: Hashable, Codable, Sendable {
  /// The SQL null.
  case null
  /// A truth value.
  case bool(Bool)
  /// A signed integer of any width.
  case int64(Int64)
  /// An unsigned integer that may exceed `Int64.max`.
  case uint64(UInt64)
  /// A floating-point number.
  case double(Double)
  /// Text. It is always bound, never part of a statement.
  case text(String)
  /// Bytes.
  case bytes([UInt8])
  /// A point in time, in microseconds since 1970-01-01 00:00:00 UTC.
  case instant(Int64)
  /// A day of the calendar.
  case date(CalendarDate)
  /// A time of day, in microseconds since midnight.
  case time(Int64)
  /// A length of time, in microseconds.
  case duration(Int64)
  /// An exact decimal number.
  case decimal(Decimal)
  /// A universally unique identifier.
  case uuid(UUID)
  /// JSON text.
  case json(String)
  /// Several values of one type.
  case array([SQLValue])
  /// A Swift value that no column can hold, and why, as a sentence without the value: binding it is an error.
  case unstorable(String)

  /// Whether this is the SQL null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }
}
