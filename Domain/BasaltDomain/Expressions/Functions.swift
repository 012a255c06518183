#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension QueryExpression where Value.Base == String {
  /// Whether the text begins with another. Case-sensitive on every engine; no character has a special meaning.
  @inlinable
  public func hasPrefix(_ text: String, ignoringCase: Bool = false) -> ValueExpression<Bool> {
    ValueExpression(.textTest(.hasPrefix, node, .value(.text(text)), ignoresCase: ignoringCase))
  }

  /// Whether the text ends with another. Case-sensitive on every engine; no character has a special meaning.
  @inlinable
  public func hasSuffix(_ text: String, ignoringCase: Bool = false) -> ValueExpression<Bool> {
    ValueExpression(.textTest(.hasSuffix, node, .value(.text(text)), ignoresCase: ignoringCase))
  }

  /// Whether the text contains another. Case-sensitive on every engine; no character has a special meaning.
  @inlinable
  public func contains(_ text: String, ignoringCase: Bool = false) -> ValueExpression<Bool> {
    ValueExpression(.textTest(.contains, node, .value(.text(text)), ignoresCase: ignoringCase))
  }

  /// The text in lower case. SQLite folds ASCII letters only.
  public func lowercased() -> ValueExpression<Value> { ValueExpression(.function(.lower, [node])) }

  /// The text in upper case. SQLite folds ASCII letters only.
  public func uppercased() -> ValueExpression<Value> { ValueExpression(.function(.upper, [node])) }

  /// The text followed by another.
  public func appending(_ text: String) -> ValueExpression<Value> {
    ValueExpression(.binary(.concatenate, node, .value(.text(text))))
  }

  /// The text followed by another expression's.
  public func appending<Other: QueryExpression>(_ other: Other) -> ValueExpression<Value>
  where Other.Value == Value {
    ValueExpression(.binary(.concatenate, node, other.node))
  }
}

extension QueryExpression where Value == String {
  /// How many Unicode scalars the text has.
  public func length() -> ValueExpression<Int> { ValueExpression(.function(.length, [node])) }
}

extension QueryExpression where Value == String? {
  /// How many Unicode scalars the text has, null where there is none.
  public func length() -> ValueExpression<Int?> { ValueExpression(.function(.length, [node])) }
}

extension QueryExpression {
  /// The value, or another one where it is null. SQL: `COALESCE(a, ?)`. A decimal must have no more digits behind the point
  /// than `a`.
  public func coalesce(_ replacement: Value.Base) -> ValueExpression<Value.Base> {
    ValueExpression(.function(.coalesce, [node, .value(replacement.sqlValue)]))
  }
}

extension QueryExpression where Value.Base: SignedNumeric {
  /// The value without its sign.
  public func absolute() -> ValueExpression<Value> { ValueExpression(.function(.absolute, [node])) }
}

extension QueryExpression where Value == Date {
  /// The year, in UTC.
  public var year: ValueExpression<Int> { ValueExpression(.datePart(.year, node)) }
  /// The month, 1–12, in UTC.
  public var month: ValueExpression<Int> { ValueExpression(.datePart(.month, node)) }
  /// The day of the month, 1–31, in UTC.
  public var day: ValueExpression<Int> { ValueExpression(.datePart(.day, node)) }
  /// The hour, 0–23, in UTC.
  public var hour: ValueExpression<Int> { ValueExpression(.datePart(.hour, node)) }
  /// The day of the week, 1–7, Monday first, in UTC.
  public var weekday: ValueExpression<Int> { ValueExpression(.datePart(.weekday, node)) }
}

extension QueryExpression where Value == Date? {
  /// A part of the instant in UTC, null where there is none.
  public func part(_ part: DatePart) -> ValueExpression<Int?> { ValueExpression(.datePart(part, node)) }
}
