/// A reusable condition on a model's rows: a specification of the domain, without persistence.
///
/// ```swift
/// extension User { static let adults = condition { $0.age >= 18 } }
/// ```
public struct Condition<Root>: Sendable {
  /// What must hold; nil where every clause was left out.
  public let node: ExpressionNode?

  /// Wraps a tree.
  public init(_ node: ExpressionNode?) { self.node = node }
}

extension Table {
  /// A condition on this model's rows. The closure's lines are joined by "and"; `if` leaves clauses out.
  public static func condition(
    @ConditionBuilder _ clauses: (QueryColumns) -> ConditionBuilder.Clauses
  ) -> Condition<Self> {
    Condition(clauses(QueryColumns(tablePath: TablePath(from: Self.self))).node)
  }
}

/// Joins the lines of a condition closure by "and".
///
/// ```swift
/// User.objects.filter {
///   $0.team.name.contains("core")
///   if let minimumAge { $0.age >= minimumAge }
/// }
/// ```
@resultBuilder
public enum ConditionBuilder {
  /// The clauses of a closure, joined; none when all were left out.
  public struct Clauses: Sendable {
    /// What must hold.
    public let node: ExpressionNode?

    @inlinable
    init(node: ExpressionNode?) { self.node = node }
  }

  /// One line.
  @inlinable
  public static func buildExpression<E: QueryExpression>(_ expression: E) -> Clauses where E.Value.Base == Bool {
    Clauses(node: expression.node)
  }

  /// The first line.
  @inlinable
  public static func buildPartialBlock(first: Clauses) -> Clauses { first }

  /// A further line.
  @inlinable
  public static func buildPartialBlock(accumulated: Clauses, next: Clauses) -> Clauses {
    guard let left = accumulated.node else { return next }
    guard let right = next.node else { return accumulated }
    return Clauses(node: .binary(.and, left, right))
  }

  /// An `if` without `else`.
  @inlinable
  public static func buildOptional(_ clauses: Clauses?) -> Clauses { clauses ?? Clauses(node: nil) }

  /// The first branch of an `if` or `switch`.
  @inlinable
  public static func buildEither(first: Clauses) -> Clauses { first }

  /// The other branch.
  @inlinable
  public static func buildEither(second: Clauses) -> Clauses { second }
}
