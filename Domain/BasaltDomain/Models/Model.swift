/// A value with fields: it can be validated and shown as a DTO. Declared with `@Model`.
///
/// Without a table it can neither be saved nor queried: those operations exist on ``Table`` only, and only where
/// BasaltPersistence is imported.
public protocol Model: Validated, Sendable {
  /// The read-only shape for others: every visible field, and no way to write it.
  associatedtype DTO: Sendable

  /// The fields as the outside may know them.
  static var fields: FieldList { get }

  /// The value as others may see it.
  var dto: DTO { get }
}

/// A model that is a table. Declared with `@Model(table: "…")`.
public protocol Table: Model, RowDecodable {
  /// The columns, as `$0` in a query's closures.
  associatedtype QueryColumns: ColumnSet where QueryColumns.Root == Self, QueryColumns.Presence == Present
  /// The type of the key: a typed scalar, or a struct with a field for each column of a composite key.
  associatedtype ID: Hashable & Sendable
  /// The shape that an insert takes: a `Draft` where the database makes the key, otherwise the model itself.
  associatedtype Insertion: InsertShape where Insertion.Target == Self

  /// How the struct and the table correspond.
  static var mapping: TableMapping { get }

  /// The row's key.
  var primaryKey: ID { get }

  /// The values of a key, in the order of its columns.
  static func keyValues(of id: ID) -> [SQLValue]

  /// The condition that the row with a key meets, and no other one.
  static func condition(ofKey id: ID) -> ExpressionNode

  /// Appends the value of every column, in the order of the mapping.
  func encode(into values: inout [SQLValue])

  /// Reads all rows that are left, and checks the rules of each.
  static func decodeCheckedRows(
    _ cursor: inout RowCursor, into rows: inout [Self], _ check: inout RowCheck<Self>
  ) throws(CellError)
}

extension Table {
  /// The engine-neutral description of the table, with all constraints and indexes.
  ///
  /// - Throws: ``SchemaError`` with everything that is wrong with the model's declarations.
  public static var schema: TableSchema { get throws(SchemaError) { try mapping.completeSchema() } }

  /// The fields as the outside may know them.
  public static var fields: FieldList { mapping.fields }

  /// How many cells a row takes.
  public static var cellCount: Int32 { Int32(truncatingIfNeeded: mapping.schema.columns.count) }

  /// The condition that the row with a key meets, and no other one.
  public static func condition(ofKey id: ID) -> ExpressionNode {
    let columns = mapping.schema.primaryKey.map { ExpressionNode.column(ColumnReference(position: $0)) }
    let clauses = zip(columns, keyValues(of: id)).map { ExpressionNode.binary(.equal, $0, .value($1)) }
    guard let first = clauses.first else { return .value(.bool(false)) }
    return clauses.dropFirst().reduce(first) { .binary(.and, $0, $1) }
  }

  /// Reads all rows that are left, and checks the rules of each. It is inlined into the model's module, where it is fully
  /// specialised: a model without rules reads as if nothing were checked.
  @inlinable
  public static func decodeCheckedRows(
    _ cursor: inout RowCursor, into rows: inout [Self], _ check: inout RowCheck<Self>
  ) throws(CellError) {
    while cursor.next() {
      let row = try Self(row: cursor, at: 0)
      row.validate(into: &check.failures)
      if check.failures.isEmpty { rows.append(row) } else { try check.report(row) }
    }
  }
}

extension Table where ID: ColumnType {
  /// The value of a key.
  public static func keyValues(of id: ID) -> [SQLValue] { [id.sqlValue] }

  /// The condition that the row with a key meets, and no other one.
  public static func condition(ofKey id: ID) -> ExpressionNode {
    let column = ColumnReference(position: mapping.schema.primaryKey.first ?? 0)
    return .binary(.equal, .column(column), .value(id.sqlValue))
  }
}

/// What an insert takes.
public protocol InsertShape: Validated, Sendable {
  /// The model that the inserted row becomes.
  associatedtype Target: Table

  /// Appends a value, or the fact that there is none, for every column in the order of the mapping.
  func encode(into row: inout InsertRow)
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

  /// What is selected, in the order in which it is read: columns, and expressions computed from them.
  ///
  /// It is the same for every query: the type's identity stands for it in the shape of a statement.
  static var columns: [ExpressionNode] { get }

  /// What a value looks like as JSON, as JSON Schema 2020-12.
  static var jsonSchema: JSON { get }
}

extension Projection {
  /// How many cells a row takes.
  @inlinable
  public static var cellCount: Int32 { Int32(truncatingIfNeeded: columns.count) }

  /// An object of which nothing more is known: what the macros emit says more.
  public static var jsonSchema: JSON { ["type": "object"] }
}
