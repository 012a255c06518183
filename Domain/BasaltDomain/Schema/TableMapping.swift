/// Ties a table's schema to the Swift struct: which stored property is which column, and where the relations lead.
///
/// It is immutable and there is one for each model; a class, so that handing it on is one reference and not a dozen.
public final class TableMapping: Sendable {
  /// A to-one relation.
  public struct Relation: Sendable {
    /// Its name in queries.
    public let name: String
    /// The position of the foreign key's column.
    public let column: Int
    /// Whether there may be no related row.
    public let isNullable: Bool
    /// The mapping of the other table; a closure, because models may refer to each other in a circle.
    public let target: @Sendable () -> TableMapping
  }

  /// What a model declares apart from its columns.
  enum Declaration: Sendable {
    /// A declaration of its own.
    case named(String, DeclarationContent)
    /// The rules of a column that the database is to check too.
    case rules(Int, [@Sendable () -> RuleDescription])
  }

  /// The model's name, for messages.
  public let model: String
  /// The columns and the key: what statements need. ``completeSchema()`` has the constraints and indexes besides.
  public let schema: TableSchema
  /// The fields as the outside may know them.
  public let fields: FieldList
  /// The relations; the first one has number 1 in a ``TablePath``.
  public let relations: [Relation]
  let declarations: [Declaration]
  let patchReaders: [Int: any Sendable]
  private let positions: [UInt32: Int]
  private let zeroSizeProperties: [(property: any AnyKeyPath & Sendable, position: Int)]
  private let offset: @Sendable (AnyKeyPath) -> Int?

  init(
    model: String, schema: TableSchema, fields: FieldList, relations: [Relation], positions: [UInt32: Int],
    zeroSizeProperties: [(property: any AnyKeyPath & Sendable, position: Int)], declarations: [Declaration],
    patchReaders: [Int: any Sendable], offset: @escaping @Sendable (AnyKeyPath) -> Int?
  ) {
    self.model = model
    self.schema = schema
    self.fields = fields
    self.relations = relations
    self.positions = positions
    self.zeroSizeProperties = zeroSizeProperties
    self.declarations = declarations
    self.patchReaders = patchReaders
    self.offset = offset
  }

  /// The mapping of a table of which only the schema is known: its columns go by position.
  package convenience init(_ schema: TableSchema) {
    self.init(
      model: schema.name, schema: schema, fields: FieldList(title: schema.name, documentation: nil, fields: []),
      relations: [], positions: [:], zeroSizeProperties: [], declarations: [], patchReaders: [:], offset: { _ in nil })
  }

  /// The position of the column that a slot names, nil when the slot is no stored property of the model.
  public func position(ofSlot slot: UInt32) -> Int? {
    if slot == ColumnReference.unknownSlot { return nil }
    if slot & 0x8000_0000 != 0 {
      let position = Int(slot & 0x7FFF_FFFF)
      return schema.columns.indices.contains(position) ? position : nil
    }
    return positions[slot]
  }

  /// The slot of a property that has no offset of its own: a zero-size one shares its neighbour's and goes by position;
  /// a computed one has no column.
  public func slot(of property: AnyKeyPath) -> UInt32 {
    guard let entry = zeroSizeProperties.first(where: { $0.property == property }) else {
      return ColumnReference.unknownSlot
    }
    return ColumnReference.slot(position: entry.position)
  }

  /// The position of the column that stores a property, nil when none does.
  func position(of property: AnyKeyPath) -> Int? {
    if let entry = zeroSizeProperties.first(where: { $0.property == property }) { return entry.position }
    return offset(property).flatMap { positions[UInt32(truncatingIfNeeded: $0)] }
  }

  /// The columns of an embedded group's DTO.
  ///
  /// - Parameters:
  ///   - shape: the group's DTO.
  ///   - start: the position of the group's first column.
  public func columns<Shape: EmbeddedShape>(of shape: Shape.Type, from start: Int) -> [ExpressionNode] {
    Shape.positions.map { .column(ColumnReference(position: start + $0)) }
  }

  /// The foreign key that a column is.
  package func foreignKey(at column: Int) -> ForeignKeySchema? {
    if let key = schema.foreignKeys.first(where: { $0.columns == [column] }) { return key }
    for case .named(_, let content) in declarations {
      if let key = foreignKey(content), key.columns == [column] { return key }
    }
    return nil
  }

  /// A declared foreign key, nil where one of its properties has no column.
  func foreignKey(_ content: DeclarationContent) -> ForeignKeySchema? {
    guard case .foreignKey(let properties, let target, let referenced, let onDelete, let onUpdate) = content else {
      return nil
    }
    let mapping = target()
    let columns = properties.compactMap { position(of: $0) }
    let targets = referenced.compactMap { mapping.position(of: $0) }
    guard columns.count == properties.count, targets.count == columns.count, targets.count == referenced.count else {
      return nil
    }
    return ForeignKeySchema(
      columns: columns,
      references: KeyReference(
        table: mapping.schema.name, columns: targets.map { mapping.schema.columns[$0].name },
        namespace: mapping.schema.namespace), onDelete: onDelete, onUpdate: onUpdate)
  }
}
