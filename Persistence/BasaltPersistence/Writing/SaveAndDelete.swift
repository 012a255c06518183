public import BasaltDomain

extension Table {
  /// Writes every column of a row that is already stored.
  ///
  /// It is always an update and never guesses: a model whose key the database makes is inserted through its `Draft`.
  ///
  /// SQL: `UPDATE "users" SET … WHERE "id" = ?`
  ///
  /// - Throws: ``BasaltDomain/ValidationError`` before anything is sent; ``DatabaseError`` with code `notFound` when there
  ///   is no row with this key.
  public func save(on writer: some Writer) async throws {
    let session = writer.session
    guard let hooks = session.hooks(for: Self.self), hooks.hasSaveHooks else { return try await write(session) }
    try await session.inTransaction { try await hooks.save(self, $0) }
  }

  func write(_ session: Session) async throws {
    try validate()
    let result = try await session.write(.update(saveStatement))
    if result.affectedRows == 0 { throw Query<Self>.notFoundError }
  }

  var saveStatement: UpdateStatement {
    var values: [SQLValue] = []
    encode(into: &values)
    let schema = Self.mapping.schema
    var assignments: [(column: ColumnReference, value: ExpressionNode)] = []
    assignments.reserveCapacity(values.count)
    for (position, value) in values.enumerated()
    where !schema.primaryKey.contains(position) && schema.columns[position].generated == nil {
      assignments.append((ColumnReference(position: position), .value(value)))
    }
    // A row that is nothing but its key: the key is written onto itself, which tells whether the row is there.
    if assignments.isEmpty { assignments += Query<Self>.keyColumns.map { ($0, .column($0)) } }
    return UpdateStatement(
      table: Self.self, assignments: assignments,
      filter: Self.condition(ofKey: primaryKey))
  }

  /// Deletes the row with this value's key.
  ///
  /// SQL: `DELETE FROM "users" WHERE "id" = ?`
  ///
  /// - Throws: ``DatabaseError`` with code `notFound` when there is no row with this key, `foreignKeyViolation` when
  ///   others refer to it.
  public func delete(on writer: some Writer) async throws {
    try await Self.objects.delete(primaryKey, on: writer)
  }
}

extension Query {
  /// Deletes the row with a key, whatever this query's conditions.
  ///
  /// - Throws: ``DatabaseError`` with code `notFound` when there is none.
  func delete(_ id: Root.ID, on writer: some Writer) async throws {
    let session = writer.session
    guard let hooks = session.hooks(for: Root.self), hooks.hasDeleteHooks else {
      return try await Self.delete(id, session)
    }
    try await session.inTransaction { try await hooks.delete(id, $0) }
  }

  static func delete(_ id: Root.ID, _ session: Session) async throws {
    let statement = DeleteStatement(table: Root.self, filter: Root.condition(ofKey: id))
    if try await session.write(.delete(statement)).affectedRows == 0 { throw notFoundError }
  }
}
