internal import BasaltDomain

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension Query {
  /// The condition that the rows with some keys meet. Keys of one column are one list; keys of several are compared one by
  /// one, the comparisons halved again and again, so that they nest no deeper than the logarithm of their number.
  static func condition(ofKeys ids: ArraySlice<Root.ID>) -> ExpressionNode {
    if keyColumns.count == 1 { return .binary(.isIn, .column(keyColumns[0]), .list(ids.flatMap(Root.keyValues))) }
    return anyOf(ids)
  }

  /// How many keys one statement may ask for: any number where they are one list.
  static var mostKeys: Int { keyColumns.count == 1 ? .max : 1000 }

  private static func anyOf(_ ids: ArraySlice<Root.ID>) -> ExpressionNode {
    guard let first = ids.first else { return .binary(.isIn, .column(ColumnReference(position: 0)), .list([])) }
    if ids.count == 1 { return Root.condition(ofKey: first) }
    let middle = ids.startIndex + ids.count / 2
    return .binary(.or, anyOf(ids[..<middle]), anyOf(ids[middle...]))
  }
}

extension SQLValue {
  /// Whether a part of a key comes before another one of the same kind, as databases sort them.
  func precedes(_ other: SQLValue) -> Bool {
    switch (self, other) {
    case (.int64(let left), .int64(let right)), (.instant(let left), .instant(let right)),
      (.time(let left), .time(let right)), (.duration(let left), .duration(let right)):
      left < right
    case (.uint64(let left), .uint64(let right)): left < right
    case (.double(let left), .double(let right)): left < right
    case (.decimal(let left), .decimal(let right)): left < right
    case (.date(let left), .date(let right)): left < right
    case (.bool(let left), .bool(let right)): !left && right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.bytes(let left), .bytes(let right)): left.lexicographicallyPrecedes(right)
    case (.uuid(let left), .uuid(let right)): left.precedes(right)
    default: false
    }
  }
}

extension UUID {
  fileprivate func precedes(_ other: UUID) -> Bool {
    withUnsafeBytes(of: uuid) { left in
      withUnsafeBytes(of: other.uuid) { left.lexicographicallyPrecedes($0) }
    }
  }
}
