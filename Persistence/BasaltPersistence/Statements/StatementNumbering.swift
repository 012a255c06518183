internal import BasaltDomain

/// Replaces the values of a statement by their places in the list that ``ShapeWriter`` gathers. Both walk in one order;
/// `StatementNumberingTests` holds them to it for every case.
struct ValueNumbering {
  /// How many values have been replaced.
  private(set) var count = 0

  private mutating func next() -> Int {
    defer { count += 1 }
    return count
  }

  mutating func number(_ node: ExpressionNode) -> ExpressionNode {
    switch node {
    case .column, .countRows, .parameter: return node
    case .value(let value): return .parameter(next(), isNull: value.isNull)
    case .list(let elements): return .parameterList(next(), size: listSize(elements.count))
    case .parameterList: return node
    case .unary(let operation, let operand): return .unary(operation, number(operand))
    case .binary(let operation, let left, let right):
      let left = number(left)
      return .binary(operation, left, number(right))
    case .textTest(let test, let left, let right, let ignoresCase):
      let left = number(left)
      return .textTest(test, left, number(right), ignoresCase: ignoresCase)
    case .function(let function, let arguments): return .function(function, arguments.map { number($0) })
    case .aggregate(let function, let argument, let isDistinct):
      return .aggregate(function, number(argument), isDistinct: isDistinct)
    case .datePart(let part, let operand): return .datePart(part, number(operand))
    }
  }

  mutating func number(_ node: ExpressionNode?) -> ExpressionNode? { node.map { number($0) } }
}

/// A statement whose values have been replaced by their places; what ``SQLDialect/render(_:)`` receives.
public struct NumberedStatement: Sendable {
  /// The statement; it holds no value.
  public let statement: Statement
  /// The places of an insert's values, in the order of the columns that are not left out.
  public let insertValues: [Int]
  /// The place of a select's limit.
  public let limit: Int?
  /// The place of a select's offset.
  public let offset: Int?

  init(_ statement: Statement) {
    var numbering = ValueNumbering()
    var insertValues: [Int] = []
    var limit: Int?
    var offset: Int?
    switch statement {
    case .select(var select):
      switch select.output {
      case .columns(let nodes, let projection):
        select.output = .columns(nodes.map { numbering.number($0) }, of: projection)
      case .expressions(let nodes): select.output = .expressions(nodes.map { numbering.number($0) })
      case .table, .exists, .count: break
      }
      select.filter = numbering.number(select.filter)
      select.grouping = select.grouping.map { numbering.number($0) }
      select.having = numbering.number(select.having)
      select.order = select.order.map { OrderTerm(numbering.number($0.node), isDescending: $0.isDescending) }
      var count = numbering.count
      if select.limit != nil {
        limit = count
        count += 1
      }
      if select.offset != nil { offset = count }
      self.statement = .select(select)
    case .insert(var insert):
      insertValues = Array(insert.values.indices)
      insert.values = []
      self.statement = .insert(insert)
    case .update(var update):
      update.assignments = update.assignments.map { ($0.column, numbering.number($0.value)) }
      update.filter = numbering.number(update.filter)
      self.statement = .update(update)
    case .delete(var delete):
      delete.filter = numbering.number(delete.filter)
      self.statement = .delete(delete)
    }
    self.insertValues = insertValues
    self.limit = limit
    self.offset = offset
  }
}
