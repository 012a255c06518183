/// The C functions through which one kind of driver reads its current row.
///
/// A driver fills this table once. Decoders that the macros emit call through it, so that they are straight-line code in
/// the user's module while the driver behind them stays swappable at run time. For SQLite the entries *are* the
/// `sqlite3_column_*` functions; measured against cells copied by the driver, this costs least (1.16× C; cells 1.24×).
///
/// Every function takes the statement handle that ``RowCursor`` carries and a zero-based column index.
@frozen
public struct RowAccessors: Sendable {
  /// The driver's statement or result object.
  public typealias Handle = OpaquePointer

  /// Moves to the next row; returns ``rowCode`` on a row, ``doneCode`` at the end, anything else on failure.
  public let step: @convention(c) (Handle?) -> Int32
  /// The code of the cell's kind, see ``CellKind``.
  public let kind: @convention(c) (Handle?, Int32) -> Int32
  /// The cell as an integer, 0 when it is null or no integer.
  public let int64: @convention(c) (Handle?, Int32) -> Int64
  /// The cell as a floating-point number, 0 when it is null or no number.
  public let double: @convention(c) (Handle?, Int32) -> Double
  /// The first byte of the cell's UTF-8 text, nil when it is null; valid until the next step.
  public let text: @convention(c) (Handle?, Int32) -> UnsafePointer<UInt8>?
  /// The first byte of the cell's bytes, nil when it is null or empty; valid until the next step.
  public let blob: @convention(c) (Handle?, Int32) -> UnsafeRawPointer?
  /// The number of bytes behind the pointer that ``text`` or ``blob`` returned for the same cell just before.
  public let byteCount: @convention(c) (Handle?, Int32) -> Int32
  /// What ``step`` returns on a row.
  public let rowCode: Int32
  /// What ``step`` returns at the end.
  public let doneCode: Int32

  /// Makes a table of a driver's functions.
  public init(
    step: @escaping @convention(c) (Handle?) -> Int32,
    kind: @escaping @convention(c) (Handle?, Int32) -> Int32,
    int64: @escaping @convention(c) (Handle?, Int32) -> Int64,
    double: @escaping @convention(c) (Handle?, Int32) -> Double,
    text: @escaping @convention(c) (Handle?, Int32) -> UnsafePointer<UInt8>?,
    blob: @escaping @convention(c) (Handle?, Int32) -> UnsafeRawPointer?,
    byteCount: @escaping @convention(c) (Handle?, Int32) -> Int32,
    rowCode: Int32,
    doneCode: Int32
  ) {
    self.step = step
    self.kind = kind
    self.int64 = int64
    self.double = double
    self.text = text
    self.blob = blob
    self.byteCount = byteCount
    self.rowCode = rowCode
    self.doneCode = doneCode
  }
}
