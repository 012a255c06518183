// Decimals are compared as numbers, whatever digits either side has: no value is rounded for a comparison.
//
// Two overloads an operator, the right-hand side a dependent member of the left: this is what keeps type-checking of a
// query with a dozen clauses near 30 ms. Do not add overloads for optionals, and no literal conformances.

/// Equality like that of Swift's optionals: nil equals nil. SQL: `a = ?`, or `a IS ?` where a side can be null.
@inlinable
public func == <L: QueryExpression>(lhs: L, rhs: L.Value.Operand) -> ValueExpression<Bool> {
  ValueExpression(.binary(.equal, lhs.node, .value(L.Value.sqlValue(of: rhs))))
}

/// Equality of two expressions; null equals null.
@inlinable
public func == <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == R.Value.Base {
  ValueExpression(.binary(.equal, lhs.node, rhs.node))
}

/// Inequality like that of Swift's optionals: nil differs from every value. SQL: `a <> ?`, or `a IS NOT ?`.
@inlinable
public func != <L: QueryExpression>(lhs: L, rhs: L.Value.Operand) -> ValueExpression<Bool> {
  ValueExpression(.binary(.notEqual, lhs.node, .value(L.Value.sqlValue(of: rhs))))
}

/// Inequality of two expressions.
@inlinable
public func != <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == R.Value.Base {
  ValueExpression(.binary(.notEqual, lhs.node, rhs.node))
}

/// SQL: `a < ?`. Not true where `a` is null.
@inlinable
public func < <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<Bool> {
  ValueExpression(.binary(.less, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a < b`.
@inlinable
public func < <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == R.Value.Base {
  ValueExpression(.binary(.less, lhs.node, rhs.node))
}

/// SQL: `a <= ?`. Not true where `a` is null.
@inlinable
public func <= <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<Bool> {
  ValueExpression(.binary(.lessOrEqual, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a <= b`.
@inlinable
public func <= <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == R.Value.Base {
  ValueExpression(.binary(.lessOrEqual, lhs.node, rhs.node))
}

/// SQL: `a > ?`. Not true where `a` is null.
@inlinable
public func > <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<Bool> {
  ValueExpression(.binary(.greater, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a > b`.
@inlinable
public func > <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == R.Value.Base {
  ValueExpression(.binary(.greater, lhs.node, rhs.node))
}

/// SQL: `a >= ?`. Not true where `a` is null.
@inlinable
public func >= <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<Bool> {
  ValueExpression(.binary(.greaterOrEqual, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a >= b`.
@inlinable
public func >= <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == R.Value.Base {
  ValueExpression(.binary(.greaterOrEqual, lhs.node, rhs.node))
}

extension QueryExpression {
  /// Whether the value is one of a list, which may be empty or hold thousands. SQL: one bound list, never one
  /// placeholder an element.
  @inlinable
  public func isIn(_ values: some Sequence<Value.Base>) -> ValueExpression<Bool> {
    ValueExpression(.binary(.isIn, node, .list(values.map(\.sqlValue))))
  }

  /// Whether the value is none of a list. A null is in no list.
  @inlinable
  public func isNotIn(_ values: some Sequence<Value.Base>) -> ValueExpression<Bool> {
    ValueExpression(.binary(.isNotIn, node, .list(values.map(\.sqlValue))))
  }

  /// Whether the value lies in a range, both ends included.
  @inlinable
  public func isBetween(_ low: Value.Base, _ high: Value.Base) -> ValueExpression<Bool> {
    ValueExpression(
      .binary(
        .and, .binary(.greaterOrEqual, node, .value(low.sqlValue)), .binary(.lessOrEqual, node, .value(high.sqlValue))))
  }
}
