/// A group of fields that several models share, such as the times of creation and change. Declared with `@Embeddable`.
///
/// Its fields are columns of each table that has it.
public protocol Embeddable: Model {
  /// What an insert takes where the database fills in some of the fields.
  associatedtype Draft: EmbeddedDraft

  /// The columns.
  static var group: FieldGroup { get }
  /// How many cells a value takes.
  static var cellCount: Int32 { get }

  /// Reads one value from the cells of the cursor's current row, from a column on.
  init(row: borrowing RowCursor, at column: Int32) throws(CellError)

  /// Appends the value of every column.
  func encode(into values: inout [SQLValue])
}

extension Embeddable {
  /// The fields as the outside may know them.
  public static var fields: FieldList { group.fields }
}

/// What an insert takes of an embedded group.
public protocol EmbeddedDraft: Validated, Sendable {
  /// Appends a value, or the fact that there is none, for every column; the first one has this position in its table.
  func encode(into row: inout InsertRow, at position: Int)

  /// What an insert means that gives no draft of the group; nil leaves every column to the database.
  static var standard: Self? { get }
}

extension EmbeddedDraft {
  /// The database fills in every column.
  public static var standard: Self? { nil }
}

/// The part of a DTO that an embedded group is.
public protocol EmbeddedShape: Sendable {
  /// The columns, counted from the group's first one.
  static var positions: [Int] { get }
  /// How many cells a value takes.
  static var cellCount: Int32 { get }

  /// Reads one value from the cells of the cursor's current row, from a column on.
  init(row: borrowing RowCursor, at column: Int32) throws(CellError)
}

/// The columns of an embedded group.
public struct FieldGroup: Sendable {
  let columns: [ColumnSchema]
  /// The fields as the outside may know them.
  public let fields: FieldList
  let positions: [UInt32: Int]
}

/// The columns of an embedded group, as a query's closures name them: `$0.times.createdAt`.
@dynamicMemberLookup
public struct EmbeddedColumns<Root: Table, Group: Embeddable, Presence: ColumnPresence>: Sendable {
  private let tablePath: TablePath
  private let base: UInt32?

  /// The columns of a group that lies at a property of the table's model.
  public init(tablePath: TablePath, offset property: KeyPath<Root, Group>) {
    self.tablePath = tablePath
    base = MemoryLayout<Root>.offset(of: property).map { UInt32(truncatingIfNeeded: $0) }
  }

  private func reference<Value>(_ property: KeyPath<Group, Value>) -> ColumnReference {
    guard let base, let offset = MemoryLayout<Group>.offset(of: property) else {
      return ColumnReference(table: tablePath, slot: ColumnReference.unknownSlot)
    }
    return ColumnReference(table: tablePath, slot: base + UInt32(truncatingIfNeeded: offset))
  }
}

extension EmbeddedColumns where Presence == Present {
  /// The column that stores a property of the group.
  public subscript<Value: ColumnValue>(dynamicMember property: KeyPath<Group, Value>) -> Column<Root, Value> {
    Column(reference(property))
  }
}

extension EmbeddedColumns where Presence == Nullable {
  /// The column that stores a property of the group; null also where there is no related row.
  public subscript<Value: ColumnType>(dynamicMember property: KeyPath<Group, Value>) -> Column<Root, Value?> {
    Column(reference(property))
  }

  /// The column that stores a property of the group.
  public subscript<Value: ColumnType>(dynamicMember property: KeyPath<Group, Value?>) -> Column<Root, Value?> {
    Column(reference(property))
  }
}

extension InsertRow {
  /// Adds a group's columns. Without a draft every column has its default, in Swift or in the database.
  public mutating func append<Group: Embeddable>(_ draft: Group.Draft?, _ group: Group.Type, at position: Int) {
    if let draft = draft ?? Group.Draft.standard { return draft.encode(into: &self, at: position) }
    for offset in 0..<Int(Group.cellCount) { omit(position + offset) }
  }

  /// Adds a group's columns.
  public mutating func append(_ group: some Embeddable) {
    var values: [SQLValue] = []
    group.encode(into: &values)
    for value in values { appendValue(value) }
  }
}
