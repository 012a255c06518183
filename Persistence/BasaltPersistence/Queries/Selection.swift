public import BasaltDomain

/// A query for computed values: each row is a tuple, or a single value.
///
/// The row's type is one parameter and not a pack, and it carries its decoder: asynchronous functions that are generic
/// over packs crash at run time (Swift 6.3, "freed pointer was not the last allocation").
public struct Selection<Root: Table, Row>: Sendable {
  var statement: SelectStatement
  fileprivate let decode: RowCollector<Row>.Decode

  private func with(_ change: (inout SelectStatement) -> Void) -> Selection {
    var copy = self
    change(&copy.statement)
    return copy
  }

  /// Keeps the groups for which a condition is true. SQL: `HAVING …`.
  public func having(@ConditionBuilder _ clauses: (Root.QueryColumns) -> ConditionBuilder.Clauses) -> Selection {
    guard let node = clauses(Query<Root>.columns).node else { return self }
    return with { $0.having = $0.having.map { .binary(.and, $0, node) } ?? node }
  }

  /// Orders the rows. SQL: `ORDER BY …`.
  public func order(@OrderBuilder _ terms: (Root.QueryColumns) -> [OrderTerm]) -> Selection {
    let terms = terms(Query<Root>.columns)
    return with { $0.order = terms }
  }

  /// Returns so many rows at most.
  public func limit(_ count: Int) -> Selection { with { $0.limit = count } }

  /// Skips so many rows.
  public func offset(_ count: Int) -> Selection { with { $0.offset = count } }

  /// Returns equal rows once. SQL: `SELECT DISTINCT`.
  public func distinct() -> Selection { with { $0.isDistinct = true } }

  /// Fetches all rows.
  ///
  /// - Throws: ``DatabaseError``.
  public func all(on reader: some Reader) async throws -> [Row] {
    try await reader.session.rows(try reader.session.prepare(statement), decode)
  }

  /// Fetches the first row, nil when there is none.
  ///
  /// - Throws: ``DatabaseError``.
  public func first(on reader: some Reader) async throws -> Row? {
    try await limit(Swift.min(1, statement.limit ?? 1)).all(on: reader).first
  }

  /// The row of a selection that always has one.
  fileprivate func single(on reader: some Reader) async throws -> Row {
    guard let row = try await all(on: reader).first else {
      throw DatabaseError(.engine, "an aggregate returned no row", outcome: .unknown)
    }
    return row
  }
}

extension Query {
  /// Selects computed values instead of models.
  ///
  /// ```swift
  /// let pairs = try await Post.objects.select { ($0.author.name, $0.reviewer.name) }.all(on: database)
  /// // [(String, String?)]: the reviewer is optional
  /// ```
  public func select<each Expression: QueryExpression>(
    _ expressions: (Root.QueryColumns) -> (repeat each Expression)
  ) -> Selection<Root, (repeat (each Expression).Value)> {
    var statement = statement
    statement.output = .expressions(nodes(expressions))
    return Selection(statement: statement) { cursor, rows, _ throws(CellError) in
      while cursor.next() {
        var column: Int32 = -1
        func next() -> Int32 {
          column += 1
          return column
        }
        rows.append((repeat try (each Expression).Value.decode(cursor, next())))
      }
    }
  }

  /// Selects one computed value instead of models: a row is the value itself.
  public func select<Expression: QueryExpression>(
    _ expression: (Root.QueryColumns) -> Expression
  ) -> Selection<Root, Expression.Value> {
    var statement = statement
    statement.output = .expressions([expression(Self.columns).node])
    return Selection(statement: statement) { cursor, rows, check throws(CellError) in
      try decodeColumn(&cursor, &rows, &check)
    }
  }

  /// Computes one aggregate over all rows of the query.
  ///
  /// - Throws: ``DatabaseError``; with code `invalidQuery` when the query has a limit, an offset or is distinct.
  public func aggregate<Expression: QueryExpression>(
    on reader: some Reader, _ expression: (Root.QueryColumns) -> Expression
  ) async throws -> Expression.Value {
    try await unlimited().select(expression).single(on: reader)
  }

  /// Computes one row of aggregates over all rows of the query.
  ///
  /// ```swift
  /// let (count, mean) = try await User.objects.aggregate(on: database) { ($0.count(), $0.age.average()) }
  /// ```
  ///
  /// - Throws: ``DatabaseError``; with code `invalidQuery` when the query has a limit, an offset or is distinct, which an
  ///   aggregate would ignore.
  public func aggregate<each Expression: QueryExpression>(
    on reader: some Reader, _ expressions: (Root.QueryColumns) -> (repeat each Expression)
  ) async throws -> (repeat (each Expression).Value) {
    try await unlimited().select(expressions).single(on: reader)
  }

  /// This query without its order, which an aggregate does not need.
  private func unlimited() throws(DatabaseError) -> Query {
    guard statement.isPlainFilter else {
      throw DatabaseError(
        .invalidQuery,
        "aggregate would ignore this query's limit, offset or distinct: leave them out, or compute in Swift")
    }
    var statement = statement
    statement.order = []
    return Query(statement)
  }

  /// Groups the rows; `select` then says what to compute for each group.
  ///
  /// ```swift
  /// User.objects.group { $0.teamID }.select { ($0.teamID, $0.count()) }.having { $0.count() > 3 }
  /// ```
  public func group<each Expression: QueryExpression>(
    @ListBuilder _ expressions: (Root.QueryColumns) -> (repeat each Expression)
  ) -> GroupedQuery<Root> {
    var statement = statement
    statement.grouping = nodes(expressions)
    return GroupedQuery(statement: statement)
  }

  private func nodes<each Expression: QueryExpression>(
    _ expressions: (Root.QueryColumns) -> (repeat each Expression)
  ) -> [ExpressionNode] {
    var nodes: [ExpressionNode] = []
    let expressions = expressions(Self.columns)
    repeat nodes.append((each expressions).node)
    return nodes
  }
}

/// A query whose rows are grouped, and that does not yet say what to compute for a group.
public struct GroupedQuery<Root: Table>: Sendable {
  let statement: SelectStatement

  /// Says which one value to compute for each group. SQL: `SELECT … GROUP BY …`.
  public func select<Expression: QueryExpression>(
    _ expression: (Root.QueryColumns) -> Expression
  ) -> Selection<Root, Expression.Value> {
    Query<Root>(statement).select(expression)
  }

  /// Says what to compute for each group. SQL: `SELECT … GROUP BY …`.
  public func select<each Expression: QueryExpression>(
    _ expressions: (Root.QueryColumns) -> (repeat each Expression)
  ) -> Selection<Root, (repeat (each Expression).Value)> {
    Query<Root>(statement).select(expressions)
  }
}
