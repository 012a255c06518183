/// Why a cell could not become a Swift value.
///
/// It is small and knows only the position; the executor, which knows table, column, key and statement, turns it into the
/// error that users see.
@frozen
public struct CellError: Error, Equatable, Sendable {
  /// What is wrong with the cell.
  @frozen
  public enum Reason: Equatable, Sendable {
    /// It is null and the Swift type is not optional.
    case unexpectedNull
    /// It is of another kind than the type reads.
    case wrongKind(CellKind)
    /// It is a number that the type cannot hold.
    case outOfRange(String)
    /// It is of the right kind, but not a value of the type.
    case malformed(String)
    /// The row as a whole was read, and breaks a rule of its model.
    case brokenRule
    /// It is of the right kind, but the type does not take it, for a reason that is told without the value.
    case rejected(String)
  }

  /// The zero-based position in the result row.
  public let column: Int32
  /// The Swift type that was to be read.
  public let expected: String
  /// What is wrong.
  public let reason: Reason

  /// Describes a failure.
  @inlinable
  public init(column: Int32, expected: String, reason: Reason) {
    self.column = column
    self.expected = expected
    self.reason = reason
  }
}

/// A type of which the macros have emitted a decoder for whole result rows.
public protocol RowDecodable: Sendable {
  /// How many cells a value takes.
  static var cellCount: Int32 { get }

  /// Reads one value from the cells of the cursor's current row, from a column on.
  init(row: borrowing RowCursor, at column: Int32) throws(CellError)

  /// Appends a value for each remaining row: one dynamic call a batch is all that a query pays.
  static func decodeRows(_ cursor: inout RowCursor, into rows: inout [Self]) throws(CellError)
}

extension RowDecodable {
  /// Appends a value for each remaining row. It is inlined into the conforming type's module, where it is fully
  /// specialised.
  @inlinable
  public static func decodeRows(_ cursor: inout RowCursor, into rows: inout [Self]) throws(CellError) {
    while cursor.next() { rows.append(try Self(row: cursor, at: 0)) }
  }
}
