import BasaltPersistence

/// Remembers every statement that a database tells of.
final class EventLog: StatementObserver {
  private let log = Guarded<[StatementEvent]>([])

  var events: [StatementEvent] { log.current }

  func statementEnded(_ event: StatementEvent) { log.withLock { $0.append(event) } }
}
