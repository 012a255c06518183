/// The way from a query's root table over to-one relations to another table: one byte a hop, at most eight hops.
///
/// A hop is the number of a relation in its table's mapping, counted from 1. The path remembers which model it starts from,
/// so that a column of one query cannot slip into another one: there it would name whatever column has its place.
@frozen
public struct TablePath: Hashable, Sendable {
  /// The hops, the first one in the lowest byte.
  public let hops: UInt64
  /// The model that the path starts from; nil in projections, which name columns by position.
  public let root: ObjectIdentifier?

  @inlinable
  init(hops: UInt64, root: ObjectIdentifier?) {
    self.hops = hops
    self.root = root
  }

  /// The path that stays at a model's own table.
  @inlinable
  public init<Root: Table>(from root: Root.Type) {
    self.init(hops: 0, root: ObjectIdentifier(root))
  }

  /// The path that stays at the query's own table, whichever it is.
  @inlinable
  public static var root: TablePath { TablePath(hops: 0, root: nil) }

  /// Whether the path stays at the query's own table.
  @inlinable
  public var isRoot: Bool { hops == 0 }

  /// Whether more than eight hops were asked for. Running a query with such a path is an error.
  @inlinable
  public var isTooLong: Bool { hops == .max }

  /// The path one relation further.
  @inlinable
  public func appending(_ relation: UInt8) -> TablePath {
    guard hops >> 56 == 0 else { return TablePath(hops: .max, root: root) }
    let used = (64 - hops.leadingZeroBitCount + 7) / 8
    return TablePath(hops: hops | UInt64(relation) << UInt64(used * 8), root: root)
  }

  /// The hops in order.
  public var relations: [Int] {
    var rest = hops
    var relations: [Int] = []
    while rest != 0 {
      relations.append(Int(rest & 0xFF))
      rest >>= 8
    }
    return relations
  }
}

/// A column as a query names it: a table on the way from the root, and a slot in that table.
///
/// The slot is the stored property's offset in the struct, which the optimiser folds to a constant: naming a column costs
/// a few instructions. Only when a statement is rendered does the mapping translate the offset into a column.
@frozen
public struct ColumnReference: Hashable, Sendable {
  /// The table.
  public let table: TablePath
  /// An offset, or a position with the highest bit set, or ``unknownSlot``.
  public let slot: UInt32

  /// Names the column at a position of the root table's mapping.
  @inlinable
  public init(position: Int) {
    table = .root
    slot = Self.slot(position: position)
  }

  @inlinable
  init(table: TablePath, slot: UInt32) {
    self.table = table
    self.slot = slot
  }

  /// Names the column that stores a property.
  @inlinable
  public init<Root: Table, Value>(table: TablePath, property: KeyPath<Root, Value>) {
    self.table = table
    if MemoryLayout<Value>.size != 0, let offset = MemoryLayout<Root>.offset(of: property) {
      slot = UInt32(truncatingIfNeeded: offset)
    } else {
      slot = Root.mapping.slot(of: property)
    }
  }

  @inlinable
  static func slot(position: Int) -> UInt32 { UInt32(truncatingIfNeeded: position) | 0x8000_0000 }

  /// The slot of a property that is not stored: it has no column.
  @inlinable
  static var unknownSlot: UInt32 { .max }
}

// A coded reference names a column by its position: it belongs to a schema, whose own table is the only one in reach.
extension ColumnReference: Codable {
  /// Decodes a position.
  public init(from decoder: any Decoder) throws {
    self.init(position: try decoder.singleValueContainer().decode(Int.self))
  }

  /// Encodes the position.
  ///
  /// - Throws: `EncodingError` for a reference that has not been resolved to a position of the root table.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    guard table.isRoot, slot != Self.unknownSlot, slot & 0x8000_0000 != 0 else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "the column is not one of the table's own"))
    }
    try container.encode(Int(slot & 0x7FFF_FFFF))
  }
}
