/// Columns of which no two rows may hold the same values.
public struct UniqueSchema: Hashable, Codable, Sendable {
  /// The constraint's name.
  public var name: String
  /// The positions of the columns.
  public var columns: [Int]
}

/// An index.
public struct IndexSchema: Hashable, Codable, Sendable {
  /// The index's name.
  public var name: String
  /// What rows are sorted by.
  public var terms: [IndexTerm]
  /// Which rows are in the index; nil for all of them.
  public var condition: ExpressionNode?
  /// Whether no two rows of the index may have the same terms.
  public var isUnique: Bool
  /// How the index is built.
  public var method: IndexMethod
}

/// One term of an index: a column, or an expression.
public struct IndexTerm: Hashable, Codable, Sendable {
  /// The expression, most often ``ExpressionNode/column(_:)``.
  public var expression: ExpressionNode
  /// Whether great values come first.
  public var isDescending: Bool

  init(expression: ExpressionNode, isDescending: Bool) {
    self.expression = expression
    self.isDescending = isDescending
  }

  init(column position: Int) {
    self.init(expression: .column(ColumnReference(position: position)), isDescending: false)
  }
}

/// How an index is built. Engines differ in what they offer; each has ``tree``.
public enum IndexMethod: String, Hashable, Codable, Sendable {
  /// A balanced tree, sorted.
  case tree
  /// A hash table, for equality only.
  case hash
  /// An inverted index, for arrays and JSON.
  case inverted
  /// Ranges of blocks, for huge tables in natural order.
  case blockRange
}

/// A condition that every row of a table meets.
public struct CheckSchema: Hashable, Codable, Sendable {
  /// How the condition is stated.
  public enum Condition: Hashable, Codable, Sendable {
    /// A typed expression over the table's columns, which every dialect renders.
    case expression(ExpressionNode)
    /// The engine's own SQL.
    case sql(String)
  }

  /// The constraint's name.
  public var name: String
  /// The condition.
  public var condition: Condition
}
