/// The fields of a model as the outside may know them: for JSON Schema, and for decoding from input.
public struct FieldList: Sendable {
  /// The model's name.
  public let title: String
  /// The model's documentation comment.
  public let documentation: String?
  /// The fields; of a table, in the order of the columns.
  public internal(set) var fields: [Field]
  /// The groups of fields that are embedded under a name.
  var groups: [Group] = []

  /// One field.
  public struct Field: Sendable {
    /// The property's name.
    public internal(set) var name: String
    /// Whether it can be null.
    public let isNullable: Bool
    /// The documentation comment.
    public internal(set) var documentation: String?
    /// Whether the database makes it: a generated key, or a computed column.
    public internal(set) var isMadeByDatabase = false
    /// Whether input may leave it out, because there is a default.
    public internal(set) var hasDefault = false
    /// Whether the database has a default. It counts only where there is a draft that can leave the field out.
    var hasDatabaseDefault = false
    /// Whether it is part of an embedded group.
    var isEmbedded = false
    /// Whether it is written once: a key, or a constant.
    var isConstant = false
    var isProtected = false
    var isInput = false
    /// What the rules say about themselves.
    var rules: [@Sendable () -> RuleDescription] = []
    /// The same rules, for values of the field's type.
    var checks: FieldChecks?
    let type: @Sendable () -> JSON

    /// Whether input may set it.
    public var isSettable: Bool { (!isProtected || isInput) && !isMadeByDatabase && !isEmbedded }

    /// Whether input may change it once it is there.
    public var isChangeable: Bool { isSettable && !isConstant }
  }

  /// An embedded group.
  struct Group: Sendable {
    let name: String
    let schema: @Sendable () -> JSON
  }
}

extension FieldList {
  /// Adds the rules to `failures` that a value of the field at a position breaks.
  package func check(_ value: any Sendable, at position: Int, into failures: inout ValidationFailures) {
    let field = fields[position]
    field.checks?(value, field.name, &failures)
  }
}

/// The rules of a field whose type is not known here. `any Sendable` values that are of another type pass.
struct FieldChecks: Sendable {
  /// `[ValidationRule<Value>]`.
  let rules: any Sendable
  private let check: @Sendable (any Sendable, String, inout ValidationFailures) -> Void

  init<Value>(_ rules: [ValidationRule<Value>]) {
    self.rules = rules
    check = { value, field, failures in
      guard let value = value as? Value else { return }
      for rule in rules { failures.check(value, field, rule) }
    }
  }

  /// Checks a value.
  func callAsFunction(_ value: any Sendable, _ field: String, _ failures: inout ValidationFailures) {
    check(value, field, &failures)
  }
}

extension FieldList.Field {
  /// Describes a field by its options.
  init(_ name: String, isNullable: Bool, _ options: [FieldOption], type: @escaping @Sendable () -> JSON) {
    self.name = name
    self.isNullable = isNullable
    self.type = type
    for option in options {
      switch option {
      case .hidden, .readOnly: isProtected = true
      case .input: isInput = true
      case .defaulted: hasDefault = true
      case .default: hasDatabaseDefault = true
      case .primaryKey(.generated), .generated: isMadeByDatabase = true
      case .documentation(let text): documentation = text
      default: break
      }
    }
  }

  /// Adds rules.
  mutating func add<Value>(_ added: [ValidationRule<Value>]) {
    let all = (checks?.rules as? [ValidationRule<Value>] ?? []) + added
    checks = FieldChecks(all)
    rules += added.map(\.describe)
  }
}

/// Builds the field list of a model without a table. The code that `@Model` emits uses it.
public struct FieldListBuilder<Root> {
  private var list: FieldList
  private var positions: [PartialKeyPath<Root>: Int] = [:]

  /// Starts a list.
  public init(_ title: String, documentation: String? = nil) {
    list = FieldList(title: title, documentation: documentation, fields: [])
  }

  /// Adds a field whose type a column could hold.
  public mutating func field<Value: ColumnValue>(
    _ property: KeyPath<Root, Value>, _ name: String, _ options: FieldOption...
  ) {
    add(property, name, isNullable: Value.isNullable, options) { Value.Base.jsonSchema }
  }

  /// Adds a field that is a model itself.
  public mutating func field<Value: Model>(_ property: KeyPath<Root, Value>, _ name: String, _ options: FieldOption...)
  {
    add(property, name, isNullable: false, options) { Value.fields.jsonSchema.nested }
  }

  /// Adds a field that is a model itself, or nil.
  public mutating func field<Value: Model>(
    _ property: KeyPath<Root, Value?>, _ name: String, _ options: FieldOption...
  ) {
    add(property, name, isNullable: true, options) { Value.fields.jsonSchema.nested }
  }

  /// Adds a field that is a list of models.
  public mutating func field<Value: Model>(
    _ property: KeyPath<Root, [Value]>, _ name: String, _ options: FieldOption...
  ) {
    add(property, name, isNullable: false, options) { ["type": "array", "items": Value.fields.jsonSchema.nested] }
  }

  /// Adds a field of which nothing is known: its JSON may be anything.
  @_disfavoredOverload
  public mutating func field<Value>(_ property: KeyPath<Root, Value>, _ name: String, _ options: FieldOption...) {
    add(property, name, isNullable: Value.self is any ExpressibleByNilLiteral.Type, options) { true }
  }

  private mutating func add(
    _ property: PartialKeyPath<Root>, _ name: String, isNullable: Bool, _ options: [FieldOption],
    _ type: @escaping @Sendable () -> JSON
  ) {
    positions[property] = list.fields.count
    list.fields.append(FieldList.Field(name, isNullable: isNullable, options, type: type))
  }

  /// Adds the rules of a field.
  public mutating func rules<Value, Wrapped>(_ property: KeyPath<Root, Value>, _ rules: ValidationRule<Wrapped>...) {
    guard let position = positions[property] else { return }
    list.fields[position].add(rules)
  }

  /// The finished list.
  public func finish() -> FieldList { list }
}
