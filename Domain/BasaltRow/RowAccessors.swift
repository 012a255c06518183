/// The C functions through which one kind of driver reads its current row.
///
/// A driver fills this table once. Decoders that the macros emit call through it, so that they are straight-line code in
/// the user's module while the driver behind them stays swappable at run time: one call a cell, which answers kind and
/// value together. Kind and value being one answer, no decoder can take a text for a number, as it could with the
/// converting functions of an engine; and for SQLite it is less work than they are.
@frozen
public struct RowAccessors: Sendable {
  /// The driver's statement or result object.
  public typealias Handle = OpaquePointer

  /// Moves to the next row; returns ``rowCode`` on a row, ``doneCode`` at the end, anything else on failure.
  public let step: @convention(c) (Handle?) -> Int32
  /// Writes the cell at a zero-based column of the current row to the ``Cell`` at an address.
  public let cell: @convention(c) (Handle?, Int32, UnsafeMutableRawPointer?) -> Void
  /// What ``step`` returns on a row.
  public let rowCode: Int32
  /// What ``step`` returns at the end.
  public let doneCode: Int32

  /// Makes a table of a driver's functions.
  public init(
    step: @escaping @convention(c) (Handle?) -> Int32,
    cell: @escaping @convention(c) (Handle?, Int32, UnsafeMutableRawPointer?) -> Void,
    rowCode: Int32,
    doneCode: Int32
  ) {
    self.step = step
    self.cell = cell
    self.rowCode = rowCode
    self.doneCode = doneCode
  }
}
