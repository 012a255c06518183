#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension UUID: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .uuid }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .uuid(self) }

  /// Reads sixteen bytes, or text of 32 hexadecimal digits with or without hyphens.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> UUID? {
    let cell = row.cell(column)
    switch cell.kind {
    case .blob:
      guard cell.count == 16 else {
        throw CellError(column: column, expected: "UUID", reason: .malformed("\(cell.count) bytes"))
      }
      return UUID(uuid: UnsafeRawBufferPointer(cell.bytes).loadUnaligned(as: uuid_t.self))
    case .text:
      guard let value = UUID(hexadecimal: cell.bytes) else { throw malformed(cell, column, "UUID") }
      return value
    case .null: return nil
    default: throw wrongKind(cell, column, "UUID")
    }
  }

  /// Reads hexadecimal digits; `uuidString` parsing allocates a string first and costs several times as much.
  private init?(hexadecimal text: UnsafeBufferPointer<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    var count = 0
    for byte in text {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "-"): continue
      default: return nil
      }
      guard count < 32 else { return nil }
      if count < 16 { words.0 = words.0 << 4 | UInt64(digit) } else { words.1 = words.1 << 4 | UInt64(digit) }
      count += 1
    }
    guard count == 32 else { return nil }
    self.init(bigEndianWords: words.0, words.1)
  }

  init(bigEndianWords high: UInt64, _ low: UInt64) {
    let words = (high.bigEndian, low.bigEndian)
    self = Swift.withUnsafeBytes(of: words) { UUID(uuid: $0.load(as: uuid_t.self)) }
  }

  /// The identifier as 36 lower-case characters; `uuidString` would be upper-case.
  package var lowercaseText: String {
    return String(unsafeUninitializedCapacity: 36) { buffer in
      withUnsafeBytes(of: uuid) { bytes in
        var position = 0
        for (index, byte) in bytes.enumerated() {
          if index == 4 || index == 6 || index == 8 || index == 10 {
            buffer[position] = UInt8(ascii: "-")
            position += 1
          }
          buffer[position] = hexadecimalDigit(byte >> 4)
          buffer[position + 1] = hexadecimalDigit(byte & 15)
          position += 2
        }
        return position
      }
    }
  }
}

/// The lower-case hexadecimal digit of a value below 16.
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
