/// A test that a field's value must pass.
///
/// The test and its description are apart: where a value passes, the description is never made. Rules of the library are
/// inlined, so that what runs for each row is the comparison alone.
@frozen
public struct ValidationRule<Value>: Sendable {
  /// The test.
  public let holds: @Sendable (Value) -> Bool
  /// Makes the description.
  public let describe: @Sendable () -> RuleDescription

  /// Joins a test and its description.
  @inlinable
  public init(holds: @escaping @Sendable (Value) -> Bool, describe: @escaping @Sendable () -> RuleDescription) {
    self.holds = holds
    self.describe = describe
  }

  /// Makes a rule of your own.
  ///
  /// ```swift
  /// extension ValidationRule where Value == String {
  ///   static var upperCase: Self { .init("upperCase", message: "must be in upper case") { $0 == $0.uppercased() } }
  /// }
  /// ```
  @inlinable
  public init(_ name: String, message: String, holds: @escaping @Sendable (Value) -> Bool) {
    self.init(holds: holds, describe: { RuleDescription(name, message) })
  }

  /// The rule's name, stable, for programs.
  public var name: String { describe().name }
  /// What would be right, for people.
  public var message: String { describe().message }
}

/// What a rule says about itself: to people, to JSON Schema, and to the database.
public struct RuleDescription: Sendable {
  /// The rule's name, stable, for programs.
  public let name: String
  /// What would be right, for people.
  public let message: String
  /// The keywords of JSON Schema that say the same; none where it has none.
  public let keywords: [JSON.Object.Member]
  /// The same as a condition on a column; nil where SQL cannot say it.
  public let condition: (@Sendable (ExpressionNode) -> ExpressionNode)?

  /// Describes a rule.
  public init(
    _ name: String, _ message: String, keywords: [JSON.Object.Member] = [],
    condition: (@Sendable (ExpressionNode) -> ExpressionNode)? = nil
  ) {
    self.name = name
    self.message = message
    self.keywords = keywords
    self.condition = condition
  }
}

/// A rule that speaks of several fields. Declared in a model with ``Model/rule(_:message:holds:)``.
public struct FieldRule<Values>: Sendable {
  /// What would be right, for people.
  public let message: String
  /// The test.
  public let holds: @Sendable (Values) -> Bool
}

extension Model {
  /// Declares a rule that speaks of several fields.
  ///
  /// ```swift
  /// static let endsAfterStart = rule(\.endsAt, \.startsAt, message: "must be after the start") { $0 > $1 }
  /// ```
  ///
  /// The declaration stands in the model's braces, where `@Model` reads it. A failure is reported at the first field, under
  /// the name of the declaration. In a draft, the rule is checked when none of its fields is left to the database.
  ///
  /// - Parameters:
  ///   - fields: the properties, whose values the test receives in this order.
  ///   - message: what would be right, for people.
  ///   - holds: the test.
  public static func rule<each Value>(
    _ fields: repeat KeyPath<Self, each Value>, message: String,
    holds: @escaping @Sendable (repeat each Value) -> Bool
  ) -> FieldRule<(repeat each Value)> {
    FieldRule(message: message) { (values: (repeat each Value)) in holds(repeat each values) }
  }
}
