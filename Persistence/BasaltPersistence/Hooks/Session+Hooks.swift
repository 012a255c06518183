internal import BasaltDomain

extension Session {
  /// The hooks of a model, nil when there are none.
  func hooks<Root: Table>(for model: Root.Type) -> ModelHooks<Root>? { core.hooks.hooks(for: model) }

  /// Runs a write together with its hooks: in a transaction, or in a savepoint of the one that there is.
  func inTransaction<Result: Sendable>(
    _ body: @concurrent @Sendable (Transaction) async throws -> Result
  ) async throws -> Result {
    let core = core
    guard let scope else { return try await Database(core: core).transaction(body) }
    return try await scope.savepoint { inner in
      try await body(Transaction(session: Session(core: core, scope: inner)))
    }
  }

  /// Refuses a call that would write rows past their model's hooks.
  func refuseHooks<Root: Table>(
    of model: Root.Type, _ call: String, _ isThere: (ModelHooks<Root>) -> Bool
  ) throws(DatabaseError) {
    guard let hooks = hooks(for: model), isThere(hooks) else { return }
    throw DatabaseError(
      .invalidQuery,
      "\(call) would write \(Root.mapping.model) rows without running the hooks that are registered for them: write the rows "
        + "one by one, or say 'on: database.skippingHooks()' if that is meant")
  }
}

extension ModelHooks {
  /// Inserts a row between its hooks.
  func insert(_ row: Root.Insertion, _ transaction: Transaction) async throws -> Root {
    var row = row
    for hook in beforeInsert { try await hook(&row, transaction) }
    try row.validate()
    let session = transaction.session
    let stored: Root = try await session.returningRow(
      of: session.insertStatement(for: row, conflict: .fail, isReturning: true))
    for hook in afterInsert { try await hook(stored, transaction) }
    return stored
  }

  /// Saves a row between its hooks.
  func save(_ row: Root, _ transaction: Transaction) async throws {
    var row = row
    for hook in beforeSave { try await hook(&row, transaction) }
    try await row.write(transaction.session)
    for hook in afterSave { try await hook(row, transaction) }
  }

  /// Deletes a row between its hooks.
  func delete(_ id: Root.ID, _ transaction: Transaction) async throws {
    for hook in beforeDelete { try await hook(id, transaction) }
    try await Query<Root>.delete(id, transaction.session)
    for hook in afterDelete { try await hook(id, transaction) }
  }
}
