/// SQL: `a AND b`.
@inlinable
public func && <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == Bool, R.Value.Base == Bool {
  ValueExpression(.binary(.and, lhs.node, rhs.node))
}

/// SQL: `a OR b`.
@inlinable
public func || <L: QueryExpression, R: QueryExpression>(lhs: L, rhs: R) -> ValueExpression<Bool>
where L.Value.Base == Bool, R.Value.Base == Bool {
  ValueExpression(.binary(.or, lhs.node, rhs.node))
}

/// SQL: `NOT a`, three-valued: unknown stays unknown. For the complement over all rows use `exclude`.
@inlinable
public prefix func ! <E: QueryExpression>(expression: E) -> ValueExpression<Bool> where E.Value.Base == Bool {
  ValueExpression(.unary(.not, expression.node))
}
