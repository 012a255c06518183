/// An expression of a query with the Swift type of its value.
public protocol QueryExpression<Value>: Sendable {
  /// The type of the value.
  associatedtype Value: ColumnValue

  /// The expression as a tree.
  var node: ExpressionNode { get }
}

/// A computed expression: the result of an operator or a function.
@frozen
public struct ValueExpression<Value: ColumnValue>: QueryExpression {
  /// The expression as a tree.
  public let node: ExpressionNode

  /// Gives a tree its Swift type.
  @inlinable
  public init(_ node: ExpressionNode) { self.node = node }
}
