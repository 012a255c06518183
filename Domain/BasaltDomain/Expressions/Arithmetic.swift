// On engines without decimals and unsigned 64-bit integers (SQLite) these are integers of another meaning. The database
// computes with them exactly or not at all; what is refused is an error when the query runs, and says what to do.

/// SQL: `a + ?`. A decimal must have no more digits behind the point than `a`.
@inlinable
public func + <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value> where L.Value.Base: Numeric {
  ValueExpression(.binary(.add, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a + b`. Of two decimals the result has the larger number of digits behind the point. Unsigned 64-bit integers are
/// added to a value only.
@inlinable
public func + <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<L.Value>
where L.Value.Base: Numeric, L.Value == R.Value {
  ValueExpression(.binary(.add, lhs.node, rhs.node))
}

/// SQL: `a - ?`. A decimal must have no more digits behind the point than `a`.
@inlinable
public func - <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value> where L.Value.Base: Numeric {
  ValueExpression(.binary(.subtract, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a - b`. Of two decimals the result has the larger number of digits behind the point. A value only is subtracted
/// from an unsigned 64-bit integer.
@inlinable
public func - <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<L.Value>
where L.Value.Base: Numeric, L.Value == R.Value {
  ValueExpression(.binary(.subtract, lhs.node, rhs.node))
}

/// SQL: `a * ?`. A decimal is multiplied by a whole number.
@inlinable
public func * <L: QueryExpression>(lhs: L, rhs: L.Value.Base) -> ValueExpression<L.Value> where L.Value.Base: Numeric {
  ValueExpression(.binary(.multiply, lhs.node, .value(rhs.sqlValue)))
}

/// SQL: `a * b`. The product of two decimals has as many digits behind the point as both of them together; it is selected,
/// compared and sorted, and stored only in a column with as many.
@inlinable
public func * <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<L.Value>
where L.Value.Base: Numeric, L.Value == R.Value {
  ValueExpression(.binary(.multiply, lhs.node, rhs.node))
}

/// The quotient; of integers it is cut towards zero, as in Swift. Division by zero is null on SQLite. A quotient of decimals
/// would be rounded: SQLite refuses it, so divide in Swift.
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
