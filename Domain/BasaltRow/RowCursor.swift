/// A position in a running statement's result, from which decoders read one row after the other.
///
/// A cursor cannot be copied and never leaves the call it is lent to: what it points at belongs to the driver and is
/// gone after the next step.
@frozen
public struct RowCursor: ~Copyable {
  /// Why ``next()`` returned false.
  @frozen
  public enum Pause: Equatable, Sendable {
    /// It has not returned false yet.
    case none
    /// ``rowAllowance`` is used up; there may be more rows.
    case allowance
    /// There is no further row.
    case finished
    /// The engine failed with this code.
    case failed(Int32)
  }

  /// The driver's functions.
  public let accessors: RowAccessors
  /// The driver's statement.
  public let handle: OpaquePointer
  /// What the integers of each column mean, one code a column; nil where all of them mean themselves. It belongs to the
  /// statement's plan, which outlives every cursor over its rows. See ``encoding(_:)``.
  public var encodings: UnsafePointer<Int8>?
  /// How many rows ``next()`` may still return. A driver lowers it to regain control in the midst of a large result.
  public var rowAllowance: Int
  /// Why ``next()`` returned false.
  public private(set) var pause: Pause = .none

  /// Makes a cursor before the first row of a started statement.
  public init(accessors: RowAccessors, handle: OpaquePointer, rowAllowance: Int = .max) {
    self.accessors = accessors
    self.handle = handle
    self.rowAllowance = rowAllowance
  }

  /// Moves to the next row. When it returns false, ``pause`` says why.
  @inlinable
  public mutating func next() -> Bool {
    guard rowAllowance > 0 else {
      stop(.allowance)
      return false
    }
    let code = accessors.step(handle)
    if code == accessors.rowCode {
      rowAllowance &-= 1
      return true
    }
    stop(code == accessors.doneCode ? .finished : .failed(code))
    return false
  }

  @usableFromInline
  mutating func stop(_ reason: Pause) { pause = reason }

  /// What the integers of a column mean.
  ///
  /// * 0: themselves.
  /// * In a column of decimals, so many digits stand behind the point.
  /// * −1, in a column of unsigned 64-bit integers: the value with its highest bit flipped, which keeps the order.
  @inlinable
  public func encoding(_ column: Int32) -> Int8 { encodings.map { $0[Int(column)] } ?? 0 }

  /// A cell of the current row. What it points at is valid until the next step.
  @inlinable
  public func cell(_ column: Int32) -> Cell {
    var cell = Cell()
    accessors.cell(handle, column, &cell)
    return cell
  }
}
