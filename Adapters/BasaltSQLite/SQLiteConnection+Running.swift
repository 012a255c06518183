#if SQLite
  #if canImport(FoundationEssentials)
    internal import FoundationEssentials
  #else
    internal import Foundation
  #endif
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif
  internal import BasaltDomain
  internal import BasaltPersistence
  internal import CSQLite

  extension sqlite3_destructor_type? {
    /// Tells SQLite to copy what is bound (`SQLITE_TRANSIENT`, which Swift does not import).
    static var transient: sqlite3_destructor_type? { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
  }

  /// How far a bounded read has come.
  enum ReadProgress {
    /// All rows are read.
    case finished
    /// The allowance of rows is used up; the statement stands on its last row.
    case paused(PreparedStatement)
    /// The limit of instructions was reached in the midst of a row; the statement must start anew.
    case mustRestart
  }

  extension SQLiteConnection {
    // MARK: Reading

    /// Runs a query to its end, or until so many rows have been read.
    func start(
      _ call: StatementCall, into consumer: any RowConsumer, rows: Int = .max
    ) throws(DatabaseError) -> PreparedStatement? {
      let statement = try prepared(call.plan)
      try bind(call.parameters[...], to: statement)
      return try proceed(statement, into: consumer, rows: rows)
    }

    /// Goes on with a query; returns the statement when the allowance of rows is used up and nil at the end.
    func proceed(
      _ statement: PreparedStatement, into consumer: any RowConsumer, rows: Int = .max
    ) throws(DatabaseError) -> PreparedStatement? {
      var cursor = RowCursor(accessors: .sqlite, handle: statement.handle, rowAllowance: rows)
      do throws(DatabaseError) { try consumer.consume(&cursor) } catch {
        sqlite3_reset(statement.handle)
        throw error
      }
      switch cursor.pause {
      case .allowance:
        return statement
      case .failed(let code):
        let error = failure(code, of: statement)
        sqlite3_reset(statement.handle)
        throw error
      case .finished, .none:
        sqlite3_reset(statement.handle)
        return nil
      }
    }

    /// Runs a query on the calling thread as far as little work allows.
    func startBounded(
      _ call: StatementCall, into consumer: any RowConsumer, rows: Int, ticks: Int32
    ) throws(DatabaseError) -> ReadProgress {
      let statement = try prepared(call.plan)
      if statement.isLong { return .mustRestart }
      limitWork(to: ticks)
      defer { unlimitWork() }
      do throws(DatabaseError) {
        try bind(call.parameters[...], to: statement)
        return try proceed(statement, into: consumer, rows: rows).map { .paused($0) } ?? .finished
      } catch {
        guard hasReachedLimit else { throw error }
        statement.isLong = true
        return .mustRestart
      }
    }

    /// Runs a query to its end on the connection's thread, and notes whether it was as long as it had been.
    func startUnbounded(
      _ call: StatementCall, into consumer: any RowConsumer, ticks limit: Int32
    ) throws(DatabaseError) {
      unlimitWork()
      _ = try start(call, into: consumer)
      try prepared(call.plan).isLong = ticks >= limit
    }

    // MARK: Writing

    /// Runs a batch as a whole on the calling thread, if it takes little work and no lock is in the way; nil when it must be
    /// run on the connection's thread instead. Nothing has changed then.
    func runBounded(
      _ batch: StatementBatch, into consumer: (any RowConsumer)?, ticks: Int32
    ) throws(DatabaseError) -> WriteResult? {
      let statement = try prepared(batch.plan)
      if statement.isLong { return nil }
      waitForLocks(0)
      limitWork(to: ticks)
      defer { unlimitWork() }
      do throws(DatabaseError) { return try runAsTransaction(batch, into: consumer) } catch {
        guard hasReachedLimit || error.code == .busy else { throw error }
        statement.isLong = hasReachedLimit
        consumer?.reset()
        return nil
      }
    }

    /// Runs a batch as a whole on the connection's thread.
    func runUnbounded(
      _ batch: StatementBatch, into consumer: (any RowConsumer)?, timeout: Int32, ticks limit: Int32
    ) throws(DatabaseError) -> WriteResult {
      waitForLocks(timeout)
      unlimitWork()
      let result = try runAsTransaction(batch, into: consumer)
      if batch.rowCount == 1 { try prepared(batch.plan).isLong = ticks >= limit }
      return result
    }

    /// Runs a batch: all or nothing. One statement is a transaction by itself.
    private func runAsTransaction(
      _ batch: StatementBatch, into consumer: (any RowConsumer)?
    ) throws(DatabaseError) -> WriteResult {
      if batch.rowCount == 1 { return try run(batch, into: consumer) }
      try run("BEGIN IMMEDIATE")
      do throws(DatabaseError) {
        let result = try run(batch, into: consumer)
        try run("COMMIT")
        return result
      } catch {
        _ = rollBackIfOpen()
        throw error
      }
    }

    /// Rolls back what is open; false when the engine refuses.
    func rollBackIfOpen() -> Bool {
      if isInTransaction { sqlite3_exec(database, "ROLLBACK", nil, nil, nil) }
      return !isInTransaction
    }

    /// Runs a statement once for each row of values; what it returns goes to the consumer.
    func run(_ batch: StatementBatch, into consumer: (any RowConsumer)?) throws(DatabaseError) -> WriteResult {
      let statement = try prepared(batch.plan)
      guard batch.rowCount > 0 else { return WriteResult(affectedRows: 0) }
      let width = batch.parameters.count / batch.rowCount
      var affected = 0
      for row in 0..<batch.rowCount {
        try bind(batch.parameters[row * width..<(row + 1) * width], to: statement)
        if let consumer {
          _ = try proceed(statement, into: consumer)
        } else {
          try finish(statement)
        }
        affected += Int(sqlite3_changes64(database))
      }
      return WriteResult(affectedRows: affected)
    }

    private func finish(_ statement: PreparedStatement) throws(DatabaseError) {
      var code = sqlite3_step(statement.handle)
      while code == SQLITE_ROW { code = sqlite3_step(statement.handle) }
      guard code == SQLITE_DONE else {
        let error = failure(code, of: statement)
        sqlite3_reset(statement.handle)
        throw error
      }
      sqlite3_reset(statement.handle)
    }

    // MARK: Binding

    func bind(_ parameters: ArraySlice<SQLValue>, to statement: PreparedStatement) throws(DatabaseError) {
      var index: Int32 = 0
      for value in parameters {
        index += 1
        let code = try bind(value, index, statement)
        if code != SQLITE_OK { throw failure(code, of: statement) }
      }
    }

    private func bind(
      _ value: SQLValue, _ index: Int32, _ statement: PreparedStatement
    ) throws(DatabaseError) -> Int32 {
      let handle = statement.handle
      switch value {
      case .int64(let value): return sqlite3_bind_int64(handle, index, value)
      case .text(let text), .json(let text): return try bind(text, handle, index, statement)
      case .null: return sqlite3_bind_null(handle, index)
      case .bool(let value): return sqlite3_bind_int64(handle, index, value ? 1 : 0)
      case .double(let value):
        guard !value.isNaN else {
          throw refused("a floating-point value is no number (NaN), which SQLite would store as null", statement)
        }
        return sqlite3_bind_double(handle, index, value)
      case .instant(let microseconds), .time(let microseconds), .duration(let microseconds):
        return sqlite3_bind_int64(handle, index, microseconds)
      case .bytes(let bytes):
        return bytes.withUnsafeBytes { bytes in
          guard let start = bytes.baseAddress else { return sqlite3_bind_zeroblob(handle, index, 0) }
          return sqlite3_bind_blob64(handle, index, start, UInt64(bytes.count), .transient)
        }
      case .uuid(let uuid):
        return withUnsafeBytes(of: uuid.uuid) { sqlite3_bind_blob(handle, index, $0.baseAddress, 16, .transient) }
      case .date(let date):
        guard date.isStorable else { throw refused("a calendar date lies outside the years 0 to 9999", statement) }
        return try bind(date.description, handle, index, statement)
      case .uint64(let value):
        guard let value = Int64(exactly: value) else {
          throw refused("an unsigned integer exceeds the integers of SQLite (2^63 - 1)", statement)
        }
        return sqlite3_bind_int64(handle, index, value)
      case .decimal:
        throw refused("a decimal can only be stored in a decimal column, or compared or computed with one", statement)
      case .unstorable(let reason): throw refused(reason, statement)
      case .array:
        throw refused("a list can only be stored in a column of arrays, or stand behind isIn and isNotIn", statement)
      }
    }

    /// Text with a NUL is refused: SQLite's own functions would see only what stands before it, and other engines do not
    /// take it at all.
    private func bind(
      _ text: String, _ handle: OpaquePointer, _ index: Int32, _ statement: PreparedStatement
    ) throws(DatabaseError) -> Int32 {
      var text = text
      let code = text.withUTF8 { bytes -> Int32? in
        guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, .transient) }
        if memchr(start, 0, bytes.count) != nil { return nil }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          sqlite3_bind_text64(handle, index, $0, UInt64(bytes.count), .transient, UInt8(SQLITE_UTF8))
        }
      }
      guard let code else { throw refused("a text holds a NUL character, which databases cannot store", statement) }
      return code
    }

    private func failure(_ code: Int32, of statement: PreparedStatement) -> DatabaseError {
      var error = SQLiteFailure.error(code, database, sql: statement.plan.sql)
      error.table = error.table ?? statement.plan.table
      return error
    }

    private func refused(_ message: String, _ statement: PreparedStatement) -> DatabaseError {
      var error = DatabaseError(.invalidValue, message)
      error.statement = statement.plan.sql
      return error
    }
  }
#endif
