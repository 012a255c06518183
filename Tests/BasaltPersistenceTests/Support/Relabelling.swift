import BasaltDomain

@testable import BasaltPersistence

/// Replaces every value of a statement, null excepted, by another one; lists keep their length.
struct Relabelling {
  private func value(_ value: SQLValue) -> SQLValue {
    if case .text(let text) = value { .text("other " + text) } else { value }
  }

  func node(_ node: ExpressionNode) -> ExpressionNode {
    switch node {
    case .column, .countRows, .parameter, .parameterList: node
    case .value(let content): .value(value(content))
    case .list(let elements): .list(elements.map(value))
    case .unary(let operation, let operand): .unary(operation, self.node(operand))
    case .binary(let operation, let left, let right): .binary(operation, self.node(left), self.node(right))
    case .textTest(let test, let left, let right, let ignoresCase):
      .textTest(test, self.node(left), self.node(right), ignoresCase: ignoresCase)
    case .function(let function, let arguments): .function(function, arguments.map(self.node))
    case .aggregate(let function, let operand, let isDistinct):
      .aggregate(function, self.node(operand), isDistinct: isDistinct)
    case .datePart(let part, let operand): .datePart(part, self.node(operand))
    }
  }

  func statement(_ statement: Statement) -> Statement {
    switch statement {
    case .select(var select):
      if case .expressions(let nodes) = select.output { select.output = .expressions(nodes.map(node)) }
      select.filter = select.filter.map(node)
      select.grouping = select.grouping.map(node)
      select.having = select.having.map(node)
      select.order = select.order.map { OrderTerm(node($0.node), isDescending: $0.isDescending) }
      select.limit = select.limit.map { $0 + 100 }
      select.offset = select.offset.map { $0 + 100 }
      return .select(select)
    case .insert(var insert):
      insert.values = insert.values.map(value)
      return .insert(insert)
    case .update(var update):
      update.assignments = update.assignments.map { ($0.column, node($0.value)) }
      update.filter = update.filter.map(node)
      return .update(update)
    case .delete(var delete):
      delete.filter = delete.filter.map(node)
      return .delete(delete)
    }
  }
}
