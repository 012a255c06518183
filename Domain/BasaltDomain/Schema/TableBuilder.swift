/// Builds a model's ``TableMapping``. The code that `@Model` emits uses it, one statement a column, so that the compiler
/// reports a type that no column can hold on the property's own line.
public struct TableBuilder<Root> {
  /// What a property's attributes say about its column.
  public enum Option: Sendable {
    case primaryKey(KeyStrategy)
    case unique
    case index
    case hidden
    case length(ClosedRange<Int>)
    case `default`(DefaultValue)
    case storage(ColumnStorage)
  }

  private var schema: TableSchema
  private var relations: [TableMapping.Relation] = []
  private var positions: [UInt32: Int] = [:]
  private var zeroSizeProperties: [(property: any AnyKeyPath & Sendable, position: Int)] = []

  /// Starts a table.
  public init(_ name: String) { schema = TableSchema(name: name) }

  /// Adds the column of a stored property.
  public mutating func column<Value: ColumnValue>(
    _ keyPath: any KeyPath<Root, Value> & Sendable, _ property: String, _ name: String, _ options: Option...
  ) {
    let position = schema.columns.count
    var column = ColumnSchema(
      property: property, name: name, kind: Value.Base.columnKind, isNullable: Value.isNullable)
    for option in options {
      switch option {
      case .primaryKey(let strategy):
        schema.primaryKey.append(position)
        schema.keyStrategy = strategy
      case .unique: column.isUnique = true
      case .index: column.isIndexed = true
      case .hidden: column.isHidden = true
      case .length(let range): column.length = range
      case .default(let value): column.defaultValue = value
      case .storage(let storage): column.storage = storage
      }
    }
    schema.columns.append(column)
    if MemoryLayout<Value>.size != 0, let offset = MemoryLayout<Root>.offset(of: keyPath) {
      positions[UInt32(truncatingIfNeeded: offset)] = position
    } else {
      zeroSizeProperties.append((keyPath, position))
    }
  }

  /// Adds a foreign key; its type says which table and column it refers to.
  public mutating func foreignKey<Owner: KeyOwner, Raw>(
    _ keyPath: any KeyPath<Root, Identifier<Owner, Raw>> & Sendable, onDelete: ReferentialAction = .noAction,
    onUpdate: ReferentialAction = .noAction
  ) {
    addForeignKey(to: Owner.keyReference, at: keyPath, onDelete, onUpdate)
  }

  /// Adds a nullable foreign key.
  public mutating func foreignKey<Owner: KeyOwner, Raw>(
    _ keyPath: any KeyPath<Root, Identifier<Owner, Raw>?> & Sendable, onDelete: ReferentialAction = .noAction,
    onUpdate: ReferentialAction = .noAction
  ) {
    addForeignKey(to: Owner.keyReference, at: keyPath, onDelete, onUpdate)
  }

  private mutating func addForeignKey(
    to reference: KeyReference, at keyPath: PartialKeyPath<Root>, _ onDelete: ReferentialAction,
    _ onUpdate: ReferentialAction
  ) {
    guard let column = position(of: keyPath) else { return }
    schema.foreignKeys.append(
      ForeignKeySchema(columns: [column], references: reference, onDelete: onDelete, onUpdate: onUpdate))
  }

  /// Adds a to-one relation through a foreign key; relations are numbered from 1 in the order of their declaration.
  public mutating func relation(
    _ number: Int, _ name: String, _ keyPath: PartialKeyPath<Root>, _ target: @escaping @Sendable () -> TableMapping
  ) {
    guard let column = position(of: keyPath), relations.count + 1 == number else { return }
    relations.append(
      TableMapping.Relation(
        name: name, column: column, isNullable: schema.columns[column].isNullable, target: target))
  }

  private func position(of keyPath: PartialKeyPath<Root>) -> Int? {
    MemoryLayout<Root>.offset(of: keyPath).flatMap { positions[UInt32(truncatingIfNeeded: $0)] }
  }

  /// The finished mapping.
  public func finish() -> TableMapping {
    TableMapping(
      model: "\(Root.self)", schema: schema, relations: relations, positions: positions,
      zeroSizeProperties: zeroSizeProperties)
  }
}
