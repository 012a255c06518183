/// What a column or an expression can yield: a ``ColumnType``, or an optional of one.
///
/// The two associated types keep the operators few. `$0.age >= 18` takes a ``Base``, so that one overload serves `Int` and
/// `Int?` columns; `$0.age == nil` takes an ``Operand``, which is optional only where the column is, so that comparing a
/// column that is never null with nil does not compile.
public protocol ColumnValue: Sendable {
  /// The type without the optional.
  associatedtype Base: ColumnType
  /// What `==` and `!=` accept on their right-hand side.
  associatedtype Operand: Sendable

  /// Whether the value can be null.
  static var isNullable: Bool { get }

  /// The value as the database receives it.
  var sqlValue: SQLValue { get }

  /// The value without the optional, nil where it is null.
  var base: Base? { get }

  /// The right-hand side of a comparison as the database receives it.
  static func sqlValue(of operand: Operand) -> SQLValue

  /// Reads the cell at `column` of the cursor's current row.
  static func decode(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self
}

extension ColumnValue {
  /// Reads the cell that lies `offset` cells behind `column`.
  ///
  /// Generated code calls it: a sum in each of its expressions would cost the type checker more than all the rest.
  @inlinable
  public static func decode(_ row: borrowing RowCursor, _ column: Int32, _ offset: Int32) throws(CellError) -> Self {
    try decode(row, column &+ offset)
  }
}

/// A type of which a column can hold values.
///
/// The usual scalar types conform. An enumeration with raw values needs only the conformance; the database checks the
/// values of one that is `CaseIterable` too:
///
/// ```swift
/// enum Status: String, ColumnType, CaseIterable { case active, suspended }
/// ```
///
/// ``StoredAs`` makes a column of a type of your own, ``JSONColumn`` of any `Codable` one.
public protocol ColumnType: ColumnValue, Hashable, Codable where Base == Self, Operand == Self {
  /// What the column holds, in the terms of the schema.
  static var columnKind: ColumnKind { get }

  /// What the elements are, where the column holds an array; nil otherwise.
  static var elementKind: ColumnKind? { get }

  /// The values that the column can hold, where they are those of an enumeration that lists its cases; nil otherwise.
  static var enumeration: EnumerationSchema? { get }

  /// How a value looks in JSON when `Codable` writes it: a fragment of JSON Schema (draft 2020-12).
  ///
  /// A date is described as text of the format `date-time`, which is what encoders for the web are set to.
  static var jsonSchema: JSON { get }

  /// Reads a cell that may be null.
  static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self?
}

extension ColumnType {
  /// The column holds no array.
  public static var elementKind: ColumnKind? { nil }

  /// The column holds no enumeration.
  public static var enumeration: EnumerationSchema? { nil }

  /// What is usual for values of the column's kind.
  public static var jsonSchema: JSON { columnKind.jsonSchema }

  /// Whether the value can be null.
  @inlinable
  public static var isNullable: Bool { false }

  /// The value.
  @inlinable
  public var base: Self? { self }

  /// The right-hand side of a comparison as it is bound.
  @inlinable
  public static func sqlValue(of operand: Self) -> SQLValue { operand.sqlValue }

  /// Reads the cell.
  @inlinable
  public static func decode(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self {
    guard let value = try decodeOptional(row, column) else {
      throw CellError(column: column, expected: "\(Self.self)", reason: .unexpectedNull)
    }
    return value
  }
}

extension Optional: ColumnValue where Wrapped: ColumnType {
  /// The type without the optional.
  public typealias Base = Wrapped
  /// What `==` accepts.
  public typealias Operand = Wrapped?

  /// Whether the value can be null.
  @inlinable
  public static var isNullable: Bool { true }

  /// The value as it is bound.
  @inlinable
  public var sqlValue: SQLValue { self?.sqlValue ?? .null }

  /// The value without the optional.
  @inlinable
  public var base: Wrapped? { self }

  /// The right-hand side of a comparison as it is bound.
  @inlinable
  public static func sqlValue(of operand: Wrapped?) -> SQLValue { operand.sqlValue }

  /// Reads the cell.
  @inlinable
  public static func decode(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Wrapped? {
    try Wrapped.decodeOptional(row, column)
  }
}

extension ColumnType where Self: RawRepresentable, RawValue: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { RawValue.columnKind }
  /// What the elements of the raw value are.
  public static var elementKind: ColumnKind? { RawValue.elementKind }
  /// The values that the raw value can have.
  public static var enumeration: EnumerationSchema? { RawValue.enumeration }
  /// How the raw value looks in JSON.
  public static var jsonSchema: JSON { RawValue.jsonSchema }

  /// The value as it is bound.
  @inlinable
  public var sqlValue: SQLValue { rawValue.sqlValue }

  /// Reads the cell, nil where it is null.
  @inlinable
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Self? {
    guard let raw = try RawValue.decodeOptional(row, column) else { return nil }
    guard let value = Self(rawValue: raw) else {
      throw CellError(column: column, expected: "\(Self.self)", reason: .malformed("\(raw)"))
    }
    return value
  }
}
