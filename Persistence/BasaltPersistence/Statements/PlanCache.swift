internal import BasaltDomain

/// The plans of the statement shapes seen so far; one cache a database.
final class PlanCache: Sendable {
  /// Enough for every query of a large program; a program that makes up shapes without end starts over.
  private static let capacity = 2048

  private struct State {
    var plans: [StatementShape: StatementPlan] = [:]
    var nextID = 1
  }

  private let state = Locked(State())

  /// The plan of a shape, made by `render` on the first call.
  func plan(
    for shape: StatementShape, valueCount: Int, of statement: @autoclosure () -> Statement, dialect: any SQLDialect
  ) throws(DatabaseError) -> StatementPlan {
    if let plan = state.withLock({ $0.plans[shape] }) { return plan }
    let statement = statement()
    try statement.checkProjection()
    let rendered = try dialect.render(NumberedStatement(statement))
    return state.withLock { state in
      if let plan = state.plans[shape] { return plan }
      if state.plans.count >= Self.capacity { state.plans.removeAll(keepingCapacity: true) }
      let plan = StatementPlan(
        id: state.nextID, rendered: rendered, isReadOnly: statement.isReadOnly,
        table: statement.table.mapping.schema.name,
        valueCount: valueCount)
      state.nextID += 1
      state.plans[shape] = plan
      return plan
    }
  }
}
