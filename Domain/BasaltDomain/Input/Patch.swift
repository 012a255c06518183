/// A partial update of a model: for each field that can be written, a value or nothing.
///
/// ```swift
/// var patch = User.Patch()
/// patch.name = .set("Ada")
/// patch.age = .set(nil)        // makes it null; leaving it out does not touch it
/// ```
///
/// Fields are the model's own properties, so a misspelt or a constant one does not compile. Decoded from input, a patch
/// holds only what input may set, and everything that is wrong is reported at once.
@dynamicMemberLookup
public struct Patch<Root>: Sendable {
  /// A field and its new value.
  struct Entry: Sendable {
    let position: Int
    let value: SQLValue
    /// The value without the optional, nil where it is null.
    let constant: (any Sendable)?
    let apply: @Sendable (inout Root) -> Void
    /// `Value`.
    let typed: any Sendable
  }

  private(set) var entries: [Entry] = []

  /// Changes nothing.
  public init() {}

  /// Whether nothing is to be changed.
  public var isEmpty: Bool { entries.isEmpty }

  mutating func set(_ entry: Entry) {
    entries.removeAll { $0.position == entry.position }
    entries.append(entry)
  }

  mutating func remove(_ position: Int) { entries.removeAll { $0.position == position } }
}

/// What a patch says about a field.
public enum PatchField<Value> {
  /// Leave it as it is.
  case unset
  /// Write this.
  case set(Value)

  /// The value, if one is to be written.
  public var value: Value? { if case .set(let value) = self { value } else { nil } }
}

extension PatchField: Sendable where Value: Sendable {}
extension PatchField: Equatable where Value: Equatable {}

extension Patch where Root: Table {
  /// What the patch says about a property.
  ///
  /// A property without a column, such as a transient one, is not there: it stays ``PatchField/unset``.
  public subscript<Value: ColumnValue>(dynamicMember property: WritableKeyPath<Root, Value>) -> PatchField<Value> {
    get {
      guard let position = Root.mapping.position(of: property) else { return .unset }
      guard let entry = entries.first(where: { $0.position == position }) else { return .unset }
      return (entry.typed as? Value).map(PatchField.set) ?? .unset
    }
    set {
      guard let position = Root.mapping.position(of: property) else { return }
      switch newValue {
      case .unset: remove(position)
      case .set(let value): set(Entry(position: position, property: property, value: value))
      }
    }
  }

  /// Refuses a value that does not say whether it is written or left out, such as `patch.age = nil`.
  @available(
    *, unavailable,
    message: "say what the patch does: '.set(…)' writes a value or null, and '.unset' leaves the field as it is"
  )
  public subscript<Value: ColumnValue>(dynamicMember property: WritableKeyPath<Root, Value>) -> Value {
    get { preconditionFailure("unavailable") }
    set {}
  }

  /// Refuses a property that no patch sets: a computed one, or a whole group.
  @available(
    *, unavailable,
    message: "a patch sets columns: a 'var' that is stored, or, with 'set(_:to:)', a field of an embedded group"
  )
  public subscript<Value>(dynamicMember property: KeyPath<Root, Value>) -> PatchField<Value> {
    get { .unset }
    set {}
  }

  /// Sets a property that lies in an embedded group: `patch.set(\.times.updatedAt, to: now)`.
  public mutating func set<Value: ColumnValue>(_ property: any WritableKeyPath<Root, Value> & Sendable, to value: Value)
  {
    self[dynamicMember: property] = .set(value)
  }

  /// Writes the patch's values into a model.
  public func apply(to model: inout Root) {
    for entry in entries { entry.apply(&model) }
  }

  /// The columns and their new values.
  package var assignments: [(column: ColumnReference, value: ExpressionNode)] {
    entries.map { (ColumnReference(position: $0.position), .value($0.value)) }
  }

  /// What input for a patch may look like, as JSON Schema 2020-12.
  public static var jsonSchema: JSON { Root.fields.patchSchema }

  /// Checks every rule of the fields that are set. Rules that speak of several fields need the whole model: ``apply(to:)``
  /// and validate that.
  ///
  /// - Throws: ``ValidationError`` with all failures.
  public func validate() throws(ValidationError) {
    var failures = ValidationFailures()
    validate(into: &failures)
    if !failures.isEmpty { throw failures.error(of: "\(Root.self)") }
  }
}

extension Patch: Validated where Root: Table {
  /// Adds every rule that a field of the patch breaks to `failures`.
  public func validate(into failures: inout ValidationFailures) {
    for entry in entries.sorted(by: { $0.position < $1.position }) {
      let field = Root.fields.fields[entry.position]
      if let constant = entry.constant { field.checks?(constant, field.name, &failures) }
    }
  }
}

extension Patch: Decodable where Root: Table {
  /// Reads the fields that input may set, and reports all that is wrong with them at once.
  ///
  /// - Throws: ``ValidationError``.
  public init(from decoder: any Decoder) throws {
    self.init()
    var input = try InputReader<Root>(decoder, isChange: true)
    for position in Root.fields.fields.indices where input.contains(position) {
      (Root.mapping.patchReaders[position] as? PatchReader<Root>)?.read(&input, position, &self)
    }
    try input.finish()
  }
}

extension Patch.Entry {
  init<Value: ColumnValue>(position: Int, property: KeyPath<Root, Value>, value: Value) {
    // A property with a position in the table is a stored one: its key path captures nothing that tasks could share.
    nonisolated(unsafe) let property = property
    self.init(
      position: position, value: value.sqlValue, constant: value.base,
      apply: { root in
        if let property = property as? WritableKeyPath<Root, Value> { root[keyPath: property] = value }
      }, typed: value)
  }
}

/// Reads one property of a patch from input.
struct PatchReader<Root>: Sendable {
  let read: @Sendable (inout InputReader<Root>, Int, inout Patch<Root>) -> Void

  init<Value: ColumnValue>(_ property: any KeyPath<Root, Value> & Sendable) {
    read = { input, position, patch in
      let value: Value?
      if Value.isNullable {
        value = input.nullable(position, Value.Base.self) as? Value
      } else {
        value = input.required(position, Value.Base.self) as? Value
      }
      guard let value else { return }
      patch.set(Patch<Root>.Entry(position: position, property: property, value: value))
    }
  }
}
