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

  /// The model's name, for messages.
  public let model: String
  /// The engine-neutral description.
  public let schema: TableSchema
  /// The relations; the first one has number 1 in a ``TablePath``.
  public let relations: [Relation]
  private let positions: [UInt32: Int]
  private let zeroSizeProperties: [(property: any AnyKeyPath & Sendable, position: Int)]

  init(
    model: String, schema: TableSchema, relations: [Relation], positions: [UInt32: Int],
    zeroSizeProperties: [(property: any AnyKeyPath & Sendable, position: Int)]
  ) {
    self.model = model
    self.schema = schema
    self.relations = relations
    self.positions = positions
    self.zeroSizeProperties = zeroSizeProperties
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
}
