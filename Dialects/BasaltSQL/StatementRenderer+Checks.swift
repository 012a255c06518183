internal import BasaltDomain
internal import BasaltPersistence

// What an engine would accept or half accept, and what would not mean what it says: refused before anything is sent.

extension StatementRenderer {
  /// Refuses an aggregate where there are no groups to compute it over.
  func refuseAggregates(in node: ExpressionNode?, _ place: String) throws(DatabaseError) {
    guard let node, node.hasAggregate else { return }
    throw DatabaseError(
      .invalidQuery,
      "\(place) is computed for each row and cannot hold an aggregate such as count(): use group and having")
  }

  /// Refuses to select, beside aggregates, a column that has a different value in every row of a group: the engine would
  /// take it from an arbitrary one.
  func checkGroups(_ select: SelectStatement) throws(DatabaseError) {
    var nodes: [ExpressionNode] = []
    if case .expressions(let output) = select.output { nodes = output }
    nodes += select.order.map(\.node)
    if let having = select.having { nodes.append(having) }
    for key in select.grouping { try refuseAggregates(in: key, "a group's key") }
    guard !select.grouping.isEmpty || nodes.contains(where: \.hasAggregate) else { return }
    for node in nodes where !node.isConstant(inGroupsBy: select.grouping) {
      throw DatabaseError(
        .invalidQuery,
        "a query of \(mapping.model) with groups or aggregates uses a column that is no part of the group's key: add it to "
          + "group { … }, or take its min() or max()")
    }
  }

  /// Refuses a projection that would show a hidden column.
  func refuseHidden(_ column: ResolvedColumn) throws(DatabaseError) {
    guard column.column.isHidden else { return }
    throw DatabaseError(
      .invalidQuery, "\(mapping.model).\(column.column.property) is hidden and in no projection: leave it out")
  }
}

extension ExpressionNode {
  /// Whether the expression computes something over several rows.
  fileprivate var hasAggregate: Bool {
    switch self {
    case .aggregate, .countRows: true
    case .column, .value, .parameter, .list, .parameterList: false
    case .unary(_, let operand), .datePart(_, let operand): operand.hasAggregate
    case .binary(_, let left, let right), .textTest(_, let left, let right, _): left.hasAggregate || right.hasAggregate
    case .function(_, let arguments): arguments.contains(where: \.hasAggregate)
    }
  }

  /// Whether the expression has one value in each group.
  fileprivate func isConstant(inGroupsBy keys: [ExpressionNode]) -> Bool {
    if keys.contains(where: { $0.isSame(as: self) }) { return true }
    return switch self {
    case .aggregate, .countRows, .value, .parameter, .list, .parameterList: true
    case .column: false
    case .unary(_, let operand), .datePart(_, let operand): operand.isConstant(inGroupsBy: keys)
    case .binary(_, let left, let right), .textTest(_, let left, let right, _):
      left.isConstant(inGroupsBy: keys) && right.isConstant(inGroupsBy: keys)
    case .function(_, let arguments): arguments.allSatisfy { $0.isConstant(inGroupsBy: keys) }
    }
  }

  /// Whether two expressions are written alike. Expressions with values never are: one text serves all values.
  private func isSame(as other: ExpressionNode) -> Bool {
    switch (self, other) {
    case (.column(let left), .column(let right)):
      left.slot == right.slot && left.table.hops == right.table.hops
    case (.datePart(let left, let leftOperand), .datePart(let right, let rightOperand)):
      left == right && leftOperand.isSame(as: rightOperand)
    case (.unary(let left, let leftOperand), .unary(let right, let rightOperand)):
      left == right && leftOperand.isSame(as: rightOperand)
    case (.binary(let operation, let left, let right), .binary(let otherOperation, let otherLeft, let otherRight)):
      operation == otherOperation && left.isSame(as: otherLeft) && right.isSame(as: otherRight)
    case (.function(let function, let arguments), .function(let otherFunction, let otherArguments)):
      function == otherFunction && arguments.count == otherArguments.count
        && zip(arguments, otherArguments).allSatisfy { $0.isSame(as: $1) }
    default: false
    }
  }
}
