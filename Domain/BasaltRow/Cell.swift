/// One cell of a result row, as a driver hands it out: what kind of value it holds, and the value or where it lies.
///
/// The layout is part of the contract between decoders and drivers, which may be written in C: two 32-bit integers, then
/// 64 bits.
@frozen
public struct Cell: Sendable {
  /// What the cell holds; the codes are those of ``CellKind``.
  public var kindCode: Int32
  /// The number of bytes of a text or a blob.
  public var count: Int32
  /// An integer, the bits of a floating-point number, or the address of the bytes of a text or a blob.
  public var bits: UInt64

  /// A null.
  @inlinable
  public init() {
    kindCode = CellKind.null.code
    count = 0
    bits = 0
  }

  /// What the cell holds.
  @inlinable
  public var kind: CellKind { CellKind(code: kindCode) }

  /// The integer, if ``kind`` says that it is one.
  @inlinable
  public var int64: Int64 { Int64(bitPattern: bits) }

  /// The floating-point number, if ``kind`` says that it is one.
  @inlinable
  public var double: Double { Double(bitPattern: bits) }

  /// The bytes of a text or a blob, if ``kind`` says that it is one. They belong to the driver and are gone after the next
  /// step.
  @inlinable
  public var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafePointer(bitPattern: UInt(bits)), count: Int(count))
  }
}
