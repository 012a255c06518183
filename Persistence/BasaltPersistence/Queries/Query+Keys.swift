internal import BasaltDomain

extension Query {
  /// The condition that the rows with some keys meet. Keys of one column are one list; keys of several are compared one by
  /// one, the comparisons halved again and again, so that they nest no deeper than the logarithm of their number.
  static func condition(ofKeys ids: [Root.ID]) -> ExpressionNode {
    if keyColumns.count == 1 { return .binary(.isIn, .column(keyColumns[0]), .list(ids.flatMap(Root.keyValues))) }
    return anyOf(ids[...])
  }

  private static func anyOf(_ ids: ArraySlice<Root.ID>) -> ExpressionNode {
    guard let first = ids.first else { return .binary(.isIn, .column(ColumnReference(position: 0)), .list([])) }
    if ids.count == 1 { return Root.condition(ofKey: first) }
    let middle = ids.startIndex + ids.count / 2
    return .binary(.or, anyOf(ids[..<middle]), anyOf(ids[middle...]))
  }
}
