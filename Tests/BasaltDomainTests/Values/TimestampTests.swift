import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltDomain

@Suite("Timestamp text", .feature("M6", on: .core))
struct TimestampTests {
  /// 2024-02-29 12:34:56 UTC.
  private static let leapNoon: Int64 = 1_709_210_096_000_000

  @Test(
    "the forms of ISO 8601 are read",
    arguments: [
      ("2024-02-29 12:34:56", leapNoon), ("2024-02-29T12:34:56", leapNoon), ("2024-02-29T12:34:56Z", leapNoon),
      ("2024-02-29 12:34:56.000000", leapNoon), ("2024-02-29 12:34", leapNoon - 56_000_000),
      ("2024-02-29", leapNoon - 45_296_000_000), ("1970-01-01", 0), ("1969-12-31 23:59:59.999999", -1),
      ("0000-01-01 00:00:00", -62_167_219_200_000_000), ("9999-12-31 23:59:59.999999", 253_402_300_799_999_999),
    ])
  func forms(_ text: String, microseconds: Int64) { #expect(read(text) == microseconds) }

  @Test(
    "an offset from UTC is honoured",
    arguments: [
      ("2024-02-29T14:34:56+02:00", leapNoon), ("2024-02-29T14:34:56+0200", leapNoon),
      ("2024-02-29T14:34:56+02", leapNoon), ("2024-02-29 07:04:56-05:30", leapNoon),
      ("2024-03-01T02:19:56.5+13:45", leapNoon + 500_000), ("2024-02-29T12:34:56-00:00", leapNoon),
      ("2024-02-29 12:34+00:00", leapNoon - 56_000_000), ("1970-01-01T00:00:00+01:00", -3_600_000_000),
    ])
  func offsets(_ text: String, microseconds: Int64) { #expect(read(text) == microseconds) }

  @Test(
    "a fraction has any number of digits and is rounded to the microsecond",
    arguments: [
      ("0.5", 500_000), ("0.000001", 1), ("0.0000004", 0), ("0.0000005", 1), ("0.1234564999", 123_456),
      ("0.1234565", 123_457), ("0.9999995", 1_000_000), ("0.123", 123_000), ("0.00000000000000000000000000000001", 0),
    ])
  func fractions(_ seconds: String, microseconds: Int64) {
    #expect(read("1970-01-01 00:00:0\(seconds)") == microseconds)
  }

  @Test(
    "text that is no timestamp is refused",
    arguments: [
      "", " ", "now", "2024-02-29 ", "2024-02-29T", "2024-02-29T12", "2024-02-29T12:", "2024-02-29T12:3",
      "2024-02-29T24:00:00", "2024-02-29T12:60:00", "2024-02-29T12:34:60", "2024-02-29T12:34:56.", "2024-02-29Z",
      "2024-02-29T12:34:56.Z", "2024-02-29T12:34:56+", "2024-02-29T12:34:56+2", "2024-02-29T12:34:56+02:",
      "2024-02-29T12:34:56+02:6", "2024-02-29T12:34:56+02:60", "2024-02-29T12:34:56+24:00", "2024-02-29T12:34:56Z ",
      "2024-02-29T12:34:56ZZ", "2024-02-29T12:34:56 +02:00", "2023-02-29T00:00:00", "-2024-02-29T00:00:00",
      "2024-02-29X12:34:56", "2024-02-29T-1:34:56", "12:34:56", "1709210096", "2024-02-29T12:34:56.5.5",
    ])
  func invalid(_ text: String) { #expect(read(text) == nil) }

  @Test("what is written reads back as the same microsecond, over ten thousand years")
  func roundTrip() {
    var random = SeededGenerator(2)
    for _ in 0..<SeededGenerator.rounds(2000) {
      let instant = Int64.random(in: -62_167_219_200_000_000..<253_402_300_800_000_000, using: &random)
      let text = TimestampText.timestamp(microseconds: instant)
      #expect(text.utf8.count == 26 && read(text) == instant)
    }
  }

  @Test("text is written so that it sorts as time does")
  func sorts() {
    let instants: [Int64] = [
      -62_167_219_200_000_000, -86_400_000_001, -1, 0, 1, 999_999, 1_000_000, 253_402_300_799_999_999,
    ]
    let texts = instants.map(TimestampText.timestamp(microseconds:))
    #expect(texts == texts.sorted())
    #expect(texts[1] == "1969-12-30 23:59:59.999999")
    #expect(texts[3] == "1970-01-01 00:00:00.000000")
  }

  @Test("a date takes its microseconds exactly, in the two centuries around today")
  func exactDates() {
    var random = SeededGenerator(3)
    for _ in 0..<SeededGenerator.rounds(2000) {
      let instant = Int64.random(in: -2_208_988_800_000_000..<4_102_444_800_000_000, using: &random)
      #expect(Date(microsecondsSince1970: instant).microsecondsSince1970 == instant)
    }
  }

  @Test("a date is rounded to the microsecond, not cut")
  func rounding() {
    #expect(Date(timeIntervalSince1970: 0.000_000_6).microsecondsSince1970 == 1)
    #expect(Date(timeIntervalSince1970: -0.000_000_6).microsecondsSince1970 == -1)
    #expect(Date(timeIntervalSince1970: 0.000_000_4).microsecondsSince1970 == 0)
  }

  // Given as seconds: Foundation cannot describe a date that is no number, and the test's name would.
  @Test(
    "a date beyond the years 0 to 9999, or that is no number, has no microseconds",
    arguments: [253_402_300_800, 1e12, -62_167_219_201, -1e300, .nan, .infinity, -.infinity])
  func outOfRange(secondsSince1970: Double) {
    let date = Date(timeIntervalSince1970: secondsSince1970)
    #expect(date.microsecondsSince1970 == nil)
    guard case .unstorable(let reason) = date.sqlValue else {
      Issue.record("it would be stored")
      return
    }
    #expect(reason.contains("years 0 to 9999"))
  }

  private func read(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 {
      var reader = TimestampReader($0)
      return reader.timestamp()
    }
  }
}
