/// An open transaction, lent to a block. Using it after the block has ended is an error.
public struct Transaction: Writer {
  /// What the library runs statements through.
  public let session: Session

  /// Runs a block in a savepoint: when it throws, its changes are undone and the transaction goes on.
  ///
  /// - Returns: what the block returns.
  /// - Throws: what the block throws.
  @discardableResult
  public func transaction<Result: Sendable>(
    _ body: @concurrent @Sendable (Transaction) async throws -> Result
  ) async throws -> Result {
    guard let scope = session.scope else { throw ConnectionScope.endedError }
    let core = session.core
    return try await scope.savepoint { inner in
      try await body(Transaction(session: Session(core: core, scope: inner)))
    }
  }
}

/// A connection that reads one unchanging state of the database, lent to a block.
public struct Snapshot: Reader {
  /// What the library runs statements through.
  public let session: Session
}
