import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltDomain

@Suite("Decimals of fixed scale", .feature("M6", on: .core))
struct DecimalScalingTests {
  private func decimal(_ digits: String) throws -> Decimal { try #require(Decimal(string: digits)) }

  @Test("the code of the column says how many digits stand behind the point")
  func decoding() throws {
    #expect(try decode(.integer(1250), as: Decimal.self, encoding: 2) == decimal("12.5"))
    #expect(try decode(.integer(-5), as: Decimal.self, encoding: 4) == decimal("-0.0005"))
    #expect(try decode(.integer(0), as: Decimal.self, encoding: 2) == 0)
    #expect(try decode(.integer(.min), as: Decimal?.self, encoding: 18) == decimal("-9.223372036854775808"))
    #expect(failure(.real(1.5), as: Decimal.self)?.reason == .wrongKind(.real))
  }

  @Test(
    "a decimal is an integer of its scale, or lies between two, or beyond all",
    arguments: [
      ("12.50", 2, Decimal.Scaled.exact(1250)), ("-12.5", 2, .exact(-1250)), ("0", 18, .exact(0)), ("7", 0, .exact(7)),
      ("1200", 2, .exact(120_000)), ("9.999", 2, .between(999)), ("-9.999", 2, .between(-1000)),
      ("0.001", 2, .between(0)), ("-0.001", 2, .between(-1)), ("0.00000000000000000000000001", 2, .between(0)),
      ("-0.00000000000000000000000001", 18, .between(-1)), ("9223372036854775807", 0, .exact(.max)),
      ("-9223372036854775808", 0, .exact(.min)), ("9223372036854775808", 0, .beyond(isNegative: false)),
      ("9223372036854775807.5", 0, .beyond(isNegative: false)), ("9223372036854775806.5", 0, .between(.max - 1)),
      ("-9223372036854775807.5", 0, .between(.min)), ("-9223372036854775808.5", 0, .beyond(isNegative: true)),
      ("123456789012345678901234567890", 2, .beyond(isNegative: false)),
      ("-123456789012345678901234567890.5", 0, .beyond(isNegative: true)),
      ("12345678901234567890.5", 0, .beyond(isNegative: false)), ("92233720368547758.07", 2, .exact(.max)),
      ("1234567890.12345678901234567890", 4, .between(12_345_678_901_234)),
    ])
  func scaling(digits: String, scale: Int, expected: Decimal.Scaled) throws {
    #expect(try decimal(digits).scaled(by: scale) == expected)
  }

  @Test("a large exponent is no trap, and what is no number is told")
  func extremes() {
    #expect(Decimal(sign: .plus, exponent: 100, significand: 3).scaled(by: 2) == .beyond(isNegative: false))
    #expect(Decimal(sign: .minus, exponent: -100, significand: 3).scaled(by: 2) == .between(-1))
    #expect(Decimal(sign: .plus, exponent: 2, significand: 3).scaled(by: 2) == .exact(30_000))
    #expect(Decimal.greatestFiniteMagnitude.scaled(by: 0) == .beyond(isNegative: false))
    #expect(Decimal.nan.scaled(by: 2) == .notANumber)
  }

  @Test("random decimals lie where Foundation's arithmetic puts them")
  func random() {
    var random = SeededGenerator(61)
    for _ in 0..<SeededGenerator.rounds(500) {
      let scale = Int.random(in: 0...18, using: &random)
      let value = Decimal(
        sign: Bool.random(using: &random) ? .plus : .minus, exponent: Int.random(in: -24...2, using: &random),
        significand: Decimal(random.next() >> UInt64.random(in: 0..<64, using: &random)) + 1)
      var exact = value * Decimal(sign: .plus, exponent: scale, significand: 1)
      var floor = Decimal()
      NSDecimalRound(&floor, &exact, 0, .down)
      if floor > exact { floor -= 1 }
      switch value.scaled(by: scale) {
      case .exact(let integer): #expect(Decimal(integer) == exact)
      case .between(let integer): #expect(Decimal(integer) == floor && floor != exact)
      case .beyond(let isNegative):
        #expect(isNegative ? floor < Decimal(Int64.min) : floor + 1 > Decimal(Int64.max))
      case .notANumber: Issue.record("it is a number")
      }
    }
  }
}
