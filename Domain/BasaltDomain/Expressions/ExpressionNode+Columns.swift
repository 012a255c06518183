extension ExpressionNode {
  /// The columns at some positions of a mapping, as expressions: what a shape of plain columns selects.
  public static func columns(_ positions: Int...) -> [ExpressionNode] {
    positions.map { .column(ColumnReference(position: $0)) }
  }

  /// The expression as a query sees it that reaches the expression's own table over a path.
  func moved(behind path: TablePath) -> ExpressionNode {
    mapLeaves { leaf in
      guard case .column(let reference) = leaf else { return leaf }
      return .column(ColumnReference(table: path.appending(reference.table), slot: reference.slot))
    }
  }
}

extension TablePath {
  /// The path that goes on along another one, which starts from the table that this one leads to.
  func appending(_ path: TablePath) -> TablePath {
    guard !isTooLong, !path.isTooLong else { return TablePath(hops: .max, root: root) }
    return path.relations.reduce(self) { $0.appending(UInt8($1)) }
  }
}
