#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Decimal
#else
  public import struct Foundation.Decimal
#endif

extension ValidationRule where Value: Comparable & Sendable {
  /// A value within bounds, both included.
  @inlinable
  public static func range(_ range: ClosedRange<Value>) -> ValidationRule {
    ValidationRule(
      holds: { $0 >= range.lowerBound && $0 <= range.upperBound },
      describe: { .range(range.lowerBound, range.upperBound) })
  }

  /// A value that is not below a bound.
  @inlinable
  public static func range(_ range: PartialRangeFrom<Value>) -> ValidationRule {
    ValidationRule(holds: { $0 >= range.lowerBound }, describe: { .range(range.lowerBound, nil) })
  }

  /// A value that is not above a bound.
  @inlinable
  public static func range(_ range: PartialRangeThrough<Value>) -> ValidationRule {
    ValidationRule(holds: { $0 <= range.upperBound }, describe: { .range(nil, range.upperBound) })
  }
}

extension ValidationRule where Value: Equatable & Sendable {
  /// One of a few values.
  public static func oneOf(_ values: Value...) -> ValidationRule {
    ValidationRule(holds: { values.contains($0) }, describe: { .oneOf(values) })
  }
}

extension ValidationRule where Value == Decimal {
  /// A value that is not above a bound. What is no number sorts below every decimal, and is refused all the same.
  @inlinable
  public static func range(_ range: PartialRangeThrough<Decimal>) -> ValidationRule {
    ValidationRule(holds: { $0 <= range.upperBound && !$0.isNaN }, describe: { .range(nil, range.upperBound) })
  }

  /// At most so many digits, of which at most `scale` stand behind the point.
  public static func precision(_ digits: Int, scale: Int) -> ValidationRule {
    ValidationRule(
      holds: { fits($0, digits: digits, scale: scale) },
      describe: {
        RuleDescription(
          "precision", "must have at most \(digits) digits, \(scale) of them behind the point",
          keywords: [
            ("multipleOf", scale > 0 ? .double(1 / pow10(scale)) : 1),
            ("exclusiveMinimum", .double(-pow10(digits - scale))), ("exclusiveMaximum", .double(pow10(digits - scale))),
          ])
      })
  }
}

private func pow10(_ exponent: Int) -> Double { (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 } }

private func fits(_ value: Decimal, digits: Int, scale: Int) -> Bool {
  guard value.isFinite else { return false }
  let text = value.digits
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let fraction = parts.count > 1 ? parts[1].count : 0
  let whole = parts[0].drop { $0 == "-" || $0 == "0" }.count
  return fraction <= scale && whole <= digits - scale
}

extension RuleDescription {
  @usableFromInline
  static func range<Value: Comparable & Sendable>(_ lower: Value?, _ upper: Value?) -> RuleDescription {
    let message =
      switch (lower, upper) {
      case (let lower?, let upper?): "must be between \(lower) and \(upper)"
      case (let lower?, nil): "must be at least \(lower)"
      case (nil, let upper?): "must be at most \(upper)"
      case (nil, nil): "may be anything"
      }
    var bounds: [(value: SQLValue, keyword: String, operation: BinaryOperator)] = []
    if let lower = lower as? any ColumnType { bounds.append((lower.sqlValue, "minimum", .greaterOrEqual)) }
    if let upper = upper as? any ColumnType { bounds.append((upper.sqlValue, "maximum", .lessOrEqual)) }
    let keywords = bounds.compactMap { bound in bound.value.jsonNumber.map { (bound.keyword, $0) } }
    let clauses = bounds.map { ($0.operation, $0.value) }
    return RuleDescription(
      "range", message, keywords: keywords,
      condition: { (column: ExpressionNode) -> ExpressionNode in
        var condition: ExpressionNode?
        for (operation, value) in clauses {
          let clause = ExpressionNode.binary(operation, column, .value(value))
          condition = condition.map { .binary(.and, $0, clause) } ?? clause
        }
        return condition ?? .value(.bool(true))
      })
  }

  static func oneOf<Value: Equatable & Sendable>(_ values: [Value]) -> RuleDescription {
    let stored = values.compactMap { ($0 as? any ColumnType)?.sqlValue }
    let names = values.map { "\(($0 as? any RawRepresentable)?.rawValue ?? $0)" }
    let choices = stored.compactMap(\.json)
    let keywords: [JSON.Object.Member] = choices.count == values.count ? [("enum", .array(choices))] : []
    let message = "must be one of \(names.joined(separator: ", "))"
    guard stored.count == values.count else { return RuleDescription("oneOf", message, keywords: keywords) }
    return RuleDescription("oneOf", message, keywords: keywords, condition: { .binary(.isIn, $0, .list(stored)) })
  }
}

extension SQLValue {
  /// The value as a number of JSON, nil where it is none.
  fileprivate var jsonNumber: JSON? {
    switch self {
    case .int64(let number): .int(number)
    case .double(let number): .double(number)
    case .uint64(let number): Int64(exactly: number).map(JSON.int)
    case .decimal(let number): Int64("\(number)").map(JSON.int) ?? Double("\(number)").map(JSON.double)
    default: nil
    }
  }

  /// The value in JSON, nil where JSON has no scalar for it.
  fileprivate var json: JSON? {
    switch self {
    case .text(let text): .string(text)
    case .int64(let number): .int(number)
    case .double(let number): .double(number)
    case .bool(let value): .bool(value)
    case .date(let date): .string(date.description)
    case .uuid(let uuid): .string(uuid.uuidString)
    default: nil
    }
  }
}
