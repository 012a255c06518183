internal import BasaltDomain
internal import BasaltPersistence

// What the renderer must know of an expression to write it: whether it can be null, and which column's type it has.

extension StatementRenderer {
  /// The column whose values an expression yields, nil for other computed ones. For a computation with decimals it is a
  /// column that no table has, with the scale of the result.
  mutating func type(of node: ExpressionNode) throws(DatabaseError) -> ColumnSchema? {
    switch node {
    case .column(let reference): return try resolve(reference).column
    case .aggregate(let function, let operand, _):
      switch function {
      case .minimum, .maximum: return try type(of: operand)
      case .sum: return try encodedType(of: operand)
      case .count, .average: return nil
      }
    case .function(.coalesce, let arguments):
      return try arguments.first.map { node throws(DatabaseError) in try type(of: node) } ?? nil
    case .function(.absolute, let arguments):
      return try arguments.first.map { node throws(DatabaseError) in try encodedType(of: node) } ?? nil
    case .binary(let operation, let left, let right): return try encodedType(of: operation, left, right)
    default: return nil
    }
  }

  /// What the integers of an expression mean.
  mutating func encoding(of node: ExpressionNode) throws(DatabaseError) -> ColumnEncoding {
    try type(of: node).map { syntax.encoding(of: $0) } ?? .plain
  }

  /// Whether an expression can be null.
  mutating func isNullable(_ node: ExpressionNode) throws(DatabaseError) -> Bool {
    switch node {
    case .column(let reference): return try resolve(reference).isNullable
    case .parameter(_, let isNull): return isNull
    case .value, .list, .parameterList, .countRows: return false
    case .unary(let operation, let operand):
      return operation == .not ? try isNullable(operand) : false
    case .binary(let operation, let left, let right):
      switch operation {
      case .equal, .notEqual: return false
      case .isIn, .isNotIn: return try isNullable(left)
      case .divide, .remainder: return true
      default: return try eitherIsNullable(left, right)
      }
    case .textTest(_, let left, let right, _): return try eitherIsNullable(left, right)
    case .function(let function, let arguments):
      for argument in arguments {
        let argumentIsNullable = try isNullable(argument)
        if function == .coalesce, !argumentIsNullable { return false }
        if function != .coalesce, argumentIsNullable { return true }
      }
      return function == .coalesce
    case .aggregate(let function, _, _): return function != .count
    case .datePart(_, let operand): return try isNullable(operand)
    }
  }

  /// Whether one of two expressions can be null.
  mutating func eitherIsNullable(_ left: ExpressionNode, _ right: ExpressionNode) throws(DatabaseError) -> Bool {
    let leftIsNullable = try isNullable(left)
    let rightIsNullable = try isNullable(right)
    return leftIsNullable || rightIsNullable
  }

  /// Refuses to order or compute with decimals that are stored as text, where "10" comes before "9.5", and to order arrays.
  mutating func refuseUnordered(_ node: ExpressionNode) throws(DatabaseError) {
    guard let column = try type(of: node) else { return }
    if column.kind == .decimal, column.storage == .text {
      throw DatabaseError(
        .invalidQuery,
        "\(mapping.model).\(column.property) is a decimal stored as text, which the database cannot compare or compute as "
          + "a number: declare it with @Precision, or fetch the rows and do it in Swift")
    }
    if column.kind == .array {
      throw DatabaseError(
        .invalidQuery,
        "\(mapping.model).\(column.property) is an array, and arrays have no order: compare with ==, or fetch the rows and "
          + "do it in Swift")
    }
  }
}
