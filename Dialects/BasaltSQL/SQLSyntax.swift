public import BasaltDomain
public import BasaltPersistence

/// Where engines differ: what the shared renderer asks a dialect.
public protocol SQLSyntax: Sendable {
  /// The n-th placeholder of a statement, counted from 1.
  func placeholder(_ number: Int) -> String

  /// What the integers of a column mean; ``ColumnEncoding/plain`` where the engine has the column's type itself.
  func encoding(of column: ColumnSchema) -> ColumnEncoding

  /// How a value that meets a column must be turned before it is bound; nil when the driver takes it as it is.
  func conversion(for column: ColumnSchema, _ use: ValueUse) -> ParameterConversion?

  /// The null-safe comparison of two operands, of which at least one can be null.
  func nullSafeEqual(_ left: String, _ right: String, isNegated: Bool) -> String

  /// A test of text against a value; the renderer has the value bound through the returned conversion.
  func textTest(_ test: TextTest, _ text: String, ignoresCase: Bool) -> (sql: (String) -> String, ParameterConversion?)

  /// A test of text against another expression's text. An operand is rendered anew, with placeholders of its own, each time
  /// that it is asked for; ask in the order of the text.
  func textTest(
    _ test: TextTest, ignoresCase: Bool, _ text: () throws(DatabaseError) -> String,
    _ other: () throws(DatabaseError) -> String
  ) throws(DatabaseError) -> String

  /// A part of an instant or a date. The operand is rendered anew each time that it is asked for.
  func datePart(
    _ part: DatePart, in column: ColumnSchema?, of operand: () throws(DatabaseError) -> String
  ) throws(DatabaseError) -> String

  /// A list too long to be written out, as one bound value: what stands in the parentheses behind `IN`.
  func longList(of column: ColumnSchema?) throws(DatabaseError) -> LongList

  /// A constant in the definition of a table. Values of statements are never written so.
  func literal(_ value: SQLValue) throws(DatabaseError) -> String

  /// Refuses a table that is in a schema, where the engine has none.
  func checkNamespace(of table: TableSchema) throws(DatabaseError)

  /// What stands for "no limit" where an offset demands a limit.
  var unlimited: String { get }
}

extension SQLSyntax {
  /// The engine has the types of all columns itself.
  public func encoding(of column: ColumnSchema) -> ColumnEncoding { .plain }

  /// The engine has schemas.
  public func checkNamespace(of table: TableSchema) throws(DatabaseError) {}
}

/// What the integers of a column mean, on an engine that stores another type's values as integers.
public enum ColumnEncoding: Equatable, Sendable {
  /// What they say.
  case plain
  /// A decimal with so many digits behind the point.
  case scaled(Int)
  /// An unsigned 64-bit integer with its highest bit flipped.
  case flipped

  /// The same in the terms of ``BasaltRow/RowCursor/encoding(_:)``.
  var code: Int8 {
    switch self {
    case .plain: 0
    case .scaled(let scale): Int8(clamping: scale)
    case .flipped: -1
    }
  }
}

/// What a value is bound for, next to the column that it meets.
public enum ValueUse: Equatable, Sendable {
  /// To be stored in the column.
  case stored
  /// To be compared with the column, which stands on the left of the operator.
  case compared(BinaryOperator)
  /// To take part in a computation with the column, or to replace a null of it.
  case computed
  /// To multiply the column.
  case factor
}

/// Turns a value into the form that its placeholder needs.
public typealias ParameterConversion = @Sendable (SQLValue) throws(DatabaseError) -> SQLValue

/// A list that is bound as one or more whole values.
public struct LongList: Sendable {
  /// The subquery, given the placeholders in the order of `conversions`.
  public let sql: @Sendable ([String]) -> String
  /// What makes each placeholder's value from the list.
  public let conversions: [ParameterConversion]

  /// Describes a list.
  public init(sql: @escaping @Sendable ([String]) -> String, conversions: [ParameterConversion]) {
    self.sql = sql
    self.conversions = conversions
  }
}

/// Quotes a name for every engine whose quotation mark is the standard's.
///
/// - Throws: ``BasaltPersistence/DatabaseError`` for a name that cannot be written: an empty one, or one with a NUL.
public func quoted(_ name: String) throws(DatabaseError) -> String {
  guard !name.isEmpty, !name.utf8.contains(0) else {
    throw DatabaseError(.invalidQuery, "a table or column name is empty or holds a NUL: rename it in the model")
  }
  return "\"" + name.replacing("\"", with: "\"\"") + "\""
}
