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
  /// Constants are checked against the rules of their fields; what the database computes is not.
  ///
  /// - Returns: how many rows were changed.
  /// - Throws: ``BasaltDomain/ValidationError`` before anything is sent; ``DatabaseError``; with code `invalidQuery` for a query without filter (say ``updateAll(on:_:)``), or with a
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
    try session.refuseHooks(of: Root.self, "a set-based update") { $0.hasSaveHooks }
    let assignments = assignments(Self.columns)
    try check(assignments)
    let statement = updateStatement { _ in assignments }
    if statement.assignments.isEmpty { return 0 }
    return try await session.write(.update(statement)).affectedRows
  }

  /// Checks constants against the rules of their fields. What is computed in the database can only be checked there: by
  /// `@Validate(…, check: true)`.
  private func check(_ assignments: [Assignment<Root>]) throws(ValidationError) {
    var failures = ValidationFailures()
    for assignment in assignments {
      guard let constant = assignment.constant,
        let position = Root.mapping.position(ofSlot: assignment.column.slot)
      else { continue }
      Root.mapping.fields.check(constant, at: position, into: &failures)
    }
    if !failures.isEmpty { throw failures.error(of: Root.mapping.model) }
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
    try writer.session.refuseHooks(of: Root.self, "a set-based delete") { $0.hasDeleteHooks }
    return try await writer.session.write(.delete(deleteStatement)).affectedRows
  }

  /// Deletes every row of the table.
  ///
  /// - Returns: how many rows were deleted.
  /// - Throws: ``DatabaseError``.
  @discardableResult
  public func deleteAll(on writer: some Writer) async throws -> Int {
    try checkUnfiltered("deleteAll", "delete")
    try writer.session.refuseHooks(of: Root.self, "deleteAll") { $0.hasDeleteHooks }
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
