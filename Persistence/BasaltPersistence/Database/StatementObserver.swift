/// A statement that has ended. It carries no values.
public struct StatementEvent: Sendable {
  /// The text, with placeholders.
  public let sql: String
  /// How long it took, waiting for a connection included.
  public let duration: Duration
  /// Why it failed, nil when it did not.
  public let error: (any Error)?
}

/// Is told of every statement: for logs and for tests.
public protocol StatementObserver: Sendable {
  /// A statement has ended. Called on the task that ran it; keep it short.
  func statementEnded(_ event: StatementEvent)
}
