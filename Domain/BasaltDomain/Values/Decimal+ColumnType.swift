#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Decimals are read from their digits or from whole numbers, never through a binary floating-point number.
extension Decimal: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .decimal }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .decimal(self) }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Decimal? {
    let cell = row.cell(column)
    switch cell.kind {
    case .text:
      guard let value = Decimal(digits: cell.bytes) else { throw malformed(cell, column, "Decimal") }
      return value
    case .integer: return Decimal(cell.int64)
    case .null: return nil
    default: throw wrongKind(cell, column, "Decimal")
    }
  }

  /// Reads `-?digits[.digits]`. Up to 18 digits go through one 64-bit integer; longer numbers take Foundation's parser.
  private init?(digits text: UnsafeBufferPointer<UInt8>) {
    var significand: UInt64 = 0
    var digits = 0
    var fraction = 0
    var isInFraction = false
    let isNegative = text.first == UInt8(ascii: "-")
    for byte in text.dropFirst(isNegative ? 1 : 0) {
      if byte == UInt8(ascii: "."), !isInFraction {
        isInFraction = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      digits += 1
      fraction += isInFraction ? 1 : 0
      if digits <= 18 { significand = significand * 10 + UInt64(digit) }
    }
    guard digits > 0 else { return nil }
    if digits <= 18 {
      self.init(sign: isNegative ? .minus : .plus, exponent: -fraction, significand: Decimal(significand))
    } else {
      self.init(string: String(decoding: text, as: UTF8.self))
    }
  }
}
