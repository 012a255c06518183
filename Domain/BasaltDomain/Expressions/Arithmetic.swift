/// SQL: `a + ?`.
@inlinable
public func + <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value> where L.Value.Base: Numeric {
  ValueExpression(.binary(.add, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a + b`.
@inlinable
public func + <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<L.Value>
where L.Value.Base: Numeric, L.Value == R.Value {
  ValueExpression(.binary(.add, lhs.node, rhs.node))
}

/// SQL: `a - ?`.
@inlinable
public func - <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value> where L.Value.Base: Numeric {
  ValueExpression(.binary(.subtract, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a - b`.
@inlinable
public func - <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<L.Value>
where L.Value.Base: Numeric, L.Value == R.Value {
  ValueExpression(.binary(.subtract, lhs.node, rhs.node))
}

/// SQL: `a * ?`.
@inlinable
public func * <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value> where L.Value.Base: Numeric {
  ValueExpression(.binary(.multiply, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a * b`.
@inlinable
public func * <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<L.Value>
where L.Value.Base: Numeric, L.Value == R.Value {
  ValueExpression(.binary(.multiply, lhs.node, rhs.node))
}

/// The quotient; of integers it is cut towards zero, as in Swift. Division by zero is null on SQLite.
@inlinable
public func / <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value> where L.Value.Base: Numeric {
  ValueExpression(.binary(.divide, lhs.node, .value(rhs.sqlValue)))
}

/// The remainder of a division of integers; its sign is that of the dividend, as in Swift.
@inlinable
public func % <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value>
where L.Value.Base: BinaryInteger {
  ValueExpression(.binary(.remainder, lhs.node, .value(rhs.sqlValue)))
}
