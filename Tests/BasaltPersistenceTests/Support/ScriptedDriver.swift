import BasaltDomain
import BasaltPersistence
import BasaltSQLiteDialect
import Foundation

/// A driver that remembers what it is asked for, and fails where a test tells it to.
///
/// `@unchecked Sendable`: `state` is touched only while the lock is held.
final class ScriptedDriver: DatabaseDriver, DatabaseConnection, @unchecked Sendable {
  struct Failure: Error {}

  private struct State {
    var calls: [String] = []
    var failures: Set<String> = []
    /// Calls after which the engine has ended the transaction by itself.
    var endings: Set<String> = []
    var isInTransaction = false
  }

  let dialect: any SQLDialect = SQLiteDialect()
  private let lock = NSLock()
  private var state = State()

  /// - Parameters:
  ///   - failures: the calls that fail.
  ///   - endings: the calls that end the transaction, as some errors of an engine do.
  init(failures: Set<String> = [], endings: Set<String> = []) {
    state.failures = failures
    state.endings = endings
  }

  /// What was called, in order.
  var calls: [String] { lock.withLock { state.calls } }

  var isInTransaction: Bool { lock.withLock { state.isInTransaction } }

  private func call(_ name: String, inTransaction: Bool? = nil) throws {
    try lock.withLock {
      state.calls.append(name)
      if state.endings.contains(name) { state.isInTransaction = false }
      if state.failures.contains(name) { throw Failure() }
      if let inTransaction { state.isInTransaction = inTransaction }
    }
  }

  func read(_ call: StatementCall, into consumer: any RowConsumer) async throws { try self.call("read") }

  func write(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult {
    try call("write")
    return WriteResult(affectedRows: batch.rowCount)
  }

  func withConnection<Result: Sendable>(
    for access: ConnectionAccess, _ body: @concurrent @Sendable (any DatabaseConnection) async throws -> Result
  ) async throws -> Result {
    try call("lease \(access)")
    defer { try? call("return") }
    return try await body(self)
  }

  func close() async { try? call("close") }

  // MARK: Connection

  func run(_ call: StatementCall, into consumer: (any RowConsumer)?) async throws -> WriteResult {
    try self.call(String(call.plan.sql.prefix(6)))
    return WriteResult(affectedRows: 1)
  }

  func run(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult {
    try call(String(batch.plan.sql.prefix(6)))
    return WriteResult(affectedRows: batch.rowCount)
  }

  func execute(_ sql: String) async throws { try call(String(sql.prefix(6))) }
  func begin() async throws { try call("begin", inTransaction: true) }
  func commit() async throws { try call("commit", inTransaction: false) }
  func rollback() async throws { try call("rollback", inTransaction: false) }
  func openSavepoint(_ depth: Int) async throws { try call("savepoint \(depth)") }
  func releaseSavepoint(_ depth: Int) async throws { try call("release \(depth)") }
  func rollbackToSavepoint(_ depth: Int) async throws { try call("rollback to \(depth)") }
  func open(_ call: StatementCall) async throws -> any RowStream { throw Failure() }
}
