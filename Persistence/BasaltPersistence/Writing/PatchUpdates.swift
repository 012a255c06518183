public import BasaltDomain

extension Query {
  /// Changes the fields that a patch sets, in the row with a key.
  ///
  /// ```swift
  /// let patch = try JSONDecoder().decode(User.Patch.self, from: body)
  /// try await User.objects.update(id, with: patch, on: database)
  /// ```
  ///
  /// SQL: `UPDATE "users" SET "name" = ? WHERE "id" = ?`, only with the columns that are set.
  ///
  /// - Throws: ``BasaltDomain/ValidationError`` before anything is sent; ``DatabaseError`` with code `notFound` when there
  ///   is no row with this key, or when this query's filters exclude it.
  public func update(_ id: Root.ID, with patch: Patch<Root>, on writer: some Writer) async throws {
    let session = writer.session
    let query = matching(key: id)
    guard let hooks = session.hooks(for: Root.self), hooks.hasSaveHooks else {
      let changed = try await query.update(with: patch, session)
      if changed == 0 { throw Self.notFoundError }
      return
    }
    try await session.inTransaction { transaction in
      var row = try await query.unvalidated().get(id, on: transaction)
      patch.apply(to: &row)
      try await hooks.save(row, transaction)
    }
  }

  /// Changes the fields that a patch sets, in every row of the query.
  ///
  /// - Returns: how many rows were changed.
  /// - Throws: ``BasaltDomain/ValidationError`` before anything is sent; ``DatabaseError``; with code `invalidQuery` for a
  ///   query without filter, or with a limit, an offset, an order or grouping.
  @discardableResult
  public func update(with patch: Patch<Root>, on writer: some Writer) async throws -> Int {
    try checkSetBased("update", "updateAll")
    try writer.session.refuseHooks(of: Root.self, "a set-based update") { $0.hasSaveHooks }
    return try await update(with: patch, writer.session)
  }

  private func update(with patch: Patch<Root>, _ session: Session) async throws -> Int {
    try patch.validate()
    // A patch that sets nothing finds its rows all the same: the key is written onto itself.
    let assignments = patch.isEmpty ? Self.keyColumns.map { ($0, .column($0)) } : patch.assignments
    let statement = UpdateStatement(table: Root.self, assignments: assignments, filter: statement.filter)
    return try await session.write(.update(statement)).affectedRows
  }
}
