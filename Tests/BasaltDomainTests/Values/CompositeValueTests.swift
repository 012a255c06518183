import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Columns of several digits: dates, decimals, UUIDs", .feature("M6", on: .core))
struct CompositeValueTests {
  @Test("a date is read from microseconds and from text")
  func dates() throws {
    let date = Date(timeIntervalSince1970: 1_709_210_096.5)
    #expect(date.sqlValue == .instant(1_709_210_096_500_000))
    #expect(try decode(.integer(1_709_210_096_500_000), as: Date.self) == date)
    #expect(try decode(.text("2024-02-29 12:34:56.5"), as: Date.self) == date)
    #expect(try decode(.text("2024-02-29T14:34:56.5+02:00"), as: Date?.self) == date)
    #expect(try decode(.integer(0), as: Date.self) == Date(timeIntervalSince1970: 0))
  }

  @Test("a date that is malformed or beyond all time is an error")
  func malformedDates() {
    #expect(failure(.text("yesterday"), as: Date.self)?.reason == .malformed("yesterday"))
    #expect(failure(.text(""), as: Date?.self)?.reason == .malformed(""))
    #expect(failure(.integer(.min), as: Date.self)?.reason == .outOfRange("\(Int64.min)"))
    #expect(failure(.text("2024-02-30"), as: CalendarDate.self)?.reason == .malformed("2024-02-30"))
    #expect(failure(.text("2024-02-28 10:00"), as: CalendarDate?.self)?.reason == .malformed("2024-02-28 10:00"))
  }

  @Test("a calendar date is read from its text")
  func calendarDates() throws {
    let date = try #require(CalendarDate(year: 2024, month: 2, day: 29))
    #expect(date.sqlValue == .date(date))
    #expect(try decode(.text("2024-02-29"), as: CalendarDate.self) == date)
  }

  @Test(
    "a decimal is read from its digits exactly",
    arguments: [
      "0", "-0.5", "10", "9.5", "0.1", "123456789012345678", "-999999999999999999", "0.000000000000000001",
      "12345678901234567.89", "1234567890123456789", "99999999999999999999999999999999999999",
      "0.12345678901234567890123456789012345678", "-12345678901234567890.123456789",
    ])
  func decimals(_ digits: String) throws {
    let expected = try #require(Decimal(string: digits))
    #expect(try decode(.text(digits), as: Decimal.self) == expected)
    #expect(expected.sqlValue == .decimal(expected))
    #expect(try decode(.text("\(expected)"), as: Decimal.self) == expected)
  }

  @Test("a decimal is read from a whole number and never from a floating-point one")
  func decimalKinds() throws {
    #expect(try decode(.integer(.min), as: Decimal.self) == Decimal(Int64.min))
    #expect(try decode(.integer(0), as: Decimal?.self) == 0)
    #expect(failure(.real(0.1), as: Decimal.self)?.reason == .wrongKind(.real))
  }

  @Test(
    "text that is no decimal is an error",
    arguments: ["", "-", ".", "1e5", "1,5", " 1", "1 ", "+1", "0x10", "NaN", "1.2.3", "--1", "1_000", "١"])
  func malformedDecimals(_ text: String) {
    #expect(failure(.text(text), as: Decimal.self)?.reason == .malformed(text))
  }

  @Test("decimals that are random read back from their description")
  func randomDecimals() throws {
    var random = SeededGenerator(4)
    for _ in 0..<SeededGenerator.rounds(500) {
      let decimal = Decimal(
        sign: Bool.random(using: &random) ? .plus : .minus, exponent: Int.random(in: -20...5, using: &random),
        significand: Decimal(UInt64.random(in: 1...(.max), using: &random)))
      #expect(try decode(.text("\(decimal)"), as: Decimal.self) == decimal)
    }
  }

  @Test("a UUID is read from sixteen bytes and from 32 digits in any case, with hyphens or without")
  func uuids() throws {
    let uuid = try #require(UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057"))
    let bytes = withUnsafeBytes(of: uuid.uuid) { Array($0) }
    #expect(uuid.sqlValue == .uuid(uuid))
    #expect(try decode(.blob(bytes), as: UUID.self) == uuid)
    #expect(try decode(.text("01890a5d-ac96-774b-bcce-b302099a8057"), as: UUID.self) == uuid)
    #expect(try decode(.text("01890A5DAC96774BBCCEB302099A8057"), as: UUID?.self) == uuid)
  }

  @Test("bytes and text that are no UUID are errors")
  func malformedUUIDs() {
    #expect(failure(.blob([1, 2, 3]), as: UUID.self)?.reason == .malformed("3 bytes"))
    #expect(failure(.blob([]), as: UUID?.self)?.reason == .malformed("0 bytes"))
    for text in ["", "01890a5d", "01890a5d-ac96-774b-bcce-b302099a805g", String(repeating: "0", count: 33)] {
      #expect(failure(.text(text), as: UUID.self)?.reason == .malformed(text))
    }
  }

  @Test("JSON is read from text, and text that is none is an error that says where")
  func json() throws {
    let value: JSON = ["a": [1, 2.5, nil, true], "b": "c"]
    #expect(value.sqlValue == .json(#"{"a":[1,2.5,null,true],"b":"c"}"#))
    #expect(try decode(.text(#" {"b":"c", "a":[1,2.5,null,true]} "#), as: JSON.self) == value)
    #expect(failure(.text("{"), as: JSON?.self)?.reason == .malformed("expected a member name at byte 1"))
  }

  @Test("a cursor stops at its allowance and goes on when it gets a new one")
  func allowance() {
    FakeResult([.integer(5)], rows: 3).withCursor(rowAllowance: 2) { cursor in
      #expect(cursor.next() && cursor.next())
      #expect(!cursor.next() && cursor.pause == .allowance)
      cursor.rowAllowance = 2
      #expect(cursor.next() && cursor.cell(0).int64 == 5)
      #expect(!cursor.next() && cursor.pause == .finished)
    }
  }

  @Test("whether a value is null is asked of the value alone")
  func nullness() {
    #expect(SQLValue.null.isNull)
    #expect(!SQLValue.text("").isNull && !SQLValue.int64(0).isNull && !SQLValue.array([.null]).isNull)
    #expect(Int?.sqlValue(of: nil) == .null && Int?.sqlValue(of: 3) == .int64(3) && Int.sqlValue(of: 4) == .int64(4))
  }
}
