public import BasaltDomain

extension Query {
  /// This query without a check of the rows that it reads: they come as they are stored, so that rows which break a rule
  /// can be read and repaired.
  public func unvalidated() -> Query { Query(statement, isChecked: false) }

  /// This query with rows that break a rule put aside instead of being an error.
  ///
  /// ```swift
  /// let users = try await User.objects.collectingViolations().all(on: database)
  /// for violation in users.violations { print(violation.row.id, violation.failures) }
  /// ```
  public func collectingViolations() -> CollectingQuery<Root> { CollectingQuery(query: self) }
}

/// A query that puts rows aside which break a rule of their model.
public struct CollectingQuery<Root: Table>: Sendable {
  let query: Query<Root>

  /// Fetches all rows, those that keep the rules and those that do not.
  ///
  /// - Throws: ``DatabaseError``.
  public func all(on reader: some Reader) async throws -> CheckedRows<Root> {
    let session = reader.session
    let call = try session.prepare(query.statement)
    let collector = RowCollector<Root>(
      call.plan, collectsViolations: true, RowCollector.decoder(checked: true))
    try await session.run(call, into: collector)
    return CheckedRows(rows: collector.rows, violations: collector.check.violations)
  }
}

/// Rows that keep the rules of their model, and rows that do not.
public struct CheckedRows<Root: Table>: Sendable {
  /// The rows that keep every rule.
  public let rows: [Root]
  /// The rows that break one, with what they break.
  public let violations: [RowViolation<Root>]
}
