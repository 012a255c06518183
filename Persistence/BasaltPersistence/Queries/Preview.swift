public import BasaltDomain

/// The SQL that a statement would run, and the values that it would bind.
public struct SQLPreview: Sendable {
  /// The text, with placeholders.
  public let sql: String
  /// The values of the placeholders. They may be confidential; the text never is.
  public let parameters: [SQLValue]
}

extension Session {
  func preview(_ statement: Statement) throws(DatabaseError) -> SQLPreview {
    let call = try prepare(statement)
    return SQLPreview(sql: call.plan.sql, parameters: call.parameters)
  }
}

extension Query {
  /// The statement that ``all(on:)`` would run. Nothing is sent.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func preview(on reader: some Reader) throws -> SQLPreview { try reader.session.preview(.select(statement)) }

  /// The statement that ``fetch(_:on:)`` would run.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func preview<Shape: Projection>(_ shape: Shape.Type, on reader: some Reader) throws -> SQLPreview
  where Shape.Source == Root.DTO {
    try reader.session.preview(.select(projected(to: shape)))
  }

  /// The statement that ``update(on:_:)`` would run.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func previewUpdate(
    on writer: some Writer, @AssignmentBuilder _ assignments: (Root.QueryColumns) -> [Assignment<Root>]
  ) throws -> SQLPreview {
    try checkSetBased("update", "updateAll")
    return try writer.session.preview(.update(updateStatement(assignments)))
  }

  /// The statement that ``delete(on:)`` would run.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func previewDelete(on writer: some Writer) throws -> SQLPreview {
    try checkSetBased("delete", "deleteAll")
    return try writer.session.preview(.delete(deleteStatement))
  }
}

extension Selection {
  /// The statement that ``all(on:)`` would run.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func preview(on reader: some Reader) throws -> SQLPreview { try reader.session.preview(.select(statement)) }
}

extension InsertShape {
  /// The statement that `insert(on:)` would run.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func previewInsert(on writer: some Writer) throws -> SQLPreview {
    let session = writer.session
    return try session.preview(.insert(session.insertStatement(for: self, conflict: .fail, isReturning: true)))
  }
}

extension Table {
  /// The statement that `save(on:)` would run.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func previewSave(on writer: some Writer) throws -> SQLPreview {
    try writer.session.preview(.update(saveStatement))
  }
}

extension Database {
  /// The statements that `createTables` would run.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  public func previewCreateTables(_ tables: any Table.Type...) throws -> [String] {
    try Self.ordered(tables).flatMap { try core.driver.dialect.createTable($0) }
  }
}
