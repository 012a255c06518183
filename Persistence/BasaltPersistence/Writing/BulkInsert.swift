internal import BasaltDomain

/// Inserts many rows through prepared single-row statements in one transaction.
///
/// Neighbouring rows that leave the same columns to the database share a batch; a row that leaves others starts the next
/// one. So every row keeps its own columns, and rows go in in their order.
struct BulkInsert<Root: Table> {
  private static var chunk: Int { 1000 }

  let conflict: InsertStatement.Conflict

  func run<Rows: Sequence<Root.Insertion> & SendableMetatype>(_ rows: sending Rows, _ session: Session) async throws
    -> Int
  {
    switch conflict {
    case .fail:
      if let hooks = session.hooks(for: Root.self), hooks.hasInsertHooks {
        return try await insert(rows, session, hooks)
      }
    case .ignore: try session.refuseHooks(of: Root.self, "insertMissing") { $0.hasInsertHooks }
    case .update: try session.refuseHooks(of: Root.self, "upsert") { $0.hasInsertHooks || $0.hasSaveHooks }
    }
    if let scope = session.scope {
      return try await scope.savepoint { inner in
        try await insert(rows, Session(core: session.core, scope: inner))
      }
    }
    // What fits one batch needs no transaction around it: the driver runs a batch as a whole.
    if let rows = rows as? [Root.Insertion], rows.count <= Self.chunk, let batch = try singleBatch(rows, session) {
      return try await session.write(batch, into: nil).affectedRows
    }
    // The caller has handed the rows over (`sending`), and only the block that follows walks through them: so a sequence
    // that is not Sendable, such as a lazy one, may cross to the connection's thread.
    nonisolated(unsafe) let rows = rows
    return try await Database(core: session.core).transaction { tx in try await insert(rows, tx.session) }
  }

  /// Inserts the rows one by one, between their hooks.
  private func insert<Rows: Sequence<Root.Insertion> & SendableMetatype>(
    _ rows: sending Rows, _ session: Session, _ hooks: ModelHooks<Root>
  ) async throws -> Int {
    // Handed over by the caller, as in `run`.
    nonisolated(unsafe) let rows = rows
    return try await session.inTransaction { transaction in
      var count = 0
      for row in rows {
        _ = try await hooks.insert(row, transaction)
        count += 1
      }
      return count
    }
  }

  /// All rows as one batch, nil when there are none or when they leave different columns to the database.
  private func singleBatch(_ rows: [Root.Insertion], _ session: Session) throws -> StatementBatch? {
    var pending = InsertRow()
    var omitted: [Int]?
    for row in rows {
      try row.validate()
      pending.startRow()
      row.encode(into: &pending)
      if let omitted, omitted != pending.omitted { return nil }
      omitted = pending.omitted
    }
    guard let omitted else { return nil }
    return try batch(pending.values, omitted: omitted, count: rows.count, session)
  }

  private func insert(_ rows: some Sequence<Root.Insertion>, _ session: Session) async throws -> Int {
    var inserted = 0
    var pending = InsertRow()
    var omitted: [Int] = []
    var count = 0
    let expected = min(Self.chunk, rows.underestimatedCount)
    for row in rows {
      try row.validate()
      let start = pending.values.count
      pending.startRow()
      row.encode(into: &pending)
      if count == Self.chunk || (count > 0 && pending.omitted != omitted) {
        let next = pending.split(at: start)
        inserted += try await write(pending.values, omitted, count, session)
        pending = next
        count = 0
      }
      omitted = pending.omitted
      count += 1
      if count == 1 { pending.reserveCapacity(rows: expected) }
    }
    return count > 0 ? inserted + (try await write(pending.values, omitted, count, session)) : inserted
  }

  private func write(_ values: [SQLValue], _ omitted: [Int], _ count: Int, _ session: Session) async throws -> Int {
    try await session.write(batch(values, omitted: omitted, count: count, session), into: nil).affectedRows
  }

  private func batch(_ values: [SQLValue], omitted: [Int], count: Int, _ session: Session) throws -> StatementBatch {
    var statement = InsertStatement(
      table: Root.self, omitted: omitted, values: Array(values.prefix(values.count / count)), isReturning: false)
    statement.conflict = conflict
    return try session.prepare(statement, rows: values, count: count)
  }
}
