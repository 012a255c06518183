#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import BasaltDomain
internal import BasaltPersistence

/// Arrays, which SQLite holds as JSON text.
///
/// Equal arrays have equal text, so that `==` in a filter finds them. Numbers are JSON numbers; decimals, and unsigned
/// integers beyond those of JSON readers, are digits in a string, which no reader rounds.
enum SQLiteArray {
  static func text(of value: SQLValue, in column: ColumnSchema) throws(DatabaseError) -> SQLValue {
    guard case .array(let elements) = value else { return value }
    var text = "["
    text.reserveCapacity(elements.count * 8)
    for element in elements {
      if text.utf8.count > 1 { text += "," }
      text += try json(element, column)
    }
    return .text(text + "]")
  }

  private static func json(_ value: SQLValue, _ column: ColumnSchema) throws(DatabaseError) -> String {
    switch value {
    case .bool(let value): return value ? "true" : "false"
    case .int64(let value), .duration(let value): return "\(value)"
    case .uint64(let value): return value <= UInt64(Int64.max) ? "\(value)" : "\"\(value)\""
    case .double(let value):
      guard value.isFinite else { throw refused("a number that is infinite or none (NaN)", column) }
      // Minus zero equals zero, so it is written like it.
      return value == 0 ? "0.0" : "\(value)"
    case .text(let value):
      guard !value.utf8.contains(0) else { throw refused("a text with a NUL character", column) }
      return JSON.string(value).text
    case .instant(let microseconds): return "\"\(TimestampText.timestamp(microseconds: microseconds))\""
    case .date(let value):
      guard value.isStorable else { throw refused("a calendar date beyond the years 0 to 9999", column) }
      return "\"\(value)\""
    case .time(let microseconds): return "\"\(TimestampText.time(microseconds: microseconds))\""
    case .decimal(let value):
      guard value.isFinite else { throw refused("a decimal that is infinite or no number", column) }
      return "\"\(value.digits)\""
    case .uuid(let value): return "\"\(value.lowercaseText)\""
    case .unstorable(let reason): throw DatabaseError(.invalidValue, "\(column.name): \(reason)")
    case .null, .bytes, .json, .array: throw refused("something that is no scalar", column)
    }
  }

  private static func refused(_ what: String, _ column: ColumnSchema) -> DatabaseError {
    DatabaseError(.invalidValue, "\(column.name) is an array, which cannot hold \(what)")
  }
}
