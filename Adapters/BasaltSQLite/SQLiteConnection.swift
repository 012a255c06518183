#if SQLite
  internal import BasaltDomain
  internal import BasaltPersistence
  internal import CSQLite

  /// Where a database lives.
  enum SQLiteLocation: Sendable {
    case file(String)
    case memory
  }

  /// One connection of SQLite.
  ///
  /// `@unchecked Sendable`: the connection is opened without SQLite's own mutex and used by one lease at a time, either
  /// on ``thread`` or, for the bounded reads of ``SQLiteDriver``, on the task that holds the lease. Only `interrupt` is called from
  /// elsewhere; it is guarded by `running`.
  final class SQLiteConnection: @unchecked Sendable {
    /// The thread on which it may wait.
    let thread: ConnectionThread
    let database: OpaquePointer
    var statements = StatementCache()
    private let callbacks: UnsafeMutablePointer<CallbackState>
    private var currentTimeout: Int32 = 0
    private let running = Locked(RunningCall())
    private var isClosed = false

    private init(_ database: OpaquePointer, _ thread: ConnectionThread) {
      self.database = database
      self.thread = thread
      callbacks = .allocate(capacity: 1)
      callbacks.initialize(to: CallbackState())
      sqlite3_progress_handler(database, ProgressLimit.interval, { ProgressLimit.tick($0) }, callbacks)
      sqlite3_wal_hook(database, { context, _, _, pages in CallbackState.committed(context, pages) }, callbacks)
    }

    deinit {
      closeDatabase()
      callbacks.deallocate()
      thread.stop()
    }

    /// Closes the connection on its thread: the last one of a file writes the WAL back, which takes time. Nothing may be
    /// run afterwards.
    func close() async {
      await thread.perform { [self] in closeDatabase() }
    }

    private func closeDatabase() {
      guard !isClosed else { return }
      isClosed = true
      statements.removeAll()
      sqlite3_close_v2(database)
    }

    // MARK: Opening

    /// Opens a connection on a thread of its own.
    static func open(
      _ location: SQLiteLocation, _ configuration: SQLiteConfiguration, isReader: Bool
    ) async throws -> SQLiteConnection {
      let thread = try ConnectionThread()
      return try await thread.perform {
        let connection = SQLiteConnection(try openDatabase(location), thread)
        do throws(DatabaseError) {
          try connection.configure(location, configuration, isReader: isReader)
        } catch {
          var error = error
          error.outcome = .notSent
          if case .file(let path) = location, !error.message.contains(path) {
            error.message = "'\(path)': \(error.message)"
          }
          throw error
        }
        return connection
      }
    }

    private static func openDatabase(_ location: SQLiteLocation) throws(DatabaseError) -> OpaquePointer {
      guard sqlite3_libversion_number() >= 3_038_000 else {
        throw DatabaseError(
          .connection, "SQLite \(String(cString: sqlite3_libversion())) is too old: Basalt needs 3.38 or later")
      }
      var database: OpaquePointer?
      let path: String
      var flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
      switch location {
      // SQLite may have been built to take "file:…" for a URI; behind "./" it is a file's name.
      case .file(let file): path = file.hasPrefix("file:") ? "./" + file : file
      case .memory:
        path = ":memory:"
        flags |= SQLITE_OPEN_MEMORY
      }
      let code = sqlite3_open_v2(path, &database, flags, nil)
      guard code == SQLITE_OK, let database else {
        var error = SQLiteFailure.error(code, database, sql: nil)
        error.message = "'\(path)' cannot be opened: \(error.message)"
        error.outcome = .notSent
        sqlite3_close_v2(database)
        throw error
      }
      return database
    }

    private func configure(
      _ location: SQLiteLocation, _ configuration: SQLiteConfiguration, isReader: Bool
    ) throws(DatabaseError) {
      try check(basalt_sqlite3_refuse_quoted_strings(database))
      // A reader never waits inside SQLite: its caller may be a task of the cooperative pool.
      waitForLocks(isReader ? 0 : configuration.busyTimeout.milliseconds)
      try run("PRAGMA cache_size = \(configuration.cachePages)")
      try run("PRAGMA synchronous = \(configuration.synchronous.rawValue)")
      try run("PRAGMA foreign_keys = ON")
      guard try integer("PRAGMA foreign_keys") == 1 else {
        throw DatabaseError(.connection, "this SQLite library was built without foreign keys")
      }
      if case .file(let path) = location, !isReader {
        guard try text("PRAGMA journal_mode = WAL") == "wal" else {
          throw DatabaseError(.connection, "'\(path)' cannot be put into WAL mode: is the file system a network share?")
        }
      }
      if isReader { try run("PRAGMA query_only = ON") }
    }

    func check(_ code: Int32, _ sql: String? = nil) throws(DatabaseError) {
      if code != SQLITE_OK { throw SQLiteFailure.error(code, database, sql: sql) }
    }

    // MARK: Statements without values

    /// Whether a transaction is open. SQLite ends one by itself after some errors, so ask and do not assume.
    var isInTransaction: Bool { sqlite3_get_autocommit(database) == 0 }

    /// Runs one or more statements and drops their rows.
    func run(_ sql: String) throws(DatabaseError) { try check(sqlite3_exec(database, sql, nil, nil, nil), sql) }

    private func integer(_ sql: String) throws(DatabaseError) -> Int64? {
      try firstCell(sql) { sqlite3_column_int64($0, 0) }
    }

    private func text(_ sql: String) throws(DatabaseError) -> String? {
      try firstCell(sql) { String(cString: sqlite3_column_text($0, 0)) }
    }

    private func firstCell<Value>(_ sql: String, _ read: (OpaquePointer) -> Value) throws(DatabaseError) -> Value? {
      let statement = try compile(sql)
      defer { sqlite3_finalize(statement) }
      switch sqlite3_step(statement) {
      case SQLITE_ROW: return read(statement)
      case SQLITE_DONE: return nil
      case let code: throw SQLiteFailure.error(code, database, sql: sql)
      }
    }

    private func compile(_ sql: String, isKept: Bool = false) throws(DatabaseError) -> OpaquePointer {
      var statement: OpaquePointer?
      let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
      try check(sqlite3_prepare_v3(database, sql, -1, flags, &statement, nil), sql)
      guard let statement else { throw DatabaseError(.statement, "a statement without text") }
      return statement
    }

    // MARK: Prepared statements

    /// The compiled statement of a plan, ready to be bound.
    func prepared(_ plan: StatementPlan) throws(DatabaseError) -> PreparedStatement {
      if let statement = statements.statement(for: plan) { return statement }
      let statement = try compile(plan)
      statements.insert(statement)
      return statement
    }

    /// Compiles the statement of a plan.
    func compile(_ plan: StatementPlan) throws(DatabaseError) -> PreparedStatement {
      PreparedStatement(plan, try compile(plan.sql, isKept: true))
    }

    // MARK: Interruption

    /// Runs a body on the connection's thread. When the task is cancelled, the statement that the body runs is stopped, or
    /// the body does not begin.
    ///
    /// - Throws: what the body throws; `CancellationError` when it was stopped.
    func perform<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
      let token = nextToken()
      return try await withTaskCancellationHandler {
        try await thread.perform { [self] in
          guard begin(token) else { throw CancellationError() }
          defer { end(token) }
          do { return try body() } catch let error as DatabaseError where error.engineCode == SQLITE_INTERRUPT {
            throw CancellationError()
          }
        }
      } onCancel: {
        interrupt(token)
      }
    }

    private func nextToken() -> Int {
      running.withLock { running in
        running.next += 1
        return running.next
      }
    }

    private func begin(_ token: Int) -> Bool {
      running.withLock { running in
        if running.cancelled.remove(token) != nil { return false }
        running.current = token
        return true
      }
    }

    private func end(_ token: Int) {
      running.withLock { running in
        running.current = nil
        running.cancelled.remove(token)
      }
    }

    /// Stops the statement that runs under a token, or keeps it from beginning. What has ended is not touched: the
    /// connection may be at work for somebody else.
    private func interrupt(_ token: Int) {
      running.withLock { running in
        if running.current == token {
          sqlite3_interrupt(database)
        } else {
          running.cancelled.insert(token)
        }
      }
    }

    // MARK: Bounded work

    /// Has a statement interrupted when it takes more than so many ticks of SQLite's virtual machine.
    func limitWork(to ticks: Int32) { callbacks.pointee.limit = ProgressLimit(remaining: ticks) }

    /// Lets statements run as long as they need.
    func unlimitWork() { callbacks.pointee.limit = ProgressLimit() }

    /// Whether the limit of ``limitWork(to:)`` is used up.
    var hasReachedLimit: Bool { callbacks.pointee.limit.remaining == 0 }

    /// Ticks since the last call of ``limitWork(to:)`` or ``unlimitWork()``.
    var ticks: Int32 { callbacks.pointee.limit.used }

    /// Sets how long SQLite itself waits for a lock.
    func waitForLocks(_ milliseconds: Int32) {
      guard milliseconds != currentTimeout else { return }
      currentTimeout = milliseconds
      sqlite3_busy_timeout(database, milliseconds)
    }

    /// Makes the connection refuse or allow writes.
    func setReadOnly(_ isReadOnly: Bool) async {
      await thread.perform { [self] in
        _ = sqlite3_exec(database, "PRAGMA query_only = \(isReadOnly ? "ON" : "OFF")", nil, nil, nil)
      }
    }

    // MARK: Checkpoints

    /// Whether the write-ahead log has grown enough to be written back. SQLite would do so inside a commit, wherever that
    /// runs; here it is done between two leases, on the thread.
    var mustCheckpoint: Bool { callbacks.pointee.walPages >= 1000 }

    /// Writes the log back as far as readers allow. What it cannot do now, the next one does.
    func checkpoint() async {
      await thread.perform { [self] in
        callbacks.pointee.walPages = 0
        sqlite3_wal_checkpoint_v2(database, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
      }
    }
  }

  /// Which call of ``SQLiteConnection/perform(_:)`` has the connection, and which were cancelled before they began.
  private struct RunningCall {
    var current: Int?
    var next = 0
    var cancelled: Set<Int> = []
  }

  /// How much the running statement may still do.
  private struct ProgressLimit {
    /// Instructions of SQLite's virtual machine between two ticks.
    static let interval: Int32 = 4096

    /// Ticks left; negative means without limit.
    var remaining: Int32 = -1
    /// Ticks used.
    var used: Int32 = 0

    static func tick(_ context: UnsafeMutableRawPointer?) -> Int32 {
      guard let state = context?.assumingMemoryBound(to: CallbackState.self) else { return 0 }
      state.pointee.limit.used &+= 1
      guard state.pointee.limit.remaining >= 0 else { return 0 }
      if state.pointee.limit.remaining > 0 { state.pointee.limit.remaining -= 1 }
      return state.pointee.limit.remaining == 0 ? 1 : 0
    }
  }

  /// What SQLite's callbacks of one connection write down.
  private struct CallbackState {
    /// How much the running statement may still do.
    var limit = ProgressLimit()
    /// The pages in the write-ahead log after the last commit.
    var walPages: Int32 = 0

    static func committed(_ context: UnsafeMutableRawPointer?, _ pages: Int32) -> Int32 {
      context?.assumingMemoryBound(to: CallbackState.self).pointee.walPages = pages
      return SQLITE_OK
    }
  }

  extension Duration {
    /// Whole milliseconds, as SQLite takes them.
    var milliseconds: Int32 {
      let (seconds, attoseconds) = components
      return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
  }
#endif
