internal import BasaltDomain
internal import BasaltPersistence

// Arithmetic with columns whose integers stand for something else; see ``ColumnEncoding``.
//
// Decimals: a sum and a difference have the larger of both scales, and the side with the smaller one is multiplied. A product
// of two columns has the sum of their scales; a bound factor is a whole number. Division is refused, since it would have to
// round.
//
// An integer beyond 64 bits becomes a floating-point number on SQLite. As the result of a statement or in a column it is an
// error there, so no wrong value comes of it; computing on with it could bring it back into range with its last digits lost.
// So an operand that may be beyond is refused: ``magnitude(of:)`` says how large an operand can become.
//
// Unsigned integers with a flipped bit take one value that is added or subtracted, and nothing else.

extension StatementRenderer {
  /// By which powers of ten two expressions must be multiplied to be of one scale.
  ///
  /// - Throws: where their values are stored in different ways, so that the database cannot compare them.
  func alignment(_ left: ColumnSchema?, _ right: ColumnSchema?) throws(DatabaseError) -> (left: Int, right: Int) {
    guard let left, let right else { return (0, 0) }
    switch (syntax.encoding(of: left), syntax.encoding(of: right)) {
    case (.scaled(let leftScale), .scaled(let rightScale)):
      let difference = rightScale - leftScale
      if difference.magnitude <= 18 { return (max(0, difference), max(0, -difference)) }
    case (.flipped, .flipped): return (0, 0)
    case (.plain, .plain) where left.kind != right.kind || left.storage == right.storage: return (0, 0)
    case (.plain, .plain) where !left.kind.dependsOnStorage: return (0, 0)
    default: break
    }
    throw DatabaseError(
      .invalidQuery,
      "\(mapping.model): \(left.property) and \(right.property) are stored in different ways, so the database cannot "
        + "compare or combine them: fetch the rows and do it in Swift")
  }

  /// An expression of a decimal with more digits behind the point.
  func scaledUp(_ text: String, by power: Int) -> String { power == 0 ? text : "(\(text) * \(powerOfTen(power)))" }

  /// A power of ten in digits.
  func powerOfTen(_ power: Int) -> String { "1" + String(repeating: "0", count: power) }

  func refusedArithmetic(on column: ColumnSchema) -> DatabaseError {
    DatabaseError(
      .invalidQuery,
      "\(mapping.model).\(column.property) is an unsigned 64-bit integer, with which the database does no more than add or "
        + "subtract one value: compute in Swift, or declare it as @Column(storage: .integer)")
  }

  // MARK: Types of computed expressions

  /// The type of an expression whose integers stand for something else, nil for any other.
  mutating func encodedType(of node: ExpressionNode) throws(DatabaseError) -> ColumnSchema? {
    guard let column = try type(of: node), syntax.encoding(of: column) != .plain else { return nil }
    return column
  }

  mutating func encodedType(
    of operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode
  ) throws(DatabaseError) -> ColumnSchema? {
    guard operation.isArithmetic else { return nil }
    let leftType = try encodedType(of: left)
    let rightType = try encodedType(of: right)
    guard var type = leftType ?? rightType else { return nil }
    guard let leftType, let rightType, case .scaled(let leftScale) = syntax.encoding(of: leftType),
      case .scaled(let rightScale) = syntax.encoding(of: rightType)
    else { return type }
    let scale = operation == .multiply ? leftScale + rightScale : max(leftScale, rightScale)
    type.precision = DecimalPrecision(max(18, scale), scale: scale)
    return type
  }

  /// The greatest number, its sign and its point left out, that an expression of decimals can yield.
  private mutating func magnitude(of node: ExpressionNode) throws(DatabaseError) -> Double {
    switch node {
    case .column(let reference):
      let digits = try resolve(reference).column.precision?.digits ?? 18
      return Self.power(digits)
    case .parameter: return Self.power(18)
    case .binary(let operation, let left, let right):
      if operation == .multiply {
        guard !left.isParameter, !right.isParameter else { return .infinity }
        return try magnitude(of: left) * magnitude(of: right)
      }
      let (leftPower, rightPower) = try alignment(encodedType(of: left), encodedType(of: right))
      return try magnitude(of: left) * Self.power(leftPower) + magnitude(of: right) * Self.power(rightPower)
    // A sum of integers is an integer of 64 bits or an error.
    case .aggregate(.sum, let operand, _): return try magnitude(of: operand) <= 0x1p63 ? 0x1p63 : .infinity
    case .aggregate(_, let operand, _): return try magnitude(of: operand)
    case .function(_, let arguments):
      var greatest = 0.0
      for argument in arguments { greatest = max(greatest, try magnitude(of: argument)) }
      return greatest
    default: return .infinity
    }
  }

  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { product, _ in product * 10 } }

  // MARK: Text

  /// Arithmetic with an operand whose integers stand for something else; nil where there is no such operand.
  mutating func encodedArithmetic(
    _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode, as column: ColumnSchema?
  ) throws(DatabaseError) -> String? {
    let leftType = try encodedType(of: left)
    let rightType = try encodedType(of: right)
    guard let type = leftType ?? rightType else {
      if let column, syntax.encoding(of: column) != .plain {
        throw DatabaseError(
          .invalidQuery,
          "\(mapping.model).\(column.property) is set to a computation without any column: do it in Swift")
      }
      return nil
    }
    if syntax.encoding(of: type) == .flipped {
      guard leftType != nil, case .column = left, case .parameter(let value, _) = right else {
        throw refusedArithmetic(on: type)
      }
      return try flippedSum(operation, left, value, type)
    }
    for operand in [left, right] where try magnitude(of: operand) > 0x1p63 {
      throw DatabaseError(
        .invalidQuery,
        "\(mapping.model).\(type.property): a part of this computation may exceed 64 bits; compute in Swift, or declare "
          + "fewer digits with @Precision")
    }
    switch operation {
    case .add, .subtract:
      let (leftPower, rightPower) = try alignment(leftType, rightType)
      let leftText = try scaledUp(operand(left, as: type, for: .computed), by: leftPower)
      let rightText = try scaledUp(operand(right, as: type, for: .computed), by: rightPower)
      return "(\(leftText) \(operation.symbol) \(rightText))"
    case .multiply:
      let leftText = try operand(left, as: type, for: .factor)
      return "(\(leftText) * \(try operand(right, as: type, for: .factor)))"
    default:
      throw DatabaseError(
        .invalidQuery,
        "\(mapping.model).\(type.property) is a decimal, which the database cannot divide without rounding: fetch the rows "
          + "and divide in Swift")
    }
  }

  /// A value may be greater than any signed integer, but its negative fits two of them: so it is the negative, in two parts,
  /// that is bound, and the operation is reversed. Both parts have one sign: a sum beyond the range stays beyond it.
  private mutating func flippedSum(
    _ operation: BinaryOperator, _ operand: ExpressionNode, _ value: Int, _ type: ColumnSchema
  ) throws(DatabaseError) -> String {
    let reversed: String
    switch operation {
    case .add: reversed = "-"
    case .subtract: reversed = "+"
    default: throw refusedArithmetic(on: type)
    }
    let text = try expression(operand)
    let first = bind(value) { value throws(DatabaseError) in Self.negated(value) { min($0, 1 << 63) } }
    let second = bind(value) { value throws(DatabaseError) in Self.negated(value) { $0 - min($0, 1 << 63) } }
    return "(\(text) \(reversed) \(first) \(reversed) \(second))"
  }

  private static func negated(_ value: SQLValue, part: (UInt64) -> UInt64) -> SQLValue {
    guard case .uint64(let value) = value else { return value }
    return .int64(Int64(bitPattern: 0 &- part(value)))
  }

  /// What an update writes into a column.
  mutating func assigned(_ node: ExpressionNode, to column: ColumnSchema) throws(DatabaseError) -> String {
    let (power, excess) = try alignment(try type(of: node), column)
    guard excess == 0 else {
      throw DatabaseError(
        .invalidQuery,
        "\(mapping.model).\(column.property) has fewer digits behind the point than what it is set to: round in Swift")
    }
    return scaledUp(try expression(node, as: column), by: power)
  }
}

extension ExpressionNode {
  /// Whether the node is a bound value.
  fileprivate var isParameter: Bool {
    if case .parameter = self { true } else { false }
  }
}

extension BinaryOperator {
  fileprivate var isArithmetic: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .remainder: true
    default: false
    }
  }
}

extension ColumnKind {
  /// Whether equal values are stored as different ones under another ``ColumnStorage``.
  fileprivate var dependsOnStorage: Bool {
    switch self {
    case .instant, .time, .uuid, .decimal, .uint64: true
    default: false
    }
  }
}
