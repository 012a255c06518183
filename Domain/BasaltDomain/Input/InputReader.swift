/// Reads the fields of a model that input may set, and gathers all that is wrong with them instead of stopping at the
/// first. The code that `@Model` emits uses it.
///
/// A field that input may not set is treated like one that does not exist: as unknown. So nobody can smuggle in a value,
/// or find out by trying what else there is.
public struct InputReader<Root> {
  private let container: KeyedDecodingContainer<FieldKey>
  private let fields: [FieldList.Field]
  private let title: String
  private let isChange: Bool
  /// Whether there is a field that could not be read.
  private var isIncomplete = false
  /// What is wrong so far.
  private(set) var failures = ValidationFailures()

  /// Starts to read an object.
  ///
  /// - Throws: ``ValidationError`` when the input is no object.
  public init(_ decoder: any Decoder) throws where Root: Model { try self.init(decoder, isChange: false) }

  /// Starts to read an object.
  ///
  /// - Parameter isChange: whether it changes a value that is there, of which some fields are constant.
  init(_ decoder: any Decoder, isChange: Bool) throws where Root: Model {
    self.isChange = isChange
    let list = Root.fields
    title = list.title
    fields = list.fields
    do {
      container = try decoder.container(keyedBy: FieldKey.self)
    } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
      throw ValidationError(
        model: list.title, failures: [ValidationFailure(field: "", rule: "object", message: "must be an object")])
    }
    // The order of a container's keys is another one in every run.
    let known = Set(fields.filter { isChange ? $0.isChangeable : $0.isSettable }.map(\.name))
    for name in container.allKeys.map(\.stringValue).sorted() where !known.contains(name) {
      failures.add(name, "unknown", "is no field that can be set")
    }
  }

  /// Reads a field that must be there and cannot be null.
  public mutating func required<Value: ColumnType>(_ position: Int, _ type: Value.Type) -> Value? {
    let field = fields[position]
    guard container.contains(FieldKey(field.name)) else {
      failures.add(field.name, "required", "is missing")
      return nil
    }
    return value(of: field, type)
  }

  /// Reads a field that may be left out. Null stands for its absence where the field can be null.
  public mutating func optional<Value: ColumnType>(_ position: Int, _ type: Value.Type) -> Value? {
    let field = fields[position]
    guard container.contains(FieldKey(field.name)) else { return nil }
    if field.isNullable, isNull(field) { return nil }
    return value(of: field, type)
  }

  /// Reads a field where null and absence mean different things: nil is absent, `.some(nil)` is null.
  public mutating func nullable<Value: ColumnType>(_ position: Int, _ type: Value.Type) -> Value?? {
    let field = fields[position]
    guard container.contains(FieldKey(field.name)) else { return nil }
    return isNull(field) ? .some(nil) : .some(value(of: field, type))
  }

  /// Whether the input mentions a field.
  func contains(_ position: Int) -> Bool {
    let field = fields[position]
    return (isChange ? field.isChangeable : field.isSettable) && container.contains(FieldKey(field.name))
  }

  private func isNull(_ field: FieldList.Field) -> Bool {
    (try? container.decodeNil(forKey: FieldKey(field.name))) ?? false
  }

  private mutating func value<Value: ColumnType>(of field: FieldList.Field, _ type: Value.Type) -> Value? {
    // To a column of JSON null is a value.
    if Value.self != JSON.self, isNull(field) {
      isIncomplete = true
      failures.add(field.name, "null", "must not be null")
      return nil
    }
    guard let value = try? container.decode(type, forKey: FieldKey(field.name)) else {
      isIncomplete = true
      failures.add(field.name, "type", Value.columnKind.expectation)
      return nil
    }
    field.checks?(value, field.name, &failures)
    return value
  }

  // MARK: The end

  /// What is wrong, as an error.
  public var error: ValidationError { failures.error(of: title) }

  /// Ends the reading.
  ///
  /// - Throws: ``ValidationError`` with all that is wrong.
  public func finish() throws(ValidationError) {
    if !failures.isEmpty { throw error }
  }

  /// Ends the reading with the rules that speak of several fields. Where one could not be read, they would judge the
  /// default in its place: then they are not asked.
  ///
  /// - Throws: ``ValidationError`` with all that is wrong.
  public mutating func finish(_ result: some Validated) throws(ValidationError) {
    guard !isIncomplete else { throw error }
    var others = ValidationFailures()
    result.validate(into: &others)
    failures.merge(others)
    try finish()
  }
}

extension ColumnKind {
  /// What input must give, for people.
  fileprivate var expectation: String {
    switch self {
    case .bool: "must be true or false"
    case .int8: "must be a whole number from -128 to 127"
    case .int16: "must be a whole number from -32768 to 32767"
    case .int32: "must be a whole number from -2147483648 to 2147483647"
    case .int64: "must be a whole number"
    case .uint8: "must be a whole number from 0 to 255"
    case .uint16: "must be a whole number from 0 to 65535"
    case .uint32: "must be a whole number from 0 to 4294967295"
    case .uint64: "must be a whole number that is not negative"
    case .float, .double: "must be a number"
    case .decimal: "must be a decimal number"
    case .text: "must be a text of the expected form"
    case .bytes: "must be bytes of the expected form"
    case .instant: "must be a date and time"
    case .date: "must be a date like 2024-02-29"
    case .time: "must be a time of day like 12:34:56"
    case .duration: "must be a length of time"
    case .uuid: "must be a UUID"
    case .json: "must be JSON of the expected form"
    case .array: "must be a list of the expected values"
    }
  }
}
