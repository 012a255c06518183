/// A rule that a value breaks.
public struct ValidationFailure: Hashable, Sendable, CustomStringConvertible {
  /// The property.
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
  public var description: String { "\(field): \(message)" }
}

/// All rules that a value breaks: thrown by insert, save and bulk operations before anything is sent.
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
public struct ValidationFailures: Sendable {
  /// What has been found so far.
  public private(set) var failures: [ValidationFailure] = []

  /// Starts empty.
  public init() {}

  /// Checks a value against rules.
  @inlinable
  public mutating func check<Value>(_ value: Value, _ field: String, _ rules: ValidationRule<Value>...) {
    for rule in rules where !rule.holds(value) { add(field, rule.name, rule.message) }
  }

  /// Checks a value against rules, if there is one.
  @inlinable
  public mutating func check<Value>(_ value: Value?, _ field: String, _ rules: ValidationRule<Value>...) {
    guard let value else { return }
    for rule in rules where !rule.holds(value) { add(field, rule.name, rule.message) }
  }

  /// Adds a failure.
  public mutating func add(_ field: String, _ rule: String, _ message: String) {
    failures.append(ValidationFailure(field: field, rule: rule, message: message))
  }
}

/// A test that a field's value must pass.
@frozen
public struct ValidationRule<Value>: Sendable {
  /// The rule's name, stable, for programs.
  public let name: String
  /// What would be right, for people.
  public let message: String
  /// The test.
  public let holds: @Sendable (Value) -> Bool

  /// Makes a rule of your own.
  @inlinable
  public init(_ name: String, message: String, holds: @escaping @Sendable (Value) -> Bool) {
    self.name = name
    self.message = message
    self.holds = holds
  }
}

extension ValidationRule where Value == String {
  /// A length in Unicode scalars, as the database counts it.
  @inlinable
  public static func length(_ range: ClosedRange<Int>) -> ValidationRule {
    ValidationRule("length", message: "must have \(range.lowerBound) to \(range.upperBound) characters") {
      range.contains($0.unicodeScalars.count)
    }
  }

  /// An e-mail address: one `@` between a local part and a domain with a dot, no spaces, at most 254 characters.
  public static var email: ValidationRule {
    ValidationRule("email", message: "must be an e-mail address like name@example.com", holds: isEmail)
  }

  /// Some text besides white space.
  public static var notBlank: ValidationRule {
    ValidationRule("notBlank", message: "must not be blank") { text in
      !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
  }

  private static func isEmail(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")), at != bytes.startIndex else {
      return false
    }
    let domain = bytes[bytes.index(after: at)...]
    guard let dot = domain.firstIndex(of: UInt8(ascii: ".")), dot != domain.startIndex,
      domain.last != UInt8(ascii: "."), !domain.contains(UInt8(ascii: "@"))
    else { return false }
    return bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }
}

extension ValidationRule where Value: Comparable & Sendable {
  /// A value within bounds, both included.
  public static func range(_ range: ClosedRange<Value>) -> ValidationRule {
    ValidationRule("range", message: "must be between \(range.lowerBound) and \(range.upperBound)") {
      range.contains($0)
    }
  }
}

extension ValidationFailures {
  /// Whether nothing has been found.
  var isEmpty: Bool { failures.isEmpty }

  /// What has been found, as an error.
  func error(of model: String) -> ValidationError { ValidationError(model: model, failures: failures) }
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
