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

  /// The kind of a cell of the current row.
  @inlinable
  public func kind(_ column: Int32) -> CellKind { CellKind(code: accessors.kind(handle, column)) }

  /// A cell as an integer; 0 when it is null or no integer.
  @inlinable
  public func int64(_ column: Int32) -> Int64 { accessors.int64(handle, column) }

  /// A cell as a floating-point number; 0 when it is null or no number.
  @inlinable
  public func double(_ column: Int32) -> Double { accessors.double(handle, column) }

  /// A cell's text as bytes, nil when it is null. Valid until the next step.
  @inlinable
  public func textBytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    guard let start = accessors.text(handle, column) else { return nil }
    return UnsafeBufferPointer(start: start, count: Int(accessors.byteCount(handle, column)))
  }

  /// A cell's bytes; empty when it is null or holds none. Valid until the next step.
  @inlinable
  public func blobBytes(_ column: Int32) -> UnsafeRawBufferPointer {
    guard let start = accessors.blob(handle, column) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: start, count: Int(accessors.byteCount(handle, column)))
  }
}
