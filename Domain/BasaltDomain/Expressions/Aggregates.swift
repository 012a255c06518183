extension QueryExpression {
  /// How many rows have a value: `COUNT(a)`.
  public func count() -> ValueExpression<Int> { ValueExpression(.aggregate(.count, node, isDistinct: false)) }

  /// How many different values there are: `COUNT(DISTINCT a)`.
  public func countDistinct() -> ValueExpression<Int> { ValueExpression(.aggregate(.count, node, isDistinct: true)) }

  /// The smallest value, nil without rows: `MIN(a)`.
  public func min() -> ValueExpression<Value.Base?> {
    ValueExpression(.aggregate(.minimum, node, isDistinct: false))
  }

  /// The greatest value, nil without rows: `MAX(a)`.
  public func max() -> ValueExpression<Value.Base?> {
    ValueExpression(.aggregate(.maximum, node, isDistinct: false))
  }
}

extension QueryExpression where Value.Base: FixedWidthInteger {
  /// The sum, nil without rows; a sum beyond 64 bits is an error: `SUM(a)`.
  public func sum() -> ValueExpression<Int?> { ValueExpression(.aggregate(.sum, node, isDistinct: false)) }

  /// The mean, nil without rows: `AVG(a)`.
  public func average() -> ValueExpression<Double?> { ValueExpression(.aggregate(.average, node, isDistinct: false)) }
}

extension QueryExpression where Value.Base: BinaryFloatingPoint {
  /// The sum, nil without rows: `SUM(a)`.
  public func sum() -> ValueExpression<Double?> { ValueExpression(.aggregate(.sum, node, isDistinct: false)) }

  /// The mean, nil without rows: `AVG(a)`.
  public func average() -> ValueExpression<Double?> { ValueExpression(.aggregate(.average, node, isDistinct: false)) }
}
