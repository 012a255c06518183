import BasaltDomain
import BasaltRow

/// A result row in memory, read through the same table of functions that drivers fill.
final class FakeResult {
  enum Cell {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case rawText([UInt8])
    case blob([UInt8])
  }

  private let cells: [Cell]
  private let bytes: [UnsafeMutableBufferPointer<UInt8>]
  private var rowsLeft: Int

  init(_ cells: [Cell], rows: Int = 1) {
    self.cells = cells
    rowsLeft = rows
    bytes = cells.map { cell in
      let content: [UInt8] =
        switch cell {
        case .text(let text): Array(text.utf8)
        case .rawText(let bytes), .blob(let bytes): bytes
        case .null, .integer, .real: []
        }
      // One byte more, so that an empty cell has an address as well.
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count + 1)
      _ = buffer.initialize(from: content + [0])
      return buffer
    }
  }

  deinit { for buffer in bytes { buffer.deallocate() } }

  private static func at(_ handle: OpaquePointer?) -> FakeResult {
    guard let handle else { preconditionFailure("a cursor without a result") }
    return Unmanaged<FakeResult>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
  }

  private static let accessors = RowAccessors(
    step: {
      let result = FakeResult.at($0)
      guard result.rowsLeft > 0 else { return 0 }
      result.rowsLeft -= 1
      return 1
    },
    cell: { FakeResult.at($0).write(Int($1), to: $2) }, rowCode: 1, doneCode: 0)

  /// Writes a cell as a driver would.
  private func write(_ column: Int, to address: UnsafeMutableRawPointer?) {
    guard let cell = address?.assumingMemoryBound(to: BasaltRow.Cell.self) else { return }
    let content = bytes[column]
    switch cells[column] {
    case .null: cell.pointee.kindCode = CellKind.null.code
    case .integer(let value):
      cell.pointee.kindCode = CellKind.integer.code
      cell.pointee.bits = UInt64(bitPattern: value)
    case .real(let value):
      cell.pointee.kindCode = CellKind.real.code
      cell.pointee.bits = value.bitPattern
    case .text, .rawText, .blob:
      if case .blob = cells[column] {
        cell.pointee.kindCode = CellKind.blob.code
      } else {
        cell.pointee.kindCode = CellKind.text.code
      }
      cell.pointee.bits = UInt64(UInt(bitPattern: content.baseAddress))
      cell.pointee.count = Int32(content.count - 1)
    }
  }

  /// Lends a cursor before the first row.
  func withCursor<Result, Failure: Error>(
    rowAllowance: Int = .max, _ body: (inout RowCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var cursor = RowCursor(
      accessors: Self.accessors, handle: OpaquePointer(Unmanaged.passUnretained(self).toOpaque()),
      rowAllowance: rowAllowance)
    defer { withExtendedLifetime(self) {} }
    return try body(&cursor)
  }
}

/// Reads a cell as a type.
///
/// - Parameter encoding: what the integers of the column mean.
func decode<Value: ColumnValue>(
  _ cell: FakeResult.Cell, as type: Value.Type = Value.self, encoding: Int8 = 0
) throws(CellError) -> Value {
  try withUnsafePointer(to: (Int8(0), encoding)) { encodings throws(CellError) in
    try FakeResult([.null, cell]).withCursor { cursor throws(CellError) in
      cursor.encodings = UnsafeRawPointer(encodings).assumingMemoryBound(to: Int8.self)
      _ = cursor.next()
      return try Value.decode(cursor, 1)
    }
  }
}

/// Why a cell cannot be read as a type; nil when it can.
func failure<Value: ColumnValue>(_ cell: FakeResult.Cell, as type: Value.Type) -> CellError? {
  do throws(CellError) {
    _ = try decode(cell, as: type)
    return nil
  } catch {
    return error
  }
}
