/// A type of your own that a column stores as a value of another type.
///
/// ```swift
/// struct Colour: StoredAs {
///   var red, green, blue: UInt8
///   init(stored: String) throws { … }        // "#ff8000"
///   var stored: String { … }
/// }
/// ```
///
/// What ``init(stored:)`` throws becomes a decoding error that names the type and the column. `Codable` writes the stored
/// value too, unless the type says otherwise. An enumeration or another `RawRepresentable` needs no more than
/// ``ColumnType``.
public protocol StoredAs: ColumnType {
  /// What the column stores.
  associatedtype Stored: ColumnType

  /// Makes a value of what the column stores.
  ///
  /// - Throws: when that stands for no value of this type.
  init(stored: Stored) throws

  /// What the column stores.
  var stored: Stored { get }
}

extension StoredAs {
  /// What the column holds.
  public static var columnKind: ColumnKind { Stored.columnKind }
  /// What the elements of the stored value are.
  public static var elementKind: ColumnKind? { Stored.elementKind }
  /// The values that the stored value can have.
  public static var enumeration: EnumerationSchema? { Stored.enumeration }
  /// How the stored value looks in JSON.
  public static var jsonSchema: JSON { Stored.jsonSchema }

  /// The value as it is bound.
  public var sqlValue: SQLValue { stored.sqlValue }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self? {
    guard let stored = try Stored.decodeOptional(row, column) else { return nil }
    do { return try Self(stored: stored) } catch {
      throw CellError(
        column: column, expected: "\(Self.self)", reason: .rejected("\(Self.self) refuses the stored value"))
    }
  }

  /// Decodes the stored value.
  public init(from decoder: any Decoder) throws {
    try self.init(stored: decoder.singleValueContainer().decode(Stored.self))
  }

  /// Encodes the stored value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(stored)
  }
}
