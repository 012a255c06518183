import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Rules for values", .feature("M9", on: .core))
struct ValueRuleTests {
  @Test("a range of numbers holds at its ends and not beyond")
  func integers() {
    let closed = ValidationRule<Int>.range(-2...3)
    #expect([-3, -2, 3, 4].map(closed.holds) == [false, true, true, false])
    let from = ValidationRule<Int>.range(5...)
    #expect([4, 5, .max].map(from.holds) == [false, true, true])
    let through = ValidationRule<UInt8>.range(...5)
    #expect([0, 5, 6].map(through.holds) == [true, true, false])
  }

  @Test("no range holds a number that is not one")
  func doubles() {
    let rules: [ValidationRule<Double>] = [.range(0.0...1.0), .range(0.0...), .range(...1.0)]
    for rule in rules {
      #expect(rule.holds(0) && rule.holds(-0.0) && rule.holds(1) && rule.holds(0.5))
      #expect(!rule.holds(.nan) && !rule.holds(-.nan) && !rule.holds(.signalingNaN))
    }
    #expect(!rules[0].holds(1.0.nextUp) && !rules[0].holds(-Double.leastNonzeroMagnitude))
    #expect(rules[1].holds(.infinity) && !rules[1].holds(-.infinity))
    #expect(rules[2].holds(-.infinity) && !rules[2].holds(.infinity))
  }

  @Test("a range of decimals is exact, and holds no decimal that is not a number")
  func decimals() throws {
    let rule = ValidationRule<Decimal>.range(try decimal("0.1")...decimal("0.3"))
    #expect(try rule.holds(decimal("0.1")) && rule.holds(decimal("0.10")) && rule.holds(decimal("0.3")))
    #expect(try !rule.holds(decimal("0.30000000000000000001")) && !rule.holds(decimal("0.0999999999999999999")))
    #expect(!rule.holds(.nan))
    #expect(!ValidationRule<Decimal>.range(0...).holds(.nan) && !ValidationRule<Decimal>.range(...0).holds(.nan))
  }

  @Test("a range of dates holds at its ends")
  func dates() {
    let start = Date(timeIntervalSince1970: 0)
    let rule = ValidationRule<Date>.range(start...start.addingTimeInterval(10))
    #expect(rule.holds(start) && rule.holds(start.addingTimeInterval(10)))
    #expect(!rule.holds(start.addingTimeInterval(-0.001)) && !rule.holds(start.addingTimeInterval(10.001)))
    let days = ValidationRule<CalendarDate>.range(CalendarDate(daysSince1970: 3)...)
    #expect(days.holds(CalendarDate(daysSince1970: 3)) && !days.holds(CalendarDate(daysSince1970: 2)))
  }

  @Test("one of a few values, of any type that can be compared")
  func oneOf() {
    #expect(ValidationRule<String>.oneOf("a", "b").holds("b") && !ValidationRule<String>.oneOf("a", "b").holds("A"))
    #expect(ValidationRule<Int>.oneOf(1, 3).holds(3) && !ValidationRule<Int>.oneOf(1, 3).holds(2))
    let plans = ValidationRule<Plan>.oneOf(.free, .pro)
    #expect(plans.holds(.pro) && !plans.holds(.trial) && plans.message == "must be one of free, pro")
  }

  @Test(
    "a precision limits the digits before and behind the point",
    arguments: [
      ("0", true), ("0.00", true), ("999.99", true), ("-999.99", true), ("1000", false), ("-1000", false),
      ("999.999", false), ("0.001", false), ("0.10000", true), ("00012.5", true), ("1E2", true), ("1E3", false),
      ("99999", false),
    ])
  func precision(_ text: String, _ isRight: Bool) throws {
    #expect(try ValidationRule<Decimal>.precision(5, scale: 2).holds(decimal(text)) == isRight)
  }

  @Test("a precision without digits behind the point, with nothing but them, and what is no number")
  func precisionBorders() throws {
    #expect(try ValidationRule<Decimal>.precision(3, scale: 0).holds(decimal("999")))
    #expect(try !ValidationRule<Decimal>.precision(3, scale: 0).holds(decimal("9.9")))
    #expect(try ValidationRule<Decimal>.precision(2, scale: 2).holds(decimal("0.99")))
    #expect(try !ValidationRule<Decimal>.precision(2, scale: 2).holds(decimal("1")))
    #expect(!ValidationRule<Decimal>.precision(38, scale: 2).holds(.nan))
    let wide = "123456789012345678901234567890.12345678"
    #expect(try ValidationRule<Decimal>.precision(38, scale: 8).holds(decimal(wide)))
    #expect(try !ValidationRule<Decimal>.precision(37, scale: 8).holds(decimal(wide)))
    #expect(try !ValidationRule<Decimal>.precision(38, scale: 7).holds(decimal(wide)))
  }

  @Test("the messages say what would be right")
  func messages() {
    #expect(ValidationRule<Int>.range(1...3).message == "must be between 1 and 3")
    #expect(ValidationRule<Int>.range(1...).message == "must be at least 1")
    #expect(ValidationRule<Double>.range(...1.5).message == "must be at most 1.5")
    #expect(
      ValidationRule<Decimal>.precision(10, scale: 2).message
        == "must have at most 10 digits, 2 of them behind the point")
    #expect(ValidationRule<Int>.oneOf(1, 2).message == "must be one of 1, 2")
  }

  @Test("a rule of one's own has its own name, its own message and its own keywords")
  func custom() {
    let even = ValidationRule<Int>("even", message: "must be even") { $0.isMultiple(of: 2) }
    #expect(even.holds(2) && !even.holds(3) && even.name == "even" && even.message == "must be even")
    let described = ValidationRule<Int>(
      holds: { $0 != 7 }, describe: { RuleDescription("notSeven", "must not be 7", keywords: [("not", ["const": 7])]) })
    #expect(!described.holds(7) && described.describe().keywords.first?.value == ["const": 7])
  }

  private func decimal(_ text: String) throws -> Decimal { try #require(Decimal(string: text)) }
}
