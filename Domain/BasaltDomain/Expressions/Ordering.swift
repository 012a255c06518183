/// One term of an order.
public struct OrderTerm: Sendable {
  /// What is compared.
  public let node: ExpressionNode
  /// Whether greater values come first.
  public let isDescending: Bool

  /// Orders by an expression.
  public init(_ node: ExpressionNode, isDescending: Bool) {
    self.node = node
    self.isDescending = isDescending
  }
}

extension QueryExpression {
  /// Smaller values first, nulls before them. SQL: `a ASC NULLS FIRST` in each engine's own words.
  public var ascending: OrderTerm { OrderTerm(node, isDescending: false) }

  /// Greater values first, nulls after them.
  public var descending: OrderTerm { OrderTerm(node, isDescending: true) }
}

/// What an order closure may return: ``OrderTerm``. It exists so that a tuple of terms can be taken.
public protocol OrderingTerm: Sendable {
  /// The term.
  var orderTerm: OrderTerm { get }
}

extension OrderTerm: OrderingTerm {
  /// The term itself.
  public var orderTerm: OrderTerm { self }
}
