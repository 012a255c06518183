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
    try validate()
    let result = try await writer.session.write(.update(saveStatement))
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
    let deleted = try await Self.objects.matching(key: primaryKey).delete(on: writer)
    if deleted == 0 { throw Query<Self>.notFoundError }
  }
}
