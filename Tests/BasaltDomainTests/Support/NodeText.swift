import BasaltDomain

/// An expression as text in prefix form, with the names of the properties of a model's table.
func text(of node: ExpressionNode, in mapping: TableMapping) -> String {
  func inner(_ node: ExpressionNode) -> String { text(of: node, in: mapping) }
  return switch node {
  case .column(let column):
    if let name = mapping.property(of: column) { name } else { "?" }
  case .value(let value): "\(value)"
  case .parameter(let index, let isNull): "$\(index)\(isNull ? "null" : "")"
  case .list(let values): "\(values)"
  case .parameterList(let index, let size): "$\(index)[\(size.map(String.init) ?? "*")]"
  case .countRows: "count(*)"
  case .unary(let operation, let operand): "\(operation)(\(inner(operand)))"
  case .binary(let operation, let left, let right): "\(operation)(\(inner(left)), \(inner(right)))"
  case .textTest(let test, let left, let right, let ignoresCase):
    "\(test)\(ignoresCase ? "IgnoringCase" : "")(\(inner(left)), \(inner(right)))"
  case .function(let function, let arguments): "\(function)(\(arguments.map(inner).joined(separator: ", ")))"
  case .aggregate(let function, let operand, let isDistinct):
    "\(function)\(isDistinct ? "Distinct" : "")(\(inner(operand)))"
  case .datePart(let part, let operand): "\(part)(\(inner(operand)))"
  }
}

extension TableMapping {
  /// The name of the property behind a column, with those of the relations on the way to it.
  func property(of column: ColumnReference) -> String? {
    var mapping = self
    var path = ""
    for number in column.table.relations {
      guard mapping.relations.indices.contains(number - 1) else { return nil }
      path += mapping.relations[number - 1].name + "."
      mapping = mapping.relations[number - 1].target()
    }
    return mapping.position(ofSlot: column.slot).map { path + mapping.schema.columns[$0].property }
  }
}
