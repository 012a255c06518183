#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.UUID
#endif

/// A scalar that a primary key can be made of.
public protocol KeyValue: ColumnType, Comparable {}

extension Int64: KeyValue {}
extension Int: KeyValue {}
extension Int32: KeyValue {}
extension String: KeyValue {}
extension UUID: KeyValue {}

/// A typed key: a `User.ID` is no `Team.ID`, though both may be integers inside.
///
/// The owner is the model's DTO, which is public where the model need not be; so a module can hold and reference the key
/// of a table whose model it cannot name.
@frozen
public struct Identifier<Owner, Raw: KeyValue>: Hashable, Sendable {
  /// The value that the column stores.
  public let rawValue: Raw

  /// Wraps a value of the key column.
  @inlinable
  public init(_ rawValue: Raw) { self.rawValue = rawValue }
}

extension Identifier where Raw == UUID {
  /// A new key of UUID version 7, made by the program.
  public static func new() -> Self { Self(UUID.version7()) }
}

extension Identifier: Comparable {
  /// Whether the left value comes first.
  @inlinable
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension Identifier: CustomStringConvertible {
  /// The value for people.
  public var description: String { "\(rawValue)" }
}

extension Identifier: ExpressibleByIntegerLiteral where Raw: ExpressibleByIntegerLiteral {
  /// Takes a literal.
  @inlinable
  public init(integerLiteral value: Raw.IntegerLiteralType) { self.init(Raw(integerLiteral: value)) }
}

extension Identifier: Codable {
  /// Decodes a value.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Raw.self))
  }

  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Identifier: ColumnValue, ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { Raw.columnKind }
  /// The values that the key can have.
  public static var enumeration: EnumerationSchema? { Raw.enumeration }
  /// How the key looks in JSON.
  public static var jsonSchema: JSON { Raw.jsonSchema }

  /// The value as it is bound.
  @inlinable
  public var sqlValue: SQLValue { rawValue.sqlValue }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self? {
    guard let raw = try Raw.decodeOptional(row, column) else { return nil }
    return Self(raw)
  }
}

/// A type that stands for a table's rows in keys: it knows which column a typed key names.
public protocol KeyOwner {
  /// The table and the column that the keys of this type belong to.
  static var keyReference: KeyReference { get }
}

/// The columns that a key names.
public struct KeyReference: Hashable, Codable, Sendable {
  /// The schema that the table is in, where it is not the connection's own.
  public let namespace: String?
  /// The table's name.
  public let table: String
  /// The key's columns.
  public let columns: [String]

  /// Names the column of a key.
  public init(table: String, column: String, namespace: String? = nil) {
    self.init(table: table, columns: [column], namespace: namespace)
  }

  /// Names the columns of a key.
  public init(table: String, columns: [String], namespace: String? = nil) {
    self.namespace = namespace
    self.table = table
    self.columns = columns
  }
}
