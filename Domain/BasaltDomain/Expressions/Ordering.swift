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

/// Collects the terms of an order closure: one, a tuple of them, or several lines.
@resultBuilder
public enum OrderBuilder {
  /// One term.
  public static func buildExpression(_ term: OrderTerm) -> [OrderTerm] { [term] }

  /// Two terms.
  public static func buildExpression(_ terms: (OrderTerm, OrderTerm)) -> [OrderTerm] { [terms.0, terms.1] }

  /// Three terms.
  public static func buildExpression(_ terms: (OrderTerm, OrderTerm, OrderTerm)) -> [OrderTerm] {
    [terms.0, terms.1, terms.2]
  }

  /// Four terms; more go on lines of their own.
  public static func buildExpression(_ terms: (OrderTerm, OrderTerm, OrderTerm, OrderTerm)) -> [OrderTerm] {
    [terms.0, terms.1, terms.2, terms.3]
  }

  /// Refuses an expression without a direction.
  @available(*, unavailable, message: "an order needs a direction: write .ascending or .descending")
  public static func buildExpression<E: QueryExpression>(_ expression: E) -> [OrderTerm] { [] }

  /// All lines.
  public static func buildBlock(_ lines: [OrderTerm]...) -> [OrderTerm] { lines.flatMap { $0 } }

  /// An `if` without `else`.
  public static func buildOptional(_ lines: [OrderTerm]?) -> [OrderTerm] { lines ?? [] }

  /// The first branch of an `if` or `switch`.
  public static func buildEither(first: [OrderTerm]) -> [OrderTerm] { first }

  /// The other branch.
  public static func buildEither(second: [OrderTerm]) -> [OrderTerm] { second }
}

/// Takes what a closure lists, a value or a tuple, and refuses what is no part of the list.
///
/// Without it a closure whose value does not fit would be taken for one that lists nothing.
@resultBuilder
public enum ListBuilder {
  /// The empty list.
  public static func buildBlock() {}

  /// The list.
  public static func buildBlock<each Element>(_ list: (repeat each Element)) -> (repeat each Element) { list }
}
