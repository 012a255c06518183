#if SQLite
  internal import BasaltDomain
  internal import BasaltPersistence
  internal import CSQLite

  /// A connection on loan to a block. Its statements run on the connection's thread, where the block runs too.
  final class SQLiteLease: DatabaseConnection {
    private let connection: SQLiteConnection
    private let access: ConnectionAccess
    private let isOver = Locked(false)
    /// Whether the block's transaction has ended. It is asked on the connection's thread, right before a statement runs: one
    /// that a stray task has posted there must not run behind the commit, where it would be committed by itself.
    private let hasEnded = Locked(false)

    init(_ connection: SQLiteConnection, _ access: ConnectionAccess) {
      self.connection = connection
      self.access = access
    }

    /// Refuses further statements and returns the connection.
    func end() -> SQLiteConnection {
      isOver.withLock { $0 = true }
      return connection
    }

    private func checkOpen() throws(DatabaseError) {
      if isOver.withLock({ $0 }) {
        throw DatabaseError(.transactionEnded, "this connection has been given back: the block that had it is over")
      }
    }

    private func perform<Result: Sendable>(
      _ body: @escaping @Sendable (SQLiteConnection) throws -> Result
    ) async throws -> Result {
      try checkOpen()
      return try await connection.perform { [connection, hasEnded] in
        if hasEnded.withLock({ $0 }) {
          throw DatabaseError(.transactionEnded, "the transaction has ended before this statement could run")
        }
        return try body(connection)
      }
    }

    // MARK: Statements

    var isInTransaction: Bool { connection.isInTransaction }

    func run(_ call: StatementCall, into consumer: (any RowConsumer)?) async throws -> WriteResult {
      guard let consumer else {
        return try await run(StatementBatch(call), into: nil)
      }
      return try await perform { connection in
        _ = try connection.start(call, into: consumer)
        return WriteResult(affectedRows: 0)
      }
    }

    func run(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult {
      try await perform { try $0.run(batch, into: consumer) }
    }

    func execute(_ sql: String) async throws { try await perform { try $0.run(sql) } }

    // MARK: Transactions

    /// A transaction that writes takes the lock at once: one that read first and wrote then would fail without waiting
    /// when another connection has written in between (`SQLITE_BUSY_SNAPSHOT`).
    func begin() async throws { try await execute(access == .write ? "BEGIN IMMEDIATE" : "BEGIN") }

    func commit() async throws {
      try await perform { [hasEnded] connection in
        try connection.run("COMMIT")
        hasEnded.withLock { $0 = true }
      }
    }

    func rollback() async throws {
      try await uncancelled { [hasEnded] connection in
        hasEnded.withLock { $0 = true }
        if connection.isInTransaction { try connection.run("ROLLBACK") }
      }
    }

    func openSavepoint(_ depth: Int) async throws { try await execute("SAVEPOINT \"basalt\(depth)\"") }

    func releaseSavepoint(_ depth: Int) async throws { try await execute("RELEASE \"basalt\(depth)\"") }

    func rollbackToSavepoint(_ depth: Int) async throws {
      try await uncancelled { try $0.run("ROLLBACK TO \"basalt\(depth)\"; RELEASE \"basalt\(depth)\"") }
    }

    private func uncancelled(_ body: @escaping @Sendable (SQLiteConnection) throws -> Void) async throws {
      try checkOpen()
      try await connection.thread.perform { [connection] in try body(connection) }
    }

    // MARK: Streams

    func open(_ call: StatementCall) async throws -> any RowStream {
      try checkOpen()
      return SQLiteStream(connection, call)
    }
  }

  /// A started query on a leased connection.
  ///
  /// It compiles a statement of its own: one from the cache may be asked for again while the stream is open.
  ///
  /// `@unchecked Sendable`: `state` is touched only on the connection's thread.
  final class SQLiteStream: RowStream, @unchecked Sendable {
    private enum State {
      case new
      case open(PreparedStatement)
      case ended
    }

    private let connection: SQLiteConnection
    private let call: StatementCall
    private var state = State.new

    init(_ connection: SQLiteConnection, _ call: StatementCall) {
      self.connection = connection
      self.call = call
    }

    func next(_ count: Int, into consumer: any RowConsumer) async throws -> Bool {
      try await connection.perform { [self] in try next(count, into: consumer) }
    }

    private func next(_ count: Int, into consumer: any RowConsumer) throws(DatabaseError) -> Bool {
      let statement: PreparedStatement
      switch state {
      case .ended: return false
      case .open(let open): statement = open
      case .new:
        statement = try connection.compile(call.plan)
        state = .open(statement)
        try connection.bind(call.parameters[...], to: statement)
      }
      if try connection.proceed(statement, into: consumer, rows: count) != nil { return true }
      end()
      return false
    }

    /// Lets go of the statement, which finalizes it.
    private func end() { state = .ended }

    func close() async { await connection.thread.perform { [self] in end() } }
  }
#endif
