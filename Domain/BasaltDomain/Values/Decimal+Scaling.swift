#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

// Engines without decimals store a decimal of fixed scale as a 64-bit integer: 12.50 with two digits behind the point is
// 1250. Nothing here goes through a binary floating-point number, so nothing is rounded.

extension Decimal {
  /// A decimal multiplied by a power of ten, as a 64-bit integer or by its place among them.
  package enum Scaled: Equatable, Sendable {
    /// It is this integer.
    case exact(Int64)
    /// It lies between this integer and the next one.
    case between(Int64)
    /// It lies beyond all of them, on this side.
    case beyond(isNegative: Bool)
    /// It is no number.
    case notANumber
  }

  /// The number times ten to the power of `scale`.
  package func scaled(by scale: Int) -> Scaled {
    guard isFinite else { return .notANumber }
    if let significand = shortSignificand {
      return Self.scaled(significand, exponent + scale, isNegative: sign == .minus)
    }
    let text = description
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return .notANumber }
    let fraction = parts.count == 2 ? parts[1] : ""
    let kept = fraction.prefix(scale)
    let digits = whole + kept + String(repeating: "0", count: scale - kept.count)
    guard let magnitude = UInt64(digits) else { return .beyond(isNegative: isNegative) }
    let isExact = fraction.dropFirst(scale).allSatisfy { $0 == "0" }
    return Self.signed(magnitude, isExact: isExact, isNegative: isNegative)
  }

  private static func scaled(_ significand: UInt64, _ power: Int, isNegative: Bool) -> Scaled {
    if significand == 0 { return .exact(0) }
    if power >= 0 {
      guard power < 20 else { return .beyond(isNegative: isNegative) }
      let (product, isTooLarge) = significand.multipliedReportingOverflow(by: powerOfTen(power))
      return isTooLarge
        ? .beyond(isNegative: isNegative) : signed(product, isExact: true, isNegative: isNegative)
    }
    guard power > -20 else { return signed(0, isExact: false, isNegative: isNegative) }
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: powerOfTen(-power))
    return signed(quotient, isExact: remainder == 0, isNegative: isNegative)
  }

  private static func powerOfTen(_ power: Int) -> UInt64 { (0..<power).reduce(1) { product, _ in product * 10 } }

  private static func signed(_ magnitude: UInt64, isExact: Bool, isNegative: Bool) -> Scaled {
    let below: UInt64 = isNegative && !isExact ? 1 : 0
    let limit: UInt64 = 1 << 63
    if isNegative {
      guard magnitude <= limit - below else { return .beyond(isNegative: true) }
      let value = Int64(truncatingIfNeeded: 0 &- (magnitude + below))
      return isExact ? .exact(value) : .between(value)
    }
    guard magnitude < limit, isExact || magnitude < limit - 1 else { return .beyond(isNegative: false) }
    return isExact ? .exact(Int64(magnitude)) : .between(Int64(magnitude))
  }

  /// The digits without the point, where they fit 64 bits.
  ///
  /// Foundation divides a number of 128 bits for each digit, which costs more than the statement that the number is bound
  /// to. Most significands fit 64 bits; where such a one lies in memory is no API, so the number that it makes is compared
  /// with the original, and anything else takes the long way.
  var shortSignificand: UInt64? {
    let significand = withUnsafeBytes(of: self) { bytes in
      bytes.count >= 12 ? UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt64.self)) : 0
    }
    return Decimal(sign: sign, exponent: exponent, significand: Decimal(significand)) == self ? significand : nil
  }

  /// The decimal that a scaled integer stands for.
  init(_ integer: Int64, scale: Int8) {
    self =
      scale == 0
      ? Decimal(integer)
      : Decimal(
        sign: integer < 0 ? .minus : .plus, exponent: -Int(scale), significand: Decimal(integer.magnitude))
  }
}
