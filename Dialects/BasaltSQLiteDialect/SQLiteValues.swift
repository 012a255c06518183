#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import BasaltDomain
internal import BasaltPersistence
internal import BasaltSQL

/// The text forms of `storage: .text`.
enum SQLiteText {
  static func text(of value: SQLValue, in column: ColumnSchema) throws(DatabaseError) -> SQLValue {
    switch value {
    case .instant(let microseconds):
      return .text(TimestampText.timestamp(microseconds: microseconds))
    case .uuid(let uuid): return .text(uuid.lowercaseText)
    case .time(let microseconds): return .text(TimestampText.time(microseconds: microseconds))
    case .decimal(let decimal):
      guard decimal.isFinite else {
        throw DatabaseError(.invalidValue, "\(column.name) is a decimal, which cannot be infinite or no number")
      }
      return .text(decimal.digits)
    default: return value
    }
  }
}

/// Patterns in which no character of the value has a meaning of its own.
enum SQLitePattern {
  static func glob(_ value: SQLValue, _ test: TextTest) -> SQLValue {
    pattern(value, test, wildcard: "*") { character, escaped in
      switch character {
      case "*", "?", "[": escaped.append("[\(character)]")
      default: escaped.append(Character(character))
      }
    }
  }

  static func like(_ value: SQLValue, _ test: TextTest) -> SQLValue {
    pattern(value, test, wildcard: "%") { character, escaped in
      switch character {
      case "%", "_", "\\": escaped.append("\\\(character)")
      default: escaped.append(Character(character))
      }
    }
  }

  private static func pattern(
    _ value: SQLValue, _ test: TextTest, wildcard: String, _ escape: (Unicode.Scalar, inout String) -> Void
  ) -> SQLValue {
    guard case .text(let text) = value else { return value }
    var escaped = ""
    for scalar in text.unicodeScalars { escape(scalar, &escaped) }
    return switch test {
    case .hasPrefix: .text(escaped + wildcard)
    case .hasSuffix: .text(wildcard + escaped)
    case .contains: .text(wildcard + escaped + wildcard)
    }
  }
}

/// The forms in which long lists are bound.
enum SQLiteList {
  static func jsonConversion(for column: ColumnSchema?) -> ParameterConversion {
    { list throws(DatabaseError) in try json(list, column) }
  }

  private static func json(_ list: SQLValue, _ column: ColumnSchema?) throws(DatabaseError) -> SQLValue {
    guard case .array(let elements) = list else { return list }
    let conversion = column.flatMap { SQLiteSyntax().conversion(for: $0, .compared(.isIn)) }
    var text = "["
    text.reserveCapacity(elements.count * 8)
    for element in elements {
      if text.utf8.count > 1 { text += "," }
      if let conversion { text += try json(try conversion(element)) } else { text += try json(element) }
    }
    return .text(text + "]")
  }

  private static func json(_ value: SQLValue) throws(DatabaseError) -> String {
    switch value {
    case .null: return "null"
    case .bool(let value): return value ? "1" : "0"
    case .int64(let value): return "\(value)"
    case .instant(let value), .time(let value), .duration(let value): return "\(value)"
    case .unstorable(let reason): throw DatabaseError(.invalidValue, reason)
    case .uint64(let value):
      guard value <= UInt64(Int64.max) else { throw refused("an unsigned integer beyond those of SQLite") }
      return "\(value)"
    case .double(let value):
      guard !value.isNaN else { throw refused("a floating-point value that is no number (NaN)") }
      // JSON has no infinity; SQLite reads a number that is too large as one.
      return value.isFinite ? "\(value)" : value < 0 ? "-9e999" : "9e999"
    case .text(let value), .json(let value):
      guard !value.utf8.contains(0) else { throw refused("a text with a NUL character") }
      return JSON.string(value).text
    case .date(let value):
      guard value.isStorable else { throw refused("a calendar date beyond the years 0 to 9999") }
      return JSON.string(value.description).text
    case .bytes, .uuid, .decimal, .array:
      throw DatabaseError(.invalidQuery, "SQLite takes lists of up to 128 values of this type: split the list")
    }
  }

  private static func refused(_ what: String) -> DatabaseError {
    DatabaseError(.invalidValue, "a list holds \(what), which no column can store")
  }

  /// All UUIDs of a list, one behind the other.
  static var concatenatedUUIDs: ParameterConversion {
    { list throws(DatabaseError) in
      guard case .array(let elements) = list else { return list }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(elements.count * 16)
      for case .uuid(let uuid) in elements { withUnsafeBytes(of: uuid.uuid) { bytes.append(contentsOf: $0) } }
      return .bytes(bytes)
    }
  }

  /// Where each of them begins, counted from 1.
  static var uuidOffsets: ParameterConversion {
    { list throws(DatabaseError) in
      guard case .array(let elements) = list else { return list }
      return .text("[" + elements.indices.map { String($0 * 16 + 1) }.joined(separator: ",") + "]")
    }
  }
}
