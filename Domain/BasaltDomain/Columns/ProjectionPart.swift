public import BasaltRow

// A projection is read cell by cell without knowing how many cells each of its fields takes: a column takes one, a part as
// many as it has columns. Whoever takes moves the position on.
//
// These are methods of the cursor and not of the types that are read, because `Optional.take` could not be inferred: it
// would mean one thing for optional columns and another for optional parts.

extension RowCursor {
  /// Reads the next cell and moves past it.
  @inlinable
  public borrowing func take<Value: ColumnType>(_ column: inout Int32) throws(CellError) -> Value {
    let value = try Value.decode(self, column)
    column &+= 1
    return value
  }

  /// Reads the next cell, which may be null, and moves past it.
  @inlinable
  public borrowing func takeOptional<Value: ColumnType>(_ column: inout Int32) throws(CellError) -> Value? {
    let value = try Value.decodeOptional(self, column)
    column &+= 1
    return value
  }

  /// Reads the cells of a part and moves past them.
  @inlinable
  public borrowing func take<Part: Projection>(_ column: inout Int32) throws(CellError) -> Part {
    let part = try Part(row: self, at: column)
    column &+= Part.cellCount
    return part
  }

  /// Reads whether there is a part, then its cells, and moves past them all.
  @inlinable
  public borrowing func takeOptional<Part: Projection>(_ column: inout Int32) throws(CellError) -> Part? {
    let isThere = try Bool.decode(self, column)
    column &+= 1
    let part = isThere ? try Part(row: self, at: column) : nil
    column &+= Part.cellCount
    return part
  }
}
