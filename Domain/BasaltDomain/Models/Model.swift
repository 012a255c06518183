/// A value with fields: it can be validated and shown as a DTO. Declared with `@Model`.
///
/// Without a table it can neither be saved nor queried: those operations exist on ``Table`` only, and only where
/// BasaltPersistence is imported.
public protocol Model: Sendable {
  /// The read-only shape for others: every visible field, and no way to write it.
  associatedtype DTO: Sendable

  /// The value as others may see it.
  var dto: DTO { get }

  /// Adds every rule that the value breaks to `failures`.
  func validate(into failures: inout ValidationFailures)
}

/// A model that is a table. Declared with `@Model(table: "…")`.
public protocol Table: Model, RowDecodable {
  /// The columns, as `$0` in a query's closures.
  associatedtype QueryColumns: ColumnSet where QueryColumns.Root == Self, QueryColumns.Presence == Present
  /// The type of the key.
  associatedtype ID: ColumnType
  /// The shape that an insert takes: a `Draft` where the database makes the key, otherwise the model itself.
  associatedtype Insertion: InsertShape where Insertion.Target == Self

  /// How the struct and the table correspond.
  static var mapping: TableMapping { get }

  /// The row's key.
  var primaryKey: ID { get }

  /// Appends the value of every column, in the order of the mapping.
  func encode(into values: inout [SQLValue])
}

extension Table {
  /// The engine-neutral description of the table.
  public static var schema: TableSchema { mapping.schema }
}

/// What an insert takes.
public protocol InsertShape: Sendable {
  /// The model that the inserted row becomes.
  associatedtype Target: Table

  /// Appends a value, or the fact that there is none, for every column in the order of the mapping.
  func encode(into row: inout InsertRow)

  /// Adds every rule that the value breaks to `failures`.
  func validate(into failures: inout ValidationFailures)
}

/// The values of one row to be inserted.
public struct InsertRow: Sendable {
  /// The values of the columns that are not left out, in the order of the mapping.
  public private(set) var values: [SQLValue]
  /// The positions of the columns that the database fills in.
  public private(set) var omitted: [Int]

  /// An empty row.
  public init() {
    values = []
    omitted = []
  }

  /// Adds the next column's value.
  @inlinable
  public mutating func append<Value: ColumnValue>(_ value: Value) { appendValue(value.sqlValue) }

  @usableFromInline
  mutating func appendValue(_ value: SQLValue) { values.append(value) }

  /// Leaves the column at this position to the database.
  public mutating func omit(_ position: Int) { omitted.append(position) }

  /// Makes room for so many rows like the first one.
  public mutating func reserveCapacity(rows: Int) { values.reserveCapacity(values.count * rows) }

  /// Starts the next row behind the ones before, so that many rows share one array of values.
  public mutating func startRow() { omitted.removeAll(keepingCapacity: true) }

  /// Moves the values from `start` on into a row of their own: the last row began to leave out other columns.
  public mutating func split(at start: Int) -> InsertRow {
    var rest = InsertRow()
    rest.values = Array(values[start...])
    rest.omitted = omitted
    values.removeSubrange(start...)
    return rest
  }
}

/// A read-only shape of a model's rows: some of its columns, by type-checked reference.
public protocol Projection: RowDecodable {
  /// The DTO of the model whose rows are read. It is the DTO and not the model, so that a projection can be public while
  /// the model is internal.
  associatedtype Source

  /// The columns, in the order in which they are read.
  static var columns: [ColumnReference] { get }
}
