/// Whether the rows that columns stand for are certain to be there.
public protocol ColumnPresence: Sendable {}

/// The columns of a table whose row is always there.
public enum Present: ColumnPresence {}

/// The columns of a table behind a nullable relation: each of them can be null.
public enum Nullable: ColumnPresence {}

/// The columns of a table, as `$0` in a query's closures.
///
/// The `@Model` macro generates one, nested in the model as `Columns`. Its columns are the model's stored properties,
/// reached through their key paths, so that "find references" and rename on a property reach every query. To-one
/// relations are members that lead to the other table's columns.
@dynamicMemberLookup
public protocol ColumnSet<Root>: Sendable {
  /// The model.
  associatedtype Root: Table
  /// Whether the table's row is certain to be there.
  associatedtype Presence: ColumnPresence

  /// The way from the query's root to this table.
  var tablePath: TablePath { get }

  /// The columns of the table at the end of a path.
  init(tablePath: TablePath)
}

extension ColumnSet where Presence == Present {
  /// The column that stores a property.
  @inlinable
  public subscript<Value: ColumnValue>(dynamicMember property: KeyPath<Root, Value>) -> Column<Root, Value> {
    Column(ColumnReference(table: tablePath, property: property))
  }
}

extension ColumnSet where Presence == Nullable {
  /// The column that stores a property; null also where there is no related row.
  @inlinable
  public subscript<Value: ColumnType>(dynamicMember property: KeyPath<Root, Value>) -> Column<Root, Value?> {
    Column(ColumnReference(table: tablePath, property: property))
  }

  /// The column that stores a property.
  @inlinable
  public subscript<Value: ColumnType>(dynamicMember property: KeyPath<Root, Value?>) -> Column<Root, Value?> {
    Column(ColumnReference(table: tablePath, property: property))
  }
}

extension ColumnSet {
  /// The number of rows: `COUNT(*)`.
  public func count() -> ValueExpression<Int> { ValueExpression(.countRows) }
}

/// A column of a model's table.
@frozen
public struct Column<Root, Value: ColumnValue>: QueryExpression {
  /// What names it in a statement.
  public let reference: ColumnReference

  /// Wraps a reference.
  @inlinable
  public init(_ reference: ColumnReference) { self.reference = reference }

  /// The expression as a tree.
  @inlinable
  public var node: ExpressionNode { .column(reference) }
}

/// What stands in for a computed property among the columns: its use is an error that says so.
public struct NoColumn<Root, Value>: Sendable {
  /// There is nothing in it.
  public init() {}

  /// Exists so that the error is about the column and not about this.
  public func set(_ value: Value) -> Assignment<Root> { Assignment(column: .init(position: 0), node: .value(.null)) }
}

extension NoColumn: QueryExpression where Value: ColumnValue {
  /// Never asked for: no expression with it compiles.
  public var node: ExpressionNode { .value(.null) }
}
