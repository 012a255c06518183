#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Decimals are read from their digits or from integers of a known scale, never through a binary floating-point number.
///
/// `@Precision(10, scale: 2)` on a property says how many digits its column holds; `@Column(storage: .text)` keeps any
/// number of digits, and then the database finds values and does not order or compute with them.
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
    case .integer: return Decimal(cell.int64, scale: row.encoding(column))
    case .null: return nil
    default: throw wrongKind(cell, column, "Decimal")
    }
  }

  /// The number in digits, `-?digits[.digits]`, as Foundation's description has it.
  package var digits: String {
    guard exponent <= 0, exponent >= -18, let significand = shortSignificand else { return description }
    return Self.digits(of: significand, fraction: -exponent, isNegative: sign == .minus)
  }

  private static func digits(of significand: UInt64, fraction: Int, isNegative: Bool) -> String {
    String(unsafeUninitializedCapacity: 24) { buffer in
      var rest = significand
      var count = 0
      while rest > 0 || count <= fraction {
        if count == fraction, fraction > 0 {
          buffer[count] = UInt8(ascii: ".")
          count += 1
          buffer[count] = UInt8(ascii: "0") + UInt8(rest % 10)
        } else {
          buffer[count] = UInt8(ascii: "0") + UInt8(rest % 10)
        }
        rest /= 10
        count += 1
      }
      if isNegative {
        buffer[count] = UInt8(ascii: "-")
        count += 1
      }
      var digits = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      digits.reverse()
      return count
    }
  }

  /// The number that a text such as `-9.50` has in digits; nil for any other text.
  package init?(digits text: String) {
    var text = text
    let decimal = text.withUTF8 { Decimal(digits: $0) }
    guard let decimal else { return nil }
    self = decimal
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
