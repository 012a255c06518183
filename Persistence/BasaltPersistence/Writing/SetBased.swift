public import BasaltDomain

extension Query {
  /// Changes every row of the query in one statement.
  ///
  /// ```swift
  /// try await User.objects.filter { $0.teamID == team.id }.update(on: database) {
  ///   $0.views += 1
  ///   $0.name.set("x")
  /// }
  /// ```
  ///
  /// SQL: `UPDATE "users" SET "views" = "views" + ?, "name" = ? WHERE …`
  ///
  /// - Returns: how many rows were changed.
  /// - Throws: ``DatabaseError``; with code `invalidQuery` for a query without filter (say ``updateAll(on:_:)``), or with a
  ///   limit, an offset, an order or grouping, which an update would ignore.
  @discardableResult
  public func update(
    on writer: some Writer, @AssignmentBuilder _ assignments: (Root.QueryColumns) -> [Assignment<Root>]
  ) async throws -> Int {
    try checkSetBased("update", "updateAll")
    return try await update(writer.session, assignments)
  }

  /// Changes every row of the table.
  ///
  /// - Returns: how many rows were changed.
  /// - Throws: ``DatabaseError``.
  @discardableResult
  public func updateAll(
    on writer: some Writer, @AssignmentBuilder _ assignments: (Root.QueryColumns) -> [Assignment<Root>]
  ) async throws -> Int {
    try checkUnfiltered("updateAll", "update")
    return try await update(writer.session, assignments)
  }

  private func update(
    _ session: Session, _ assignments: (Root.QueryColumns) -> [Assignment<Root>]
  ) async throws -> Int {
    let statement = updateStatement(assignments)
    if statement.assignments.isEmpty { return 0 }
    return try await session.write(.update(statement)).affectedRows
  }

  func updateStatement(_ assignments: (Root.QueryColumns) -> [Assignment<Root>]) -> UpdateStatement {
    UpdateStatement(
      table: Root.self, assignments: assignments(Self.columns).map { ($0.column, $0.node) }, filter: statement.filter)
  }

  /// Deletes every row of the query in one statement.
  ///
  /// SQL: `DELETE FROM "users" WHERE …`
  ///
  /// - Returns: how many rows were deleted.
  /// - Throws: ``DatabaseError``; with code `invalidQuery` for a query without filter (say ``deleteAll(on:)``), or with a
  ///   limit, an offset, an order or grouping, which a deletion would ignore.
  @discardableResult
  public func delete(on writer: some Writer) async throws -> Int {
    try checkSetBased("delete", "deleteAll")
    return try await writer.session.write(.delete(deleteStatement)).affectedRows
  }

  /// Deletes every row of the table.
  ///
  /// - Returns: how many rows were deleted.
  /// - Throws: ``DatabaseError``.
  @discardableResult
  public func deleteAll(on writer: some Writer) async throws -> Int {
    try checkUnfiltered("deleteAll", "delete")
    return try await writer.session.write(.delete(deleteStatement)).affectedRows
  }

  var deleteStatement: DeleteStatement { DeleteStatement(table: Root.self, filter: statement.filter) }

  func checkSetBased(_ name: String, _ unfiltered: String) throws(DatabaseError) {
    try checkNarrowing(name)
    guard statement.filter != nil else {
      throw DatabaseError(
        .invalidQuery,
        "\(name) without a filter would touch every \(Root.mapping.model): say \(unfiltered)(on:) if that is meant")
    }
  }

  private func checkUnfiltered(_ name: String, _ filtered: String) throws(DatabaseError) {
    try checkNarrowing(name)
    guard statement.filter == nil else {
      throw DatabaseError(
        .invalidQuery, "\(name) touches every \(Root.mapping.model), but this query has a filter: say \(filtered)(on:)")
    }
  }

  private func checkNarrowing(_ name: String) throws(DatabaseError) {
    guard statement.isPlainFilter, statement.order.isEmpty else {
      throw DatabaseError(
        .invalidQuery,
        "\(name) would ignore this query's limit, offset, order, distinct or grouping: fetch the keys, then filter by them"
      )
    }
  }
}
