/// A JSON value (RFC 8259).
///
/// Numbers keep the distinction between integers and others; the members of an object keep their order, and equality of
/// objects ignores it.
public enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSON])
  case object(Object)

  /// The members of an object, in the order of the text.
  public struct Object: Sendable {
    /// One name and its value.
    public typealias Member = (name: String, value: JSON)
    /// All members.
    public var members: [Member]

    /// Makes an object of members whose names are expected to differ.
    public init(_ members: [Member] = []) { self.members = members }

    /// The value under a name; the last one where the text repeated the name.
    public subscript(name: String) -> JSON? { members.last { $0.name == name }?.value }
  }

  /// The value under a name, nil when this is no object or has no such member.
  public subscript(name: String) -> JSON? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The element at an index, nil when this is no array or is too short.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The elements of an array, else nil.
  public var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
  /// The text of a string, else nil.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The value of an integer, else nil.
  public var int: Int64? { if case .int(let value) = self { value } else { nil } }
  /// The value of any number, else nil.
  public var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }
  /// The truth value, else nil.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
}

extension JSON: Hashable {}

/// Objects are equal when each name has the same value in both; where a name is repeated, its last value counts.
extension JSON.Object: Hashable {
  private var values: [String: JSON] {
    Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// Whether both are equal.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.values == rhs.values }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// Takes a literal.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Object(elements.map { (name: $0.0, value: $0.1) }))
  }
  /// Takes a literal.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Takes a literal.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Takes a literal.
  public init(integerLiteral value: Int64) { self = .int(value) }
  /// Takes a literal.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Takes a literal.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Takes a literal.
  public init(nilLiteral: ()) { self = .null }
}

extension JSON: Codable {
  /// Decodes a value.
  public init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: FieldKey.self) {
      self = .object(Object(try object.allKeys.map { ($0.stringValue, try object.decode(JSON.self, forKey: $0)) }))
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      var elements: [JSON] = []
      while !list.isAtEnd { elements.append(try list.decode(JSON.self)) }
      self = .array(elements)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? single.decode(Int64.self) {
      self = .int(value)
    } else if let value = try? single.decode(Double.self) {
      self = .double(value)
    } else {
      self = .string(try single.decode(String.self))
    }
  }

  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let object):
      var container = encoder.container(keyedBy: FieldKey.self)
      for (name, value) in object.members { try container.encode(value, forKey: FieldKey(name)) }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    default:
      var container = encoder.singleValueContainer()
      switch self {
      case .bool(let value): try container.encode(value)
      case .int(let value): try container.encode(value)
      case .double(let value): try container.encode(value)
      case .string(let value): try container.encode(value)
      default: try container.encodeNil()
      }
    }
  }
}

extension JSON: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .json }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .json(text) }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> JSON? {
    let cell = row.cell(column)
    switch cell.kind {
    case .text:
      do throws(JSON.SyntaxError) { return try JSON(parsing: cell.bytes) } catch {
        throw CellError(column: column, expected: "JSON", reason: .malformed("\(error)"))
      }
    case .null: return nil
    default: throw wrongKind(cell, column, "JSON")
    }
  }
}
