#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Tells null from zero once an accessor has answered 0, which is what keeps the kind of a cell off the usual path.
@usableFromInline
func integerZeroOrNull(_ row: borrowing RowCursor, _ column: Int32, _ expected: String) throws(CellError) -> Int64? {
  switch row.kind(column) {
  case .integer: return 0
  case .null: return nil
  case let kind: throw CellError(column: column, expected: expected, reason: .wrongKind(kind))
  }
}

/// The failure of a cell that gave no text.
@usableFromInline
func missingText(_ row: borrowing RowCursor, _ column: Int32, _ expected: String) throws(CellError) {
  let kind = row.kind(column)
  if kind != .null { throw CellError(column: column, expected: expected, reason: .wrongKind(kind)) }
}

@usableFromInline
func outOfRange(_ value: Int64, _ column: Int32, _ expected: String) -> CellError {
  CellError(column: column, expected: expected, reason: .outOfRange("\(value)"))
}

extension Int64: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .int64 }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .int64(self) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Int64? {
    let value = row.int64(column)
    return value != 0 ? value : try integerZeroOrNull(row, column, "Int64")
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
    let value = row.int64(column)
    if value != 0 { return Int(value) }
    return try integerZeroOrNull(row, column, "Int") == nil ? nil : 0
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
    let value = row.int64(column)
    if value == 0 { return try integerZeroOrNull(row, column, "\(Self.self)") == nil ? nil : 0 }
    guard let narrow = Self(exactly: value) else { throw outOfRange(value, column, "\(Self.self)") }
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
    let value = row.int64(column)
    if value == 1 { return true }
    if value == 0 { return try integerZeroOrNull(row, column, "Bool") == nil ? nil : false }
    throw outOfRange(value, column, "Bool")
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
    let value = row.double(column)
    if value != 0 { return value }
    switch row.kind(column) {
    case .real, .integer: return value
    case .null: return nil
    case let kind: throw CellError(column: column, expected: "Double", reason: .wrongKind(kind))
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
    guard let value = try Double.decodeOptional(row, column) else { return nil }
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
    guard let bytes = row.textBytes(column) else {
      try missingText(row, column, "String")
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A cell's bytes, nil when it is null; an empty value has no pointer and needs its kind looked at.
@usableFromInline
func decodeBytes<Bytes>(
  _ row: borrowing RowCursor, _ column: Int32, _ expected: String, _ make: (UnsafeRawBufferPointer) -> Bytes
) throws(CellError) -> Bytes? {
  switch row.kind(column) {
  case .blob: return make(row.blobBytes(column))
  case .null: return nil
  case let kind: throw CellError(column: column, expected: expected, reason: .wrongKind(kind))
  }
}

extension Array: ColumnValue, ColumnType where Element == UInt8 {
  /// What the column holds.
  public static var columnKind: ColumnKind { .bytes }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .bytes(self) }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> [UInt8]? {
    try decodeBytes(row, column, "[UInt8]") { [UInt8]($0) }
  }
}

extension Data: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .bytes }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .bytes([UInt8](self)) }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Data? {
    try decodeBytes(row, column, "Data") { Data($0) }
  }
}
