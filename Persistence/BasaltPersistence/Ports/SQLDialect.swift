public import BasaltDomain

/// The port through which an engine's SQL plugs in.
///
/// A dialect is a pure value: statement in, text out. It opens nothing and knows no connection. Implement it for a new
/// engine by rendering four kinds of statement and the creation of tables; the shared renderer in BasaltSQL does most of
/// that and asks only where engines differ.
///
/// ## Rules
/// * Every identifier is quoted, and checked against the mapping: a column is reached through
///   ``BasaltDomain/TableMapping/position(ofSlot:)`` only.
/// * No value is part of the text. A value is a placeholder, and the placeholder's ``ParameterBinding`` says which value it
///   takes. Placeholders may repeat or reorder values as the syntax demands.
/// * Columns are always named; never `SELECT *`.
/// * What the engine cannot do is refused with ``DatabaseError/Code/invalidQuery`` and a message that says what to do.
public protocol SQLDialect: Sendable {
  /// The name of the engine, as users call it.
  var name: String { get }

  /// Renders a statement.
  ///
  /// The result is kept and reused for every statement of the same shape, so it must depend on nothing else.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery`.
  func render(_ statement: NumberedStatement) throws(DatabaseError) -> RenderedStatement

  /// The statements that create a table, its indexes and its constraints where they do not exist yet.
  ///
  /// - Throws: ``DatabaseError`` with code `invalidQuery` for what the engine cannot hold.
  func createTable(_ schema: TableSchema) throws(DatabaseError) -> [String]
}

/// SQL text and how values get into it.
public struct RenderedStatement: Sendable {
  /// The text, with the engine's placeholders.
  public var sql: String
  /// What each placeholder takes, in the order of the engine's parameter list.
  public var bindings: [ParameterBinding]
  /// What is known of each cell of the result; none where nothing is.
  public var resultColumns: [ResultColumn]
  /// The positions of the key's columns in the result, if all of them are there; for messages.
  public var keyColumns: [Int32]

  /// A rendered statement.
  public init(
    sql: String, bindings: [ParameterBinding], resultColumns: [ResultColumn] = [], keyColumns: [Int32] = []
  ) {
    self.sql = sql
    self.bindings = bindings
    self.resultColumns = resultColumns
    self.keyColumns = keyColumns
  }
}

/// What is known of a result cell: the column that it comes from, and what its integers mean.
public struct ResultColumn: Sendable {
  /// The table's and the column's name; nil for what is computed.
  public let source: (table: String, column: String)?
  /// What an integer of it means, in the terms of ``BasaltRow/RowCursor/encoding(_:)``.
  public let encoding: Int8

  /// A column of a table.
  public init(table: String, column: String, encoding: Int8 = 0) {
    source = (table, column)
    self.encoding = encoding
  }

  /// What is computed.
  public init(computedWithEncoding encoding: Int8) {
    source = nil
    self.encoding = encoding
  }
}

/// What one placeholder takes.
public struct ParameterBinding: Sendable {
  /// The place of the value in the statement's list of values.
  public let value: Int
  /// Which element the placeholder takes of a value that is a list; the last one where the list is shorter.
  public let element: Int?
  /// Turns the value into the form that the placeholder needs; nil leaves it as it is. It throws for a value that cannot
  /// be stored so.
  public let convert: (@Sendable (SQLValue) throws(DatabaseError) -> SQLValue)?

  /// Binds a value, or an element of a list.
  public init(
    value: Int, element: Int? = nil, convert: (@Sendable (SQLValue) throws(DatabaseError) -> SQLValue)? = nil
  ) {
    self.value = value
    self.element = element
    self.convert = convert
  }
}
