public import BasaltDomain

/// The port through which connections to an engine plug in.
///
/// A driver owns connections and lends them out. It runs statements that its dialect has rendered and knows nothing of
/// models. There are no generic row types in it: rows go to a ``RowConsumer``, whose loop is code of the user's module.
///
/// ## Rules
/// * Never block the cooperative thread pool on I/O or on a lock. CPU work of bounded length is allowed.
/// * A cancelled task leaves at once: a waiting one leaves the queue, a running statement is stopped, and the connection is
///   clean or gone afterwards.
/// * Every failure is a ``DatabaseError``; its ``DatabaseError/outcome`` says what is known about the effect.
/// * After a failure in a transaction, ask the engine whether the transaction is still open; never assume it.
public protocol DatabaseDriver: Sendable {
  /// The SQL that the engine speaks.
  var dialect: any SQLDialect { get }

  /// Runs one statement that reads, by itself.
  func read(_ call: StatementCall, into consumer: any RowConsumer) async throws

  /// Runs statements that write, in one transaction of their own: all or nothing.
  func write(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult

  /// Lends a connection to a block. The block never runs on the main actor; where a connection has a thread of its own, it
  /// runs there, so that its statements cost no hop. While a statement runs, the rest of the block waits: cancelling the
  /// task around the block stops it, a sibling inside the block cannot.
  func withConnection<Result: Sendable>(
    for access: ConnectionAccess,
    _ body: @concurrent @Sendable (any DatabaseConnection) async throws -> Result
  ) async throws -> Result

  /// Waits for running statements and closes every connection. Later calls fail with ``DatabaseError/Code/closed``.
  func close() async
}

/// What a block wants to do with a connection.
public enum ConnectionAccess: Sendable {
  /// Read only; the engine or the driver refuses writes.
  case read
  /// Read and write.
  case write
}

/// A connection on loan.
public protocol DatabaseConnection: AnyObject, Sendable {
  /// Whether a transaction is open, as the engine says.
  var isInTransaction: Bool { get }

  /// Runs one statement; its rows go to the consumer.
  @discardableResult
  func run(_ call: StatementCall, into consumer: (any RowConsumer)?) async throws -> WriteResult

  /// Runs one statement for many rows of values, in order. Does not open a transaction.
  @discardableResult
  func run(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult

  /// Runs a statement without values and without rows: definitions of tables.
  func execute(_ sql: String) async throws

  /// Opens a transaction; of the kind that the block asked for.
  func begin() async throws

  /// Commits. It returns only when the engine has confirmed.
  func commit() async throws

  /// Rolls back, if a transaction is open. It does its work in a cancelled task too.
  func rollback() async throws

  /// Opens a savepoint; the depth names it.
  func openSavepoint(_ depth: Int) async throws

  /// Releases a savepoint and keeps its changes.
  func releaseSavepoint(_ depth: Int) async throws

  /// Undoes a savepoint's changes and releases it. It does its work in a cancelled task too.
  func rollbackToSavepoint(_ depth: Int) async throws

  /// Starts a statement whose rows are fetched as they are asked for.
  func open(_ call: StatementCall) async throws -> any RowStream
}

/// A started statement, whose rows come in batches.
public protocol RowStream: AnyObject, Sendable {
  /// Feeds up to so many further rows to the consumer; returns false when there are no more.
  func next(_ count: Int, into consumer: any RowConsumer) async throws -> Bool

  /// Ends the statement early.
  func close() async
}

/// A statement with its values.
public struct StatementCall: Sendable {
  /// The text and what is known about it.
  public let plan: StatementPlan
  /// The values, one a placeholder.
  public let parameters: [SQLValue]

  package init(plan: StatementPlan, parameters: [SQLValue]) {
    self.plan = plan
    self.parameters = parameters
  }
}

/// A statement with the values of many rows.
public struct StatementBatch: Sendable {
  /// The text and what is known about it.
  public let plan: StatementPlan
  /// The values of all rows, one row behind the other.
  public let parameters: [SQLValue]
  /// How many rows there are.
  public let rowCount: Int

  /// One row of values.
  public init(_ call: StatementCall) { self.init(plan: call.plan, parameters: call.parameters, rowCount: 1) }

  package init(plan: StatementPlan, parameters: [SQLValue], rowCount: Int) {
    self.plan = plan
    self.parameters = parameters
    self.rowCount = rowCount
  }
}

/// What a statement has changed.
public struct WriteResult: Sendable {
  /// How many rows were inserted, changed or removed.
  public var affectedRows: Int

  /// A result.
  public init(affectedRows: Int) { self.affectedRows = affectedRows }
}

/// Takes the rows of a result.
///
/// The driver calls it on one thread at a time, perhaps on another one for the next batch.
public protocol RowConsumer: AnyObject, Sendable {
  /// Takes rows until the cursor has no more or its allowance is used up.
  func consume(_ cursor: inout RowCursor) throws(DatabaseError)

  /// Forgets all rows: the driver starts the statement anew.
  func reset()
}
