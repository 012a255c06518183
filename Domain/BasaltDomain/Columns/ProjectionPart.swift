public import BasaltRow

/// The row that a to-one relation leads to, of which a field of a projection reads a part.
///
/// The part's columns stand among the projection's own, reached over the relation.
public struct PartSource<Columns: ColumnSet> {
  let relation: Columns

  private func field<Part: Projection>(
    _ part: Part.Type, _ name: String, _ columns: [ExpressionNode], isNullable: Bool
  ) -> ProjectionField {
    let path = relation.tablePath
    return ProjectionField(name, columns.map { $0.moved(behind: path) }, isNullable: isNullable) {
      Part.jsonSchema.nested
    }
  }
}

extension PartSource where Columns.Presence == Present {
  /// The field with the property's name and type, a projection of the related model.
  public func `as`<Part: Projection>(_ part: Part.Type, _ name: String) -> ProjectionField
  where Part.Source == Columns.Root.DTO {
    field(part, name, part.columns, isNullable: false)
  }

  /// Refuses a part that would never be nil.
  @available(*, unavailable, message: "the related row is always there: write the type without '?'")
  public func `as`<Part: Projection>(_ part: Part?.Type, _ name: String) -> ProjectionField
  where Part.Source == Columns.Root.DTO {
    field(Part.self, name, [], isNullable: true)
  }
}

extension PartSource where Columns.Presence == Nullable {
  /// The field with the property's name and type, an optional projection of the related model.
  ///
  /// In front of the part's columns goes a cell that says whether there is a row. It is a truth value and not the related
  /// key, so that `distinct()` still returns parts that look the same once.
  public func `as`<Part: Projection>(_ part: Part?.Type, _ name: String) -> ProjectionField
  where Part.Source == Columns.Root.DTO {
    let key = ColumnReference(position: Columns.Root.mapping.schema.primaryKey.first ?? 0)
    let isThere = ExpressionNode.binary(.notEqual, .column(key), .value(.null))
    return field(Part.self, name, [isThere] + Part.columns, isNullable: true)
  }

  /// Refuses a part that could not say that there is no related row.
  @available(*, unavailable, message: "the related row may be missing: write the type with '?'")
  public func `as`<Part: Projection>(_ part: Part.Type, _ name: String) -> ProjectionField
  where Part.Source == Columns.Root.DTO {
    field(part, name, [], isNullable: false)
  }
}

extension PartSource {
  /// Refuses everything else.
  @available(
    *, unavailable, message: "a relation is read into a projection of the model that it leads to, such as its DTO"
  )
  public func `as`<Value>(_ type: Value.Type, _ name: String) -> ProjectionField {
    ProjectionField(name, [], isNullable: false) { true }
  }
}

// MARK: - Reading

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
