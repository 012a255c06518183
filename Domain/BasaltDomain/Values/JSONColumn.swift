#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A `Codable` type of your own that a column holds as JSON. There is nothing to write but the conformance:
///
/// ```swift
/// struct Settings: JSONColumn {
///   var theme: String
///   var mutedUntil: Date?
/// }
/// ```
///
/// The members of objects are sorted by name, so that equal values have equal text and `==` in a filter finds them. Dates
/// are written as ISO 8601 text in UTC, rounded to the microsecond. A value that JSON does not have, such as a number
/// that is infinite, is refused when it is bound.
public protocol JSONColumn: ColumnType {}

extension JSONColumn {
  /// What the column holds.
  public static var columnKind: ColumnKind { .json }

  /// The value as it is bound.
  public var sqlValue: SQLValue {
    do { return .json(String(decoding: try JSONColumnCoder.encoder.encode(self), as: UTF8.self)) } catch {
      return .unstorable("a \(Self.self) cannot be written as JSON: \(JSONColumnCoder.reason(of: error))")
    }
  }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self? {
    let cell = row.cell(column)
    switch cell.kind {
    case .text:
      do { return try JSONColumnCoder.decoder.decode(Self.self, from: Data(cell.bytes)) } catch {
        throw CellError(
          column: column, expected: "\(Self.self)", reason: .rejected(JSONColumnCoder.reason(of: error)))
      }
    case .null: return nil
    default: throw wrongKind(cell, column, "\(Self.self)")
    }
  }
}

/// How values of a ``JSONColumn`` become JSON.
private enum JSONColumnCoder {
  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      guard let microseconds = date.microsecondsSince1970 else {
        throw EncodingError.invalidValue(
          date, .init(codingPath: encoder.codingPath, debugDescription: "a date lies outside the years 0 to 9999"))
      }
      var container = encoder.singleValueContainer()
      try container.encode(TimestampText.instant(microseconds: microseconds))
    }
    return encoder
  }()

  static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      var text = try container.decode(String.self)
      let microseconds = text.withUTF8 { bytes in
        var reader = TimestampReader(bytes)
        return reader.timestamp()
      }
      guard let microseconds else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a date is not written in ISO 8601")
      }
      return Date(microsecondsSince1970: microseconds)
    }
    return decoder
  }()

  /// What went wrong and where in the JSON; never the value, which the errors' own descriptions may repeat.
  static func reason(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "the member '\(key.stringValue)'\(place(context.codingPath)) is missing"
    case DecodingError.typeMismatch(_, let context): "a value\(place(context.codingPath)) is of another type"
    case DecodingError.valueNotFound(_, let context): "a value\(place(context.codingPath)) is null"
    case DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty: "the text is no such JSON"
    case DecodingError.dataCorrupted(let context): "a value\(place(context.codingPath)) is none of its type"
    case EncodingError.invalidValue(_, let context): "JSON has no such value\(place(context.codingPath))"
    default: "it is refused by the type itself"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.isEmpty
      ? "" : " at '" + path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".") + "'"
  }
}
