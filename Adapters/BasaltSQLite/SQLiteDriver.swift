#if SQLite
  internal import BasaltDomain
  public import BasaltPersistence
  internal import BasaltSQLiteDialect
  internal import CSQLite

  /// The driver of SQLite, on the system's `libsqlite3`.
  ///
  /// One connection writes, several read (WAL: they do not wait for each other). Each has a thread of its own, on which
  /// blocks and all that may take long run. A key lookup takes 4 µs and a hop to another thread four times as long; so a
  /// statement by itself starts on the calling task and moves to the thread only when it proves to be long: after a few
  /// thousand rows or some 100,000 instructions of SQLite's virtual machine. On the calling task it never waits for a
  /// lock and never for the disk to sync.
  public final class SQLiteDriver: DatabaseDriver {
    /// Rows that a read may fetch on the calling task.
    private static let inlineRows = 2048
    /// Rows of a batch that may be written there.
    private static let inlineBatch = 128
    /// Ticks of 4096 instructions that a read may take there: 1–2 ms.
    private static let inlineTicks: Int32 = 32

    /// The SQL of SQLite.
    public let dialect: any SQLDialect = SQLiteDialect()
    private let readers: LeasePool
    private let writers: LeasePool
    private let busyTimeout: Duration
    private let commitsWithoutSync: Bool

    private init(_ location: SQLiteLocation, _ configuration: SQLiteConfiguration) {
      busyTimeout = configuration.busyTimeout
      commitsWithoutSync = configuration.synchronous == .normal
      let timeout = configuration.acquireTimeout
      writers = LeasePool(maximum: 1, purpose: "writing", timeout: timeout) {
        try await SQLiteConnection.open(location, configuration, isReader: false)
      }
      switch location {
      case .memory: readers = writers
      case .file:
        readers = LeasePool(maximum: max(1, configuration.maximumReaders), purpose: "reading", timeout: timeout) {
          try await SQLiteConnection.open(location, configuration, isReader: true)
        }
      }
    }

    /// Opens a database: its writing connection at once, so that a wrong path fails here.
    static func open(_ location: SQLiteLocation, _ configuration: SQLiteConfiguration) async throws -> SQLiteDriver {
      let driver = SQLiteDriver(location, configuration)
      driver.writers.release(try await driver.writers.acquire())
      return driver
    }

    /// Waits for running statements and closes every connection.
    public func close() async {
      await readers.close()
      if readers !== writers { await writers.close() }
    }

    // MARK: Reading

    /// Runs a statement that reads: on the calling task while it is short, else on the connection's thread.
    public func read(_ call: StatementCall, into consumer: any RowConsumer) async throws {
      let connection: SQLiteConnection
      if let idle = readers.takeIdle() { connection = idle } else { connection = try await readers.acquire() }
      defer { readers.release(connection) }
      try Task.checkCancellation()
      do {
        try await read(call, into: consumer, on: connection)
      } catch let error as DatabaseError where error.code == .busy {
        try await readAgain(call, into: consumer, on: connection)
      }
    }

    /// In WAL mode a reader meets a lock only while another process recovers or closes the file.
    private func readAgain(
      _ call: StatementCall, into consumer: any RowConsumer, on connection: SQLiteConnection
    ) async throws {
      let start = ContinuousClock.now
      while true {
        consumer.reset()
        try await Task.sleep(for: .milliseconds(Int.random(in: 1...10)))
        do { return try await read(call, into: consumer, on: connection) } catch let error as DatabaseError
          where error.code == .busy && start.duration(to: .now) < busyTimeout
        { continue }
      }
    }

    private func read(
      _ call: StatementCall, into consumer: any RowConsumer, on connection: SQLiteConnection
    ) async throws {
      switch try connection.startBounded(call, into: consumer, rows: Self.inlineRows, ticks: Self.inlineTicks) {
      case .finished:
        return
      case .paused(let statement):
        // The statement stands in the midst of its rows: whatever happens, it must be reset before the lease ends.
        defer { sqlite3_reset(statement.handle) }
        try await connection.perform { _ = try connection.proceed(statement, into: consumer) }
      case .mustRestart:
        consumer.reset()
        try await connection.perform {
          try connection.startUnbounded(call, into: consumer, ticks: Self.inlineTicks)
        }
      }
    }

    // MARK: Writing

    /// Runs statements that write: on the calling task while they are short, else on the connection's thread.
    public func write(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult {
      let connection: SQLiteConnection
      if let idle = writers.takeIdle() { connection = idle } else { connection = try await writers.acquire() }
      do {
        let result = try await write(batch, into: consumer, on: connection)
        if connection.mustCheckpoint { await connection.checkpoint() }
        writers.release(connection)
        return result
      } catch {
        if await connection.finishLease() { writers.release(connection) } else { writers.discard() }
        throw error
      }
    }

    /// A statement or a small batch is tried on the calling task, where it may neither wait for a lock nor for the disk: a
    /// commit only copies pages into the system's cache, as `synchronous = NORMAL` syncs in checkpoints, and those are
    /// done on the thread. What proves longer has changed nothing and is done again there.
    private func write(
      _ batch: StatementBatch, into consumer: (any RowConsumer)?, on connection: SQLiteConnection
    ) async throws -> WriteResult {
      try Task.checkCancellation()
      if batch.rowCount <= Self.inlineBatch, commitsWithoutSync,
        let result = try connection.runBounded(batch, into: consumer, ticks: Self.inlineTicks)
      {
        return result
      }
      return try await connection.perform { [timeout = busyTimeout.milliseconds] in
        try connection.runUnbounded(batch, into: consumer, timeout: timeout, ticks: Self.inlineTicks)
      }
    }

    // MARK: Blocks

    /// Lends a connection to a block, which runs on the connection's thread.
    @concurrent
    public func withConnection<Result: Sendable>(
      for access: ConnectionAccess, _ body: @concurrent @Sendable (any DatabaseConnection) async throws -> Result
    ) async throws -> Result {
      let pool = access == .read ? readers : writers
      let connection = try await pool.acquire()
      if access == .write { connection.waitForLocks(busyTimeout.milliseconds) }
      // A database in memory has one connection, which must refuse to write for as long as a block only reads.
      if readers === writers { await connection.setReadOnly(access == .read) }
      let lease = SQLiteLease(connection, access)
      do {
        let result = try await withTaskExecutorPreference(connection.thread) { try await body(lease) }
        await end(lease, pool)
        return result
      } catch {
        await end(lease, pool)
        throw error
      }
    }

    /// Ends a lease on the connection's thread, behind whatever a stray task has still posted there.
    private func end(_ lease: SQLiteLease, _ pool: LeasePool) async {
      let connection = lease.end()
      let isSound = await connection.finishLease()
      if readers === writers { await connection.setReadOnly(false) }
      if isSound, connection.mustCheckpoint { await connection.checkpoint() }
      if isSound { pool.release(connection) } else { pool.discard() }
    }
  }

  extension SQLiteConnection {
    /// Leaves no transaction behind. It runs in a cancelled task too; false means that the connection is to be dropped.
    func finishLease() async -> Bool {
      if !isInTransaction { return true }
      return await thread.perform { [self] in rollBackIfOpen() }
    }
  }
#endif
