internal import BasaltRow

/// Reads arrays from JSON text, for engines that have no arrays of their own.
///
/// Each element goes through the decoder of its type: it is put into a row in memory that has one cell.
enum ArrayText {
  static func decode<Element: ArrayElement>(
    _ row: borrowing RowCursor, _ column: Int32
  ) throws(CellError) -> [Element]? {
    let cell = row.cell(column)
    guard cell.kind == .text else {
      if cell.kind == .null { return nil }
      throw wrongKind(cell, column, "[\(Element.self)]")
    }
    do throws(CellError) {
      var elements: [Element] = []
      for value in try self.elements(of: cell) { elements.append(try element(value)) }
      return elements
    } catch {
      throw CellError(column: column, expected: "[\(Element.self)]", reason: error.reason)
    }
  }

  private static func elements(of cell: Cell) throws(CellError) -> [JSON] {
    do throws(JSON.SyntaxError) {
      if let elements = try JSON(parsing: cell.bytes).array { return elements }
    } catch {
      throw rejected("it is no JSON (\(error))")
    }
    throw rejected("it is JSON, but no array")
  }

  private static func element<Element: ArrayElement>(_ value: JSON) throws(CellError) -> Element {
    switch value {
    case .null: throw rejected("an element of the array is null")
    case .bool(let value) where Element.columnKind == .bool: return try read(.integer, value ? 1 : 0)
    case .int(let value) where Element.columnKind != .bool:
      return try read(.integer, UInt64(bitPattern: value))
    case .double(let value): return try read(.real, value.bitPattern)
    // Beyond the integers of JSON readers, an unsigned number is written in digits.
    case .string(let text) where Element.columnKind == .uint64:
      guard let value = UInt64(text) else { throw rejected("an element of the array is no unsigned integer") }
      return try read(.integer, value ^ 1 << 63, encoding: -1)
    case .string(let text): return try read(text)
    case .bool, .int, .array, .object: throw rejected("an element of the array is of another type")
    }
  }

  private static func read<Element: ArrayElement>(_ text: String) throws(CellError) -> Element {
    var text = text
    let result = text.withUTF8 { bytes -> Result<Element, CellError> in
      let address = UInt64(UInt(bitPattern: bytes.baseAddress))
      do throws(CellError) { return .success(try read(.text, address, count: bytes.count)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read<Element: ArrayElement>(
    _ kind: CellKind, _ bits: UInt64, count: Int = 0, encoding: Int8 = 0
  ) throws(CellError) -> Element {
    var cell = Cell()
    cell.kindCode = kind.code
    cell.bits = bits
    cell.count = Int32(truncatingIfNeeded: count)
    return try withUnsafePointer(to: cell) { cell throws(CellError) in
      try withUnsafePointer(to: encoding) { encoding throws(CellError) in
        var cursor = RowCursor(accessors: oneCell, handle: OpaquePointer(cell))
        cursor.encodings = encoding
        return try Element.decode(cursor, 0)
      }
    }
  }

  /// The functions of a row with one cell, which is where the handle points.
  private static let oneCell = RowAccessors(
    step: { _ in 0 },
    cell: { handle, _, target in
      guard let handle else { return }
      target?.copyMemory(from: UnsafeRawPointer(handle), byteCount: MemoryLayout<Cell>.size)
    }, rowCode: 1, doneCode: 0)

  private static func rejected(_ reason: String) -> CellError {
    CellError(column: 0, expected: "", reason: .rejected(reason))
  }
}
