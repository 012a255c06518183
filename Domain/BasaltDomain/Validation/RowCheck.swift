/// What becomes of rows that break a rule of their model while they are read.
///
/// The loop that reads rows stands in the user's module; it hands rows that broke a rule to this.
public struct RowCheck<Row> {
  /// What the row at hand breaks.
  public var failures = ValidationFailures()
  /// The rows that broke a rule so far.
  public private(set) var violations: [RowViolation<Row>] = []
  private let collects: Bool

  /// Stops at the first row that breaks a rule, or collects them all.
  public init(collects: Bool) { self.collects = collects }

  /// Forgets everything: the statement is run anew.
  package mutating func reset() {
    failures = ValidationFailures()
    violations.removeAll()
  }

  /// Takes a row that broke a rule.
  ///
  /// - Throws: where rows are not collected: the error that the executor completes with the row's key.
  public mutating func report(_ row: Row) throws(CellError) {
    guard collects else { throw CellError(column: -1, expected: "\(Row.self)", reason: .brokenRule) }
    violations.append(RowViolation(row: row, failures: failures.take()))
  }
}

/// A stored row that breaks rules of its model.
public struct RowViolation<Row> {
  /// The row as it is stored.
  public let row: Row
  /// What it breaks.
  public let failures: [ValidationFailure]
}

extension RowViolation: Sendable where Row: Sendable {}
extension RowViolation: Equatable where Row: Equatable {}
