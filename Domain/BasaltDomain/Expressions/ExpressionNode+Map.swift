extension ExpressionNode {
  /// The expression with its leaves replaced: columns, values, lists and counts of rows.
  package func mapLeaves<Failure>(
    _ transform: (ExpressionNode) throws(Failure) -> ExpressionNode
  ) throws(Failure) -> ExpressionNode {
    switch self {
    case .column, .value, .parameter, .list, .parameterList, .countRows: return try transform(self)
    case .unary(let operation, let operand): return .unary(operation, try operand.mapLeaves(transform))
    case .binary(let operation, let left, let right):
      return .binary(operation, try left.mapLeaves(transform), try right.mapLeaves(transform))
    case .textTest(let test, let left, let right, let ignoresCase):
      return .textTest(test, try left.mapLeaves(transform), try right.mapLeaves(transform), ignoresCase: ignoresCase)
    case .function(let function, let arguments):
      var mapped: [ExpressionNode] = []
      for argument in arguments { mapped.append(try argument.mapLeaves(transform)) }
      return .function(function, mapped)
    case .aggregate(let function, let operand, let isDistinct):
      return .aggregate(function, try operand.mapLeaves(transform), isDistinct: isDistinct)
    case .datePart(let part, let operand): return .datePart(part, try operand.mapLeaves(transform))
    }
  }
}
