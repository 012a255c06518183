public import BasaltDomain

/// A statement as a value: what a dialect renders.
public enum Statement: Sendable {
  case select(SelectStatement)
  case insert(InsertStatement)
  case update(UpdateStatement)
  case delete(DeleteStatement)

  /// The table that the statement is about.
  public var table: any Table.Type {
    switch self {
    case .select(let select): select.table
    case .insert(let insert): insert.table
    case .update(let update): update.table
    case .delete(let delete): delete.table
    }
  }

  /// Whether the statement leaves the database as it is.
  public var isReadOnly: Bool {
    if case .select = self { true } else { false }
  }
}

/// A query for rows.
public struct SelectStatement: Sendable {
  /// What a row of the result holds.
  public enum Output: Sendable {
    /// Every column of the table, in the order of its mapping.
    case table
    /// The columns and expressions of a projection; the identifier is the projection type's, and stands for them.
    case columns([ExpressionNode], of: ObjectIdentifier)
    /// Computed expressions.
    case expressions([ExpressionNode])
    /// Whether there is a row at all.
    case exists
    /// The number of rows, limit, offset and grouping included.
    case count
  }

  /// The table.
  public var table: any Table.Type
  /// What a row holds.
  public var output: Output = .table
  /// What must hold for a row.
  public var filter: ExpressionNode?
  /// What rows are grouped by.
  public var grouping: [ExpressionNode] = []
  /// What must hold for a group.
  public var having: ExpressionNode?
  /// The order of the rows.
  public var order: [OrderTerm] = []
  /// Whether equal rows are returned once.
  public var isDistinct = false
  /// How many rows at most; bound, not part of the text.
  public var limit: Int?
  /// How many rows are skipped; bound, not part of the text.
  public var offset: Int?

  /// All rows of a table.
  public init(table: any Table.Type) { self.table = table }

  /// Whether nothing but a filter narrows the rows.
  public var isPlainFilter: Bool {
    limit == nil && offset == nil && !isDistinct && grouping.isEmpty && having == nil
  }
}

/// The insertion of one row; executed many times over for many rows.
public struct InsertStatement: Sendable {
  /// What happens when a row with the same unique value exists.
  public enum Conflict: Sendable {
    /// It is an error.
    case fail
    /// The new row is dropped.
    case ignore(target: [ColumnReference])
    /// The existing row takes the new row's values in some columns.
    case update(target: [ColumnReference], columns: [ColumnReference])
  }

  /// The table.
  public var table: any Table.Type
  /// The positions of the columns that the database fills in.
  public var omitted: [Int]
  /// The values of the other columns.
  public var values: [SQLValue]
  /// What happens on a conflict.
  public var conflict: Conflict = .fail
  /// Whether every column of the stored row is returned.
  public var isReturning: Bool

  /// An insertion.
  public init(table: any Table.Type, omitted: [Int], values: [SQLValue], isReturning: Bool) {
    self.table = table
    self.omitted = omitted
    self.values = values
    self.isReturning = isReturning
  }
}

/// A change of the rows that a filter finds.
public struct UpdateStatement: Sendable {
  /// The table.
  public var table: any Table.Type
  /// The columns and their new values.
  public var assignments: [(column: ColumnReference, value: ExpressionNode)]
  /// What must hold for a row; nil changes all rows.
  public var filter: ExpressionNode?

  /// A change.
  public init(
    table: any Table.Type, assignments: [(column: ColumnReference, value: ExpressionNode)], filter: ExpressionNode?
  ) {
    self.table = table
    self.assignments = assignments
    self.filter = filter
  }
}

/// The removal of the rows that a filter finds.
public struct DeleteStatement: Sendable {
  /// The table.
  public var table: any Table.Type
  /// What must hold for a row; nil removes all rows.
  public var filter: ExpressionNode?

  /// A removal.
  public init(table: any Table.Type, filter: ExpressionNode?) {
    self.table = table
    self.filter = filter
  }
}
