/// A transaction, a savepoint or a snapshot on a leased connection, from its opening to its end.
///
/// It refuses late use, and it notices a transaction that the engine has ended by itself: then it refuses every further
/// statement, because on its own connection each would be committed at once.
final class ConnectionScope: Sendable {
  private enum State {
    case open
    case lost(because: String)
    case ended
  }

  private let connection: any DatabaseConnection
  private let depth: Int
  private let parent: ConnectionScope?
  private let state = Locked(State.open)
  private let gate = AsyncGate()

  /// The scopes around the running code that have an open savepoint.
  @TaskLocal private static var scopesWithSavepoint: [ObjectIdentifier] = []

  private init(_ connection: any DatabaseConnection, depth: Int, parent: ConnectionScope?) {
    self.connection = connection
    self.depth = depth
    self.parent = parent
  }

  static var endedError: DatabaseError {
    DatabaseError(
      .transactionEnded,
      "this transaction has ended: its handle is valid only inside the block that it was given to")
  }

  /// Runs a block in a transaction.
  static func run<Result>(
    on connection: any DatabaseConnection, _ body: (ConnectionScope) async throws -> Result
  ) async throws -> Result {
    try Task.checkCancellation()
    try await connection.begin()
    let scope = ConnectionScope(connection, depth: 0, parent: nil)
    return try await scope.finish(
      body, commit: { try await connection.commit() }, rollback: { try await connection.rollback() })
  }

  /// Runs a block in a savepoint of this scope.
  ///
  /// Savepoints nest and cannot lie side by side: where two tasks open one each on the same handle, the second waits until
  /// the first is done. A block that opens one on the handle around its own would wait for itself; that is an error.
  func savepoint<Result>(_ body: (ConnectionScope) async throws -> Result) async throws -> Result {
    guard !Self.scopesWithSavepoint.contains(ObjectIdentifier(self)) else {
      throw DatabaseError(
        .invalidQuery,
        "this block runs in a savepoint already: open further ones on the handle that it was given, not on the outer one"
      )
    }
    await gate.enter()
    defer { gate.leave() }
    return try await Self.$scopesWithSavepoint.withValue(Self.scopesWithSavepoint + [ObjectIdentifier(self)]) {
      let inner = ConnectionScope(connection, depth: depth + 1, parent: self)
      try await run { try await $0.openSavepoint(inner.depth) }
      return try await inner.finish(
        body,
        commit: { try await self.run { try await $0.releaseSavepoint(inner.depth) } },
        rollback: { try await self.connection.rollbackToSavepoint(inner.depth) })
    }
  }

  private func finish<Result>(
    _ body: (ConnectionScope) async throws -> Result, commit: () async throws -> Void, rollback: () async throws -> Void
  ) async throws -> Result {
    do {
      let result = try await body(self)
      try Task.checkCancellation()
      try end()
      try await commit()
      return result
    } catch {
      state.withLock { $0 = .ended }
      if connection.isInTransaction {
        // Should this fail as well, the first error is the one to tell; and the driver closes a connection that comes
        // back with an open transaction.
        try? await rollback()
      }
      throw error
    }
  }

  /// Runs a statement in this scope.
  func run<Result>(_ body: (any DatabaseConnection) async throws -> Result) async throws -> Result {
    try checkOpen()
    do {
      return try await body(connection)
    } catch {
      if !connection.isInTransaction { lose(because: "\(error)") }
      throw error
    }
  }

  /// The connection, for a stream that lives inside this scope.
  func openStream(_ call: StatementCall) async throws -> any RowStream {
    try await run { try await $0.open(call) }
  }

  private func lose(because reason: String) {
    state.withLock { state in if case .open = state { state = .lost(because: reason) } }
    parent?.lose(because: reason)
  }

  private func checkOpen() throws(DatabaseError) {
    switch state.withLock({ $0 }) {
    case .open: try parent?.checkOpen()
    case .ended: throw Self.endedError
    case .lost(let reason): throw Self.lostError(reason)
    }
  }

  /// Closes the scope to further statements before it is committed.
  private func end() throws(DatabaseError) {
    try checkOpen()
    state.withLock { $0 = .ended }
    if !connection.isInTransaction { throw Self.lostError("an earlier statement failed") }
  }

  private static func lostError(_ reason: String) -> DatabaseError {
    DatabaseError(
      .transactionEnded,
      "the database has rolled this transaction back after an error that the block went on from; first error: \(reason)",
      outcome: .rolledBack)
  }
}
