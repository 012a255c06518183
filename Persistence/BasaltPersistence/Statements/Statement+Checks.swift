internal import BasaltDomain

// What an engine would accept or half accept, and what would not mean what it says: refused before anything is sent. The
// checks look at values too, so they run for every statement and not once a shape.

extension Statement {
  /// Refuses a statement that would not mean what it says.
  func check() throws(DatabaseError) {
    switch self {
    case .select(let select): try select.check()
    case .insert: break
    case .update(let update):
      try refuseDeep(update.filter)
      for assignment in update.assignments { try refuseAggregates(in: assignment.value, "an update") }
      try refuseAggregates(in: update.filter, "a filter")
    case .delete(let delete):
      try refuseDeep(delete.filter)
      try refuseAggregates(in: delete.filter, "a filter")
    }
  }
}

extension Statement {
  /// Refuses a projection that computes over several rows. It is the same whatever the values are, so it runs once a shape.
  func checkProjection() throws(DatabaseError) {
    guard case .select(let select) = self, case .columns(let nodes, _) = select.output else { return }
    for node in nodes {
      try refuseDeep(node)
      try refuseAggregates(in: node, "a field of a projection")
    }
  }
}

/// Refuses an aggregate where there are no groups to compute it over.
private func refuseAggregates(in node: ExpressionNode?, _ place: String) throws(DatabaseError) {
  guard let node, node.hasAggregate else { return }
  throw DatabaseError(
    .invalidQuery,
    "\(place) is computed for each row and cannot hold an aggregate such as count(): use group and having")
}

/// Refuses a condition that nests so deep that a recursion over it could exhaust the stack of a task in a debug build.
private func refuseDeep(_ node: ExpressionNode?) throws(DatabaseError) {
  guard let node, node.isDeeper(than: 600) else { return }
  throw DatabaseError(
    .invalidQuery, "a condition nests more than 600 operators: use isIn for a list of values, or several queries")
}

extension SelectStatement {
  fileprivate func check() throws(DatabaseError) {
    // Some engines take a negative number for "no limit".
    guard limit ?? 0 >= 0, offset ?? 0 >= 0 else {
      throw DatabaseError(.invalidQuery, "limit and offset must not be negative")
    }
    try refuseDeep(filter)
    try refuseAggregates(in: filter, "a filter")
    try checkGroups()
  }

  /// Refuses to select, beside aggregates, a column that has a different value in every row of a group: the engine would
  /// take it from an arbitrary one.
  private func checkGroups() throws(DatabaseError) {
    guard case .expressions(let output) = output else { return }
    guard !output.isEmpty else {
      throw DatabaseError(
        .invalidQuery,
        "a query of \(table.mapping.model) selects nothing: its closure must return columns or expressions (the compiler has "
          + "warned that its value is unused)")
    }
    for key in grouping { try refuseAggregates(in: key, "a group's key") }
    let nodes = output + order.map(\.node) + (having.map { [$0] } ?? [])
    guard !grouping.isEmpty || nodes.contains(where: \.hasAggregate) else { return }
    for node in nodes where !node.isConstant(inGroupsBy: grouping) {
      throw DatabaseError(
        .invalidQuery,
        "a query of \(table.mapping.model) with groups or aggregates uses a column that is no part of the group's key: add "
          + "it to group { … }, or take its min() or max()")
    }
  }
}

extension ExpressionNode {
  /// Whether operators are nested more than so many levels.
  fileprivate func isDeeper(than levels: Int) -> Bool {
    if levels == 0 { return true }
    return switch self {
    case .aggregate(_, let operand, _), .unary(_, let operand), .datePart(_, let operand):
      operand.isDeeper(than: levels - 1)
    case .binary(_, let left, let right), .textTest(_, let left, let right, _):
      right.isDeeper(than: levels - 1) || left.isDeeper(than: levels - 1)
    case .function(_, let arguments): arguments.contains { $0.isDeeper(than: levels - 1) }
    case .column, .value, .parameter, .list, .parameterList, .countRows: false
    }
  }

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
    if keys.contains(self) { return true }
    return switch self {
    case .aggregate, .countRows, .value, .parameter, .list, .parameterList: true
    case .column: false
    case .unary(_, let operand), .datePart(_, let operand): operand.isConstant(inGroupsBy: keys)
    case .binary(_, let left, let right), .textTest(_, let left, let right, _):
      left.isConstant(inGroupsBy: keys) && right.isConstant(inGroupsBy: keys)
    case .function(_, let arguments): arguments.allSatisfy { $0.isConstant(inGroupsBy: keys) }
    }
  }
}
