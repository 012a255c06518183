public import BasaltDomain

extension Table {
  /// All rows of the table, as a query to be narrowed.
  public static var objects: Query<Self> { Query(SelectStatement(table: Self.self)) }
}

/// A query for a model's rows: an immutable value. Every method returns a new one; nothing reaches a database before a
/// method that takes `on:`.
///
/// ```swift
/// let page = try await User.objects
///   .filter { $0.age >= 18 && $0.email.hasSuffix("@example.com") }
///   .exclude { $0.name == "root" }
///   .order { ($0.name.ascending, $0.id.descending) }
///   .limit(20)
///   .all(on: database)
/// ```
public struct Query<Root: Table>: Sendable {
  var statement: SelectStatement
  /// Whether rows are checked against their model's rules while they are read.
  var isChecked: Bool

  init(_ statement: SelectStatement, isChecked: Bool = true) {
    self.statement = statement
    self.isChecked = isChecked
  }

  private func with(_ change: (inout SelectStatement) -> Void) -> Query {
    var copy = self
    change(&copy.statement)
    return copy
  }

  static var columns: Root.QueryColumns { Root.QueryColumns(tablePath: TablePath(from: Root.self)) }

  /// Keeps the rows for which a condition is true.
  ///
  /// The lines of the closure are joined by "and"; an `if` without `else` leaves its lines out:
  ///
  /// ```swift
  /// .filter {
  ///   $0.team.name.contains("core")
  ///   if let minimumAge { $0.age >= minimumAge }
  /// }
  /// ```
  ///
  /// SQL: `WHERE …`; several calls are joined by `AND`.
  public func filter(@ConditionBuilder _ clauses: (Root.QueryColumns) -> ConditionBuilder.Clauses) -> Query {
    keeping(clauses(Self.columns).node)
  }

  /// Keeps the rows for which a reusable condition is true.
  public func filter(_ condition: Condition<Root>) -> Query { keeping(condition.node) }

  /// Drops the rows for which a condition is true and keeps all others, those for which it is unknown included:
  /// `filter(p)` and `exclude(p)` together are every row.
  ///
  /// SQL: `WHERE (…) IS NOT TRUE`.
  public func exclude(@ConditionBuilder _ clauses: (Root.QueryColumns) -> ConditionBuilder.Clauses) -> Query {
    dropping(clauses(Self.columns).node)
  }

  /// Drops the rows for which a reusable condition is true.
  public func exclude(_ condition: Condition<Root>) -> Query { dropping(condition.node) }

  private func keeping(_ node: ExpressionNode?) -> Query {
    guard let node else { return self }
    return with { $0.filter = $0.filter.map { .binary(.and, $0, node) } ?? node }
  }

  private func dropping(_ node: ExpressionNode?) -> Query { keeping(node.map { .unary(.isNotTrue, $0) }) }

  /// Orders the rows by one or more terms, the first one counting most. A later call replaces an earlier one.
  ///
  /// SQL: `ORDER BY a ASC, b DESC`, nulls before all other values.
  public func order(@OrderBuilder _ terms: (Root.QueryColumns) -> [OrderTerm]) -> Query {
    let terms = terms(Self.columns)
    return with { $0.order = terms }
  }

  /// Returns so many rows at most.
  ///
  /// - Precondition: none; a negative number is an error when the query runs.
  public func limit(_ count: Int) -> Query { with { $0.limit = count } }

  /// Skips so many rows.
  public func offset(_ count: Int) -> Query { with { $0.offset = count } }

  /// Returns equal rows once. SQL: `SELECT DISTINCT`.
  public func distinct() -> Query { with { $0.isDistinct = true } }
}
