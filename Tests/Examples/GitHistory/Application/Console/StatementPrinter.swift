internal import BasaltPersistence

/// Shows every statement on the standard error.
struct StatementPrinter: StatementObserver {
  func statementEnded(_ event: StatementEvent) {
    let microseconds = event.duration / .microseconds(1)
    let outcome = event.error.map { " -- \($0)" } ?? ""
    Console.writeError("sql \(Int(microseconds.rounded())) µs: \(event.sql)\(outcome)\n")
  }
}
