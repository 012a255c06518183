// An engine without unsigned integers keeps them as signed ones with the highest bit flipped: 0 becomes the smallest signed
// integer and `UInt64.max` the greatest, so that comparing, sorting, MIN and MAX need no further thought. The cursor says
// which columns are such ones; see ``BasaltRow/RowCursor/encoding(_:)``.

extension UInt64: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .uint64 }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .uint64(self) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> UInt64? {
    let cell = row.cell(column)
    if cell.kind == .null { return nil }
    guard cell.kind == .integer else { throw wrongKind(cell, column, "UInt64") }
    if row.encoding(column) < 0 { return cell.bits ^ 1 << 63 }
    guard cell.int64 >= 0 else { throw outOfRange(cell.int64, column, "UInt64") }
    return cell.bits
  }
}

extension UInt: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .uint64 }
  /// The value as it is bound.
  @inlinable public var sqlValue: SQLValue { .uint64(UInt64(self)) }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> UInt? {
    try UInt64.decodeOptional(row, column).map { UInt($0) }
  }
}
