/// A rule that a value breaks.
public struct ValidationFailure: Hashable, Codable, Sendable, CustomStringConvertible {
  /// The property; of a field in an embedded group, with the group's name before a point.
  public let field: String
  /// The rule's name, such as `length` or `email`: stable, for programs.
  public let rule: String
  /// What would be right, for people. It never repeats the value.
  public let message: String

  /// Describes a failure.
  public init(field: String, rule: String, message: String) {
    self.field = field
    self.rule = rule
    self.message = message
  }

  /// The value for people.
  public var description: String { field.isEmpty ? message : "\(field): \(message)" }
}

/// All rules that a value breaks: thrown by insert, save, bulk operations and updates before anything is sent, and by
/// decoding from input.
public struct ValidationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The model's name.
  public let model: String
  /// The failures, in the order of the properties; never empty.
  public let failures: [ValidationFailure]

  /// Gathers failures.
  public init(model: String, failures: [ValidationFailure]) {
    self.model = model
    self.failures = failures
  }

  /// The value for people.
  public var description: String {
    "\(model) is not valid: " + failures.map(\.description).joined(separator: "; ")
  }
}

/// Collects failures while a value is validated.
///
/// The checks are inlined into the user's module: a value that breaks no rule costs a few comparisons and no allocation.
public struct ValidationFailures: Sendable {
  /// What has been found so far.
  public private(set) var failures: [ValidationFailure] = []

  /// Starts empty.
  public init() {}

  /// Whether nothing has been found.
  @inlinable
  public var isEmpty: Bool { failures.isEmpty }

  /// Checks a value against a rule.
  @inlinable
  public mutating func check<Value>(_ value: Value, _ field: String, _ rule: ValidationRule<Value>) {
    if !rule.holds(value) { add(field, rule.describe()) }
  }

  /// Checks a value against a rule, if there is one.
  @inlinable
  public mutating func check<Value>(_ value: Value?, _ field: String, _ rule: ValidationRule<Value>) {
    if let value, !rule.holds(value) { add(field, rule.describe()) }
  }

  /// Checks several fields against a rule that speaks of all of them.
  public mutating func check<Values>(_ rule: FieldRule<Values>, _ name: String, _ field: String, _ values: Values) {
    if !rule.holds(values) { add(field, name, rule.message) }
  }

  /// Checks a group of fields that is embedded under a name.
  public mutating func check(_ group: (some Validated)?, _ field: String) {
    guard let group else { return }
    var inner = ValidationFailures()
    group.validate(into: &inner)
    for failure in inner.failures { add("\(field).\(failure.field)", failure.rule, failure.message) }
  }

  /// Adds a failure.
  public mutating func add(_ field: String, _ rule: String, _ message: String) {
    failures.append(ValidationFailure(field: field, rule: rule, message: message))
  }

  @usableFromInline
  mutating func add(_ field: String, _ rule: RuleDescription) { add(field, rule.name, rule.message) }

  /// Adds failures that are not there yet.
  mutating func merge(_ others: ValidationFailures) {
    for failure in others.failures where !failures.contains(failure) { failures.append(failure) }
  }

  /// Forgets everything, so that the next value can be checked.
  mutating func take() -> [ValidationFailure] {
    defer { failures.removeAll() }
    return failures
  }

  /// What has been found, as an error.
  package func error(of model: String) -> ValidationError { ValidationError(model: model, failures: failures) }
}

/// What can be validated: models, drafts, patches.
public protocol Validated {
  /// Adds every rule that the value breaks to `failures`.
  func validate(into failures: inout ValidationFailures)
}

extension Model {
  /// Checks every rule.
  ///
  /// - Throws: ``ValidationError`` with all failures.
  public func validate() throws(ValidationError) {
    var failures = ValidationFailures()
    validate(into: &failures)
    if !failures.isEmpty { throw failures.error(of: "\(Self.self)") }
  }
}

extension InsertShape {
  /// Checks every rule.
  ///
  /// - Throws: ``ValidationError`` with all failures.
  public func validate() throws(ValidationError) {
    var failures = ValidationFailures()
    validate(into: &failures)
    if !failures.isEmpty { throw failures.error(of: "\(Target.self)") }
  }
}

extension InsertShape where Self: Model {
  /// Checks every rule. A model with a key made by the program is its own insert shape.
  ///
  /// - Throws: ``ValidationError`` with all failures.
  public func validate() throws(ValidationError) {
    var failures = ValidationFailures()
    validate(into: &failures)
    if !failures.isEmpty { throw failures.error(of: "\(Self.self)") }
  }
}
