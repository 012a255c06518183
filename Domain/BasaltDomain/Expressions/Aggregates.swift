#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Decimal
#else
  public import struct Foundation.Decimal
#endif

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

// An integer that is unsigned and has 64 bits has no sum and no mean on an engine that stores it otherwise (SQLite, unless
// `storage: .integer` says so): the query is refused when it runs.

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

// A decimal stored as text has neither sum nor mean: it is refused when the query runs.

extension QueryExpression where Value.Base == Decimal {
  /// The exact sum with the digits behind the point that the operand has, nil without rows: `SUM(a)`. A sum that the
  /// engine cannot hold (on SQLite, beyond 64 bits without the point) is an error.
  public func sum() -> ValueExpression<Decimal?> { ValueExpression(.aggregate(.sum, node, isDistinct: false)) }

  /// The mean as a floating-point number, nil without rows: `AVG(a)`, on SQLite `AVG(a) / 100.0` where two digits stand
  /// behind the point.
  public func average() -> ValueExpression<Double?> { ValueExpression(.aggregate(.average, node, isDistinct: false)) }
}
