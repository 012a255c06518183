#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The failure of a cell that holds another kind of value.
@usableFromInline
func wrongKind(_ cell: Cell, _ column: Int32, _ expected: String) -> CellError {
  CellError(column: column, expected: expected, reason: .wrongKind(cell.kind))
}

/// The failure of a number that the type cannot hold.
@usableFromInline
func outOfRange(_ value: Int64, _ column: Int32, _ expected: String) -> CellError {
  CellError(column: column, expected: expected, reason: .outOfRange("\(value)"))
}

/// The failure of a text or of bytes that are no value of the type.
func malformed(_ cell: Cell, _ column: Int32, _ expected: String) -> CellError {
  CellError(column: column, expected: expected, reason: .malformed(String(decoding: cell.bytes, as: UTF8.self)))
}

extension Int64: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .int64 }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .int64(self) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Int64? {
    let cell = row.cell(column)
    if cell.kind == .integer { return cell.int64 }
    if cell.kind == .null { return nil }
    throw wrongKind(cell, column, "Int64")
  }
}

extension Int: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .int64 }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .int64(Int64(self)) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Int? {
    let cell = row.cell(column)
    if cell.kind == .integer { return Int(cell.int64) }
    if cell.kind == .null { return nil }
    throw wrongKind(cell, column, "Int")
  }
}

/// The integers that are narrower than the engine's: read with a check of the range.
public protocol NarrowInteger: FixedWidthInteger, ColumnType {}

extension NarrowInteger {
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .int64(Int64(self)) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self? {
    let cell = row.cell(column)
    if cell.kind == .null { return nil }
    guard cell.kind == .integer else { throw wrongKind(cell, column, "\(Self.self)") }
    guard let narrow = Self(exactly: cell.int64) else { throw outOfRange(cell.int64, column, "\(Self.self)") }
    return narrow
  }
}

extension Int8: NarrowInteger {
  /// What the column holds.
  public static var columnKind: ColumnKind { .int8 }
}

extension Int16: NarrowInteger {
  /// What the column holds.
  public static var columnKind: ColumnKind { .int16 }
}

extension Int32: NarrowInteger {
  /// What the column holds.
  public static var columnKind: ColumnKind { .int32 }
}

extension UInt8: NarrowInteger {
  /// What the column holds.
  public static var columnKind: ColumnKind { .uint8 }
}

extension UInt16: NarrowInteger {
  /// What the column holds.
  public static var columnKind: ColumnKind { .uint16 }
}

extension UInt32: NarrowInteger {
  /// What the column holds.
  public static var columnKind: ColumnKind { .uint32 }
}

extension Bool: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .bool }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .bool(self) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Bool? {
    let cell = row.cell(column)
    if cell.kind == .integer, cell.bits <= 1 { return cell.bits == 1 }
    if cell.kind == .null { return nil }
    throw cell.kind == .integer ? outOfRange(cell.int64, column, "Bool") : wrongKind(cell, column, "Bool")
  }
}

extension Double: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .double }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .double(self) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Double? {
    let cell = row.cell(column)
    switch cell.kind {
    case .real: return cell.double
    case .integer: return Double(cell.int64)
    case .null: return nil
    default: throw wrongKind(cell, column, "Double")
    }
  }
}

extension Float: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .float }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .double(Double(self)) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Float? {
    let cell = row.cell(column)
    if cell.kind == .null { return nil }
    guard cell.kind == .real || cell.kind == .integer else { throw wrongKind(cell, column, "Float") }
    let value = cell.kind == .real ? cell.double : Double(cell.int64)
    let narrow = Float(value)
    guard narrow.isFinite || !value.isFinite else {
      throw CellError(column: column, expected: "Float", reason: .outOfRange("\(value)"))
    }
    return narrow
  }
}

extension String: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .text }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .text(self) }

  /// Repairs bytes that are no UTF-8 (`String(decoding:as:)`) and keeps embedded NULs.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> String? {
    let cell = row.cell(column)
    if cell.kind == .text { return String(decoding: cell.bytes, as: UTF8.self) }
    if cell.kind == .null { return nil }
    throw wrongKind(cell, column, "String")
  }
}

extension Data: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .bytes }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .bytes([UInt8](self)) }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Data? {
    let cell = row.cell(column)
    switch cell.kind {
    case .blob: return Data(cell.bytes)
    case .null: return nil
    default: throw wrongKind(cell, column, "Data")
    }
  }
}
