/// A column and what a set-based update writes into it.
public struct Assignment<Root>: Sendable {
  /// The column.
  public let column: ColumnReference
  /// The new value, which may be computed from the row's present ones.
  public let node: ExpressionNode
  /// The new value where it is a constant that is not null, so that the rules of the field can be checked.
  package let constant: (any Sendable)?

  init(column: ColumnReference, node: ExpressionNode, constant: (any Sendable)? = nil) {
    self.column = column
    self.node = node
    self.constant = constant
  }
}

extension Column {
  /// Writes a value. SQL: `SET a = ?`.
  public func set(_ value: Value) -> Assignment<Root> {
    Assignment(column: reference, node: .value(value.sqlValue), constant: value.base)
  }

  /// Writes what an expression yields. SQL: `SET a = b * ? + ?`.
  public func set<E: QueryExpression>(_ expression: E) -> Assignment<Root> where E.Value == Value {
    Assignment(column: reference, node: expression.node)
  }
}

/// Adds to a column in the database. SQL: `SET a = a + ?`.
public func += <Root, Value: ColumnValue>(lhs: Column<Root, Value>, rhs: Value.Base) -> Assignment<Root>
where Value.Base: Numeric {
  Assignment(column: lhs.reference, node: .binary(.add, lhs.node, .value(rhs.sqlValue)))
}

/// Subtracts from a column in the database. SQL: `SET a = a - ?`.
public func -= <Root, Value: ColumnValue>(lhs: Column<Root, Value>, rhs: Value.Base) -> Assignment<Root>
where Value.Base: Numeric {
  Assignment(column: lhs.reference, node: .binary(.subtract, lhs.node, .value(rhs.sqlValue)))
}

/// Collects the lines of an update closure.
@resultBuilder
public enum AssignmentBuilder {
  /// One line.
  public static func buildExpression<Root>(_ assignment: Assignment<Root>) -> [Assignment<Root>] { [assignment] }

  /// All lines.
  public static func buildBlock<Root>(_ lines: [Assignment<Root>]...) -> [Assignment<Root>] { lines.flatMap { $0 } }

  /// An `if` without `else`.
  public static func buildOptional<Root>(_ lines: [Assignment<Root>]?) -> [Assignment<Root>] { lines ?? [] }

  /// The first branch of an `if` or `switch`.
  public static func buildEither<Root>(first: [Assignment<Root>]) -> [Assignment<Root>] { first }

  /// The other branch.
  public static func buildEither<Root>(second: [Assignment<Root>]) -> [Assignment<Root>] { second }
}
