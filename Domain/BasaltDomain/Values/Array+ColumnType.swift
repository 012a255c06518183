/// A type of which a column can hold an array.
///
/// `String`, `Bool`, all numbers, dates, times, UUIDs and URLs conform. An enumeration with raw values needs only the
/// conformance:
///
/// ```swift
/// enum Mood: String, ArrayElement { case calm, wild }
/// @Model(table: "days") struct Day { …; var moods: [Mood] }
/// ```
///
/// A column of an array keeps the order of its elements, and an empty array is no null. Elements are never null.
public protocol ArrayElement: ColumnType {
  /// What a column of an array holds: ``ColumnKind/array``, or ``ColumnKind/bytes`` for an array of bytes.
  static var arrayKind: ColumnKind { get }

  /// What the column's elements are; nil for bytes.
  static var arrayElementKind: ColumnKind? { get }

  /// An array as it is bound.
  static func sqlValue(ofArray elements: [Self]) -> SQLValue

  /// Reads the cell of an array, nil where it is null.
  static func decodeArray(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> [Self]?
}

extension ArrayElement {
  /// The column holds an array.
  public static var arrayKind: ColumnKind { .array }
  /// The elements are of the type's own kind.
  public static var arrayElementKind: ColumnKind? { columnKind }
  /// All elements as they are bound.
  public static func sqlValue(ofArray elements: [Self]) -> SQLValue { .array(elements.map(\.sqlValue)) }

  /// Reads a JSON array of the elements, each of them like a cell of its own.
  public static func decodeArray(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> [Self]? {
    try ArrayText.decode(row, column)
  }
}

extension Array: ColumnValue, ColumnType where Element: ArrayElement {
  /// What the column holds.
  public static var columnKind: ColumnKind { Element.arrayKind }
  /// What the elements are.
  public static var elementKind: ColumnKind? { Element.arrayElementKind }
  /// How the array looks in JSON.
  public static var jsonSchema: JSON { ["type": "array", "items": Element.jsonSchema] }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { Element.sqlValue(ofArray: self) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> [Element]? {
    try Element.decodeArray(row, column)
  }
}

/// An array of these is bytes and no list of numbers.
extension UInt8: ArrayElement {
  /// The column holds bytes.
  public static var arrayKind: ColumnKind { .bytes }
  /// Bytes have no elements.
  public static var arrayElementKind: ColumnKind? { nil }
  /// The bytes.
  @inlinable
  public static func sqlValue(ofArray elements: [UInt8]) -> SQLValue { .bytes(elements) }

  /// Reads bytes.
  public static func decodeArray(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> [UInt8]? {
    let cell = row.cell(column)
    switch cell.kind {
    case .blob: return [UInt8](cell.bytes)
    case .null: return nil
    default: throw wrongKind(cell, column, "[UInt8]")
    }
  }
}
