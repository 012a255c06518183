internal import BasaltDomain

/// Something that queries can read from: a database, a snapshot, a transaction.
///
/// A function that takes a `some Reader` cannot write, whatever it is given.
public protocol Reader: Sendable {
  /// What the library runs statements through.
  var session: Session { get }
}

/// Something that can also be written to: a database or a transaction.
public protocol Writer: Reader {}

/// Runs statements for a reader or a writer. Opaque: it has no public operations.
public struct Session: Sendable {
  let core: DatabaseCore
  /// The transaction or snapshot that statements belong to; nil lets each have its own.
  let scope: ConnectionScope?
}

/// What all handles of one database share.
final class DatabaseCore: Sendable {
  let driver: any DatabaseDriver
  let observer: (any StatementObserver)?
  let hooks: HookRegistry
  let plans: PlanCache

  init(driver: any DatabaseDriver, observer: (any StatementObserver)?) {
    self.driver = driver
    self.observer = observer
    hooks = HookRegistry()
    plans = PlanCache()
  }

  /// The same database with other hooks.
  init(_ core: DatabaseCore, hooks: HookRegistry) {
    driver = core.driver
    observer = core.observer
    plans = core.plans
    self.hooks = hooks
  }
}

extension Session {
  /// The call of a query.
  func prepare(_ select: SelectStatement) throws(DatabaseError) -> StatementCall { try prepare(.select(select)) }

  /// Finds or makes the plan of a statement and puts its values in the plan's order.
  func prepare(_ statement: Statement) throws(DatabaseError) -> StatementCall {
    try statement.check()
    var writer = ShapeWriter()
    writer.write(statement)
    let plan = try plan(of: statement, writer)
    return StatementCall(plan: plan, parameters: try plan.parameters(from: writer.values))
  }

  /// The same for an insertion of many rows, whose values lie one behind the other in `values`.
  func prepare(_ insert: InsertStatement, rows values: [SQLValue], count: Int) throws(DatabaseError) -> StatementBatch {
    var writer = ShapeWriter()
    writer.write(.insert(insert))
    let plan = try plan(of: .insert(insert), writer)
    let parameters = try plan.parameters(fromRows: values, width: writer.values.count)
    return StatementBatch(plan: plan, parameters: parameters, rowCount: count)
  }

  private func plan(of statement: Statement, _ writer: ShapeWriter) throws(DatabaseError) -> StatementPlan {
    try core.plans.plan(
      for: StatementShape(words: writer.words), valueCount: writer.values.count, of: statement,
      dialect: core.driver.dialect)
  }

  /// Runs a query and gathers its rows.
  ///
  /// It takes the prepared call and not the statement, so that the statement's storage is gone while the query runs: what
  /// lives across a suspension is memory of the task.
  func rows<Row>(_ call: StatementCall, _ decode: @escaping RowCollector<Row>.Decode) async throws -> [Row] {
    let collector = RowCollector(call.plan, decode)
    try await run(call, into: collector)
    return collector.rows
  }

  /// Runs a query whose rows a collector gathers.
  func run<Row>(_ call: StatementCall, into collector: RowCollector<Row>) async throws {
    if scope == nil, core.observer == nil {
      try await core.driver.read(call, into: collector)
    } else {
      try await observed(call.plan.sql) { try await read(call, into: collector) }
    }
    call.plan.noteRowCount(collector.rows.count)
  }

  private func read(_ call: StatementCall, into consumer: any RowConsumer) async throws {
    guard let scope else { return try await core.driver.read(call, into: consumer) }
    _ = try await scope.run { try await $0.run(call, into: consumer) }
  }

  /// Runs a statement that writes.
  func write(_ statement: Statement) async throws -> WriteResult {
    try await write(StatementBatch(try prepare(statement)), into: nil)
  }

  /// Runs a statement that writes, once for each row of values: all or nothing.
  func write(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult {
    if scope == nil, core.observer == nil { return try await core.driver.write(batch, into: consumer) }
    return try await observed(batch.plan.sql) {
      if let scope { return try await scope.run { try await $0.run(batch, into: consumer) } }
      return try await core.driver.write(batch, into: consumer)
    }
  }

  /// Runs a body and tells the observer of the statement that it was.
  func observed<Result>(_ sql: String, _ body: () async throws -> Result) async throws -> Result {
    guard let observer = core.observer else { return try await body() }
    let start = ContinuousClock.now
    do {
      let result = try await body()
      observer.statementEnded(StatementEvent(sql: sql, duration: start.duration(to: .now), error: nil))
      return result
    } catch {
      observer.statementEnded(StatementEvent(sql: sql, duration: start.duration(to: .now), error: error))
      throw error
    }
  }
}
