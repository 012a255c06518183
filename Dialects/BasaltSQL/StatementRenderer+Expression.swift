internal import BasaltDomain
internal import BasaltPersistence

extension StatementRenderer {
  /// Renders an expression.
  ///
  /// - Parameters:
  ///   - column: the column that a bare value would be stored in or compared with.
  ///   - use: what a bare value is there for.
  mutating func expression(
    _ node: ExpressionNode, as column: ColumnSchema? = nil, for use: ValueUse = .stored
  ) throws(DatabaseError) -> String {
    switch node {
    case .column(let reference):
      return try text(of: try resolve(reference))
    case .parameter(let value, _):
      return bind(value, column.flatMap { syntax.conversion(for: $0, use) })
    case .unary(let operation, let operand):
      return try unary(operation, operand)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, as: column)
    case .textTest(let test, let left, let right, let ignoresCase):
      return try textTest(test, left, right, ignoresCase)
    case .function(let function, let arguments):
      return try call(function, arguments, as: column)
    case .countRows:
      return "COUNT(*)"
    case .aggregate(let function, let operand, let isDistinct):
      return try aggregate(function, operand, isDistinct)
    case .datePart(let part, let operand):
      let syntax = syntax
      let column = try type(of: operand)
      return try syntax.datePart(part, in: column) { () throws(DatabaseError) in try expression(operand) }
    case .value, .list, .parameterList:
      throw DatabaseError(.invalidQuery, "a list of values can only stand behind isIn and isNotIn")
    }
  }

  private mutating func unary(_ operation: UnaryOperator, _ operand: ExpressionNode) throws(DatabaseError) -> String {
    let text = try expression(operand)
    switch operation {
    case .not: return "NOT (\(text))"
    case .isNotTrue: return try isNullable(operand) ? "(\(text)) IS NOT TRUE" : "NOT (\(text))"
    }
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode, as column: ColumnSchema?
  ) throws(DatabaseError) -> String {
    switch operation {
    case .and, .or:
      let word = operation == .and ? "AND" : "OR"
      let leftText = try junction(left, inside: operation)
      let rightText = try junction(right, inside: operation)
      // Engines nest what is written in a row: without parentheses a wide tree would become a deep one.
      if case .binary(operation, _, _) = right { return "\(leftText) \(word) (\(rightText))" }
      return "\(leftText) \(word) \(rightText)"
    case .equal, .notEqual:
      return try equality(left, right, isNegated: operation == .notEqual)
    case .isIn, .isNotIn:
      return try membership(left, right, isNegated: operation == .isNotIn)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      try refuseUnordered(left)
      try refuseUnordered(right)
      let (leftText, rightText) = try comparedOperands(left, right, operation)
      return "\(leftText) \(operation.symbol) \(rightText)"
    case .add, .subtract, .multiply, .divide, .remainder, .concatenate:
      try refuseUnordered(left)
      try refuseUnordered(right)
      if let text = try encodedArithmetic(operation, left, right, as: column) { return text }
      let leftType = try type(of: left) ?? column
      let rightType = try type(of: right) ?? column
      let leftText = try operand(left, as: rightType, for: .computed)
      return "(\(leftText) \(operation.symbol) \(try operand(right, as: leftType, for: .computed)))"
    }
  }

  /// An operand of `AND` or `OR`: in parentheses where it is the other of the two.
  private mutating func junction(
    _ node: ExpressionNode, inside operation: BinaryOperator
  ) throws(DatabaseError) -> String {
    let text = try expression(node)
    if case .binary(let inner, _, _) = node, inner != operation, inner == .and || inner == .or { return "(\(text))" }
    return text
  }

  /// Both operands of a comparison, a bare value taking the type of its counterpart.
  private mutating func comparedOperands(
    _ left: ExpressionNode, _ right: ExpressionNode, _ operation: BinaryOperator
  ) throws(DatabaseError) -> (String, String) {
    let leftType = try type(of: left)
    let rightType = try type(of: right)
    let (leftPower, rightPower) = try alignment(leftType, rightType)
    let leftText = try scaledUp(operand(left, as: rightType, for: .compared(operation.mirrored)), by: leftPower)
    return (leftText, try scaledUp(operand(right, as: leftType, for: .compared(operation)), by: rightPower))
  }

  /// An operand of another operator: in parentheses where it has an operator of its own that binds no tighter.
  mutating func operand(
    _ node: ExpressionNode, as column: ColumnSchema? = nil, for use: ValueUse = .stored
  ) throws(DatabaseError) -> String {
    let text = try expression(node, as: column, for: use)
    switch node {
    case .unary, .textTest: return "(\(text))"
    case .binary(let operation, _, _): return operation.isParenthesized ? text : "(\(text))"
    default: return text
    }
  }

  private mutating func equality(
    _ left: ExpressionNode, _ right: ExpressionNode, isNegated: Bool
  ) throws(DatabaseError) -> String {
    if case .parameter(_, isNull: true) = right {
      return "\(try operand(left)) IS \(isNegated ? "NOT " : "")NULL"
    }
    let nullable = try eitherIsNullable(left, right)
    let (leftText, rightText) = try comparedOperands(left, right, isNegated ? .notEqual : .equal)
    if nullable { return syntax.nullSafeEqual(leftText, rightText, isNegated: isNegated) }
    return "\(leftText) \(isNegated ? "<>" : "=") \(rightText)"
  }

  private mutating func membership(
    _ left: ExpressionNode, _ right: ExpressionNode, isNegated: Bool
  ) throws(DatabaseError) -> String {
    guard case .parameterList(let value, let size) = right else {
      throw DatabaseError(.invalidQuery, "isIn takes a list of values")
    }
    // An empty list: nothing is in it, and everything but null is not.
    if size == 0, !isNegated { return "1 = 0" }
    let column = try type(of: left)
    let text = try operand(left)
    let word = isNegated ? "NOT IN" : "IN"
    guard let size else {
      let list = try syntax.longList(of: column)
      let placeholders = list.conversions.map { bind(value, $0) }
      return "\(text) \(word) (\(list.sql(placeholders)))"
    }
    if size == 0 { return "\(text) IS NOT NULL" }
    let conversion = column.flatMap { syntax.conversion(for: $0, .compared(.isIn)) }
    let placeholders = (0..<size).map { bind(value, element: $0, conversion) }
    return "\(text) \(word) (\(placeholders.joined(separator: ", ")))"
  }

  private mutating func textTest(
    _ test: TextTest, _ left: ExpressionNode, _ right: ExpressionNode, _ ignoresCase: Bool
  ) throws(DatabaseError) -> String {
    if case .parameter(let value, _) = right {
      let (sql, conversion) = syntax.textTest(test, try operand(left), ignoresCase: ignoresCase)
      return sql(bind(value, conversion))
    }
    let syntax = syntax
    return try syntax.textTest(
      test, ignoresCase: ignoresCase, { () throws(DatabaseError) in try operand(left) },
      { () throws(DatabaseError) in try operand(right) })
  }

  private mutating func call(
    _ function: SQLFunction, _ arguments: [ExpressionNode], as column: ColumnSchema?
  ) throws(DatabaseError) -> String {
    let type = try arguments.first.map { node throws(DatabaseError) in try self.type(of: node) } ?? nil
    if function == .absolute { for argument in arguments { try refuseUnordered(argument) } }
    var texts: [String] = []
    for argument in arguments {
      guard try alignment(type, self.type(of: argument)) == (0, 0) else {
        throw DatabaseError(
          .invalidQuery, "coalesce takes decimals with the same number of digits behind the point: choose in Swift")
      }
      texts.append(try expression(argument, as: type ?? column, for: .computed))
    }
    return "\(function.name)(\(texts.joined(separator: ", ")))"
  }

  private mutating func aggregate(
    _ function: AggregateFunction, _ operand: ExpressionNode, _ isDistinct: Bool
  ) throws(DatabaseError) -> String {
    if function != .count { try refuseUnordered(operand) }
    let text = "\(function.name)(\(isDistinct ? "DISTINCT " : "")\(try expression(operand)))"
    guard function == .sum || function == .average, let column = try type(of: operand) else { return text }
    switch syntax.encoding(of: column) {
    case .flipped: throw refusedArithmetic(on: column)
    case .scaled(let scale) where function == .average && scale > 0: return "\(text) / \(powerOfTen(scale)).0"
    case .plain, .scaled: return text
    }
  }
}

extension BinaryOperator {
  /// Whether the operator's text comes with parentheses around it.
  fileprivate var isParenthesized: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .remainder, .concatenate: true
    default: false
    }
  }

  /// The operator that says the same with its operands in the other order.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  var symbol: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .concatenate: "||"
    case .and: "AND"
    case .or: "OR"
    case .equal: "="
    case .notEqual: "<>"
    case .isIn: "IN"
    case .isNotIn: "NOT IN"
    }
  }
}

extension SQLFunction {
  fileprivate var name: String {
    switch self {
    case .lower: "LOWER"
    case .upper: "UPPER"
    case .length: "LENGTH"
    case .absolute: "ABS"
    case .coalesce: "COALESCE"
    }
  }
}

extension AggregateFunction {
  fileprivate var name: String {
    switch self {
    case .count: "COUNT"
    case .sum: "SUM"
    case .average: "AVG"
    case .minimum: "MIN"
    case .maximum: "MAX"
    }
  }
}
