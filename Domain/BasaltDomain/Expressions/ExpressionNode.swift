/// An expression of a query, as a tree of plain values. Dialects turn it into SQL.
///
/// Only the cases that nest are indirect: a flat case costs no allocation (197 ns against 319 ns for a query of four
/// clauses).
public enum ExpressionNode: Hashable, Codable, Sendable {
  /// A column.
  case column(ColumnReference)
  /// A value, always bound.
  case value(SQLValue)
  /// A value's place in the list of bound values. The executor puts it where a ``value(_:)`` stood before a dialect
  /// renders; queries do not contain it.
  case parameter(Int, isNull: Bool)
  /// A list of values, bound as one: the right-hand side of ``BinaryOperator/isIn``.
  case list([SQLValue])
  /// A list's place among the bound values, put there like ``parameter(_:isNull:)``. The size is what the list is padded
  /// to; nil for lists that are too long to be written out.
  case parameterList(Int, size: Int?)
  /// The number of rows: `COUNT(*)`.
  case countRows
  /// An operator before its operand.
  indirect case unary(UnaryOperator, ExpressionNode)
  /// An operator between its operands.
  indirect case binary(BinaryOperator, ExpressionNode, ExpressionNode)
  /// A test of text.
  indirect case textTest(TextTest, ExpressionNode, ExpressionNode, ignoresCase: Bool)
  /// A function call.
  case function(SQLFunction, [ExpressionNode])
  /// An aggregate over the rows of a group.
  indirect case aggregate(AggregateFunction, ExpressionNode, isDistinct: Bool)
  /// A part of an instant or a date, as an integer, in UTC.
  indirect case datePart(DatePart, ExpressionNode)
}

/// An operator with one operand.
public enum UnaryOperator: UInt8, Codable, Sendable {
  /// Three-valued negation.
  case not
  /// "Is not true": the complement of a condition over all rows, null included.
  case isNotTrue
}

/// An operator with two operands.
public enum BinaryOperator: UInt8, Codable, Sendable {
  case and
  case or
  /// Null-safe equality: null equals null and nothing else.
  case equal
  /// The opposite of ``equal``.
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case add
  case subtract
  case multiply
  case divide
  case remainder
  case concatenate
  case isIn
  case isNotIn
}

/// A test of text. `%`, `_`, `\` and `*` in the operand have no special meaning.
public enum TextTest: UInt8, Codable, Sendable {
  case hasPrefix
  case hasSuffix
  case contains
}

/// A function that every dialect has.
public enum SQLFunction: UInt8, Codable, Sendable {
  case lower
  case upper
  /// Unicode scalars in a text.
  case length
  case absolute
  case coalesce
}

/// A function over the rows of a group.
public enum AggregateFunction: UInt8, Codable, Sendable {
  case count
  case sum
  case average
  case minimum
  case maximum
}

/// A part of a point in time, in UTC.
public enum DatePart: UInt8, Codable, Sendable {
  case year
  /// 1–12.
  case month
  /// 1–31.
  case day
  /// 0–23.
  case hour
  /// 1–7, Monday first (ISO 8601).
  case weekday
}
