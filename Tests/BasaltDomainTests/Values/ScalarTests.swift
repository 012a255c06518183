import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Scalar columns", .feature("M6", on: .core))
struct ScalarTests {
  @Test("integers of every width are bound as 64-bit integers and read back at their ends")
  func integers() throws {
    try expectRoundTrip([Int8.min, 0, .max])
    try expectRoundTrip([Int16.min, 0, .max])
    try expectRoundTrip([Int32.min, 0, .max])
    try expectRoundTrip([Int64.min, 0, .max])
    try expectRoundTrip([Int.min, 0, .max])
    try expectRoundTrip([UInt8.min, .max])
    try expectRoundTrip([UInt16.min, .max])
    try expectRoundTrip([UInt32.min, .max])
  }

  private func expectRoundTrip<Value: ColumnType & FixedWidthInteger>(_ values: [Value]) throws {
    for value in values {
      #expect(value.sqlValue == .int64(Int64(value)))
      #expect(try decode(.integer(Int64(value)), as: Value.self) == value)
      #expect(try decode(.integer(Int64(value)), as: Value?.self) == value)
    }
  }

  @Test("a number that a narrower integer cannot hold is an error that tells the type")
  func narrowIntegers() {
    expectOutOfRange(Int8.self, [128, -129, .max, .min])
    expectOutOfRange(Int16.self, [32_768, -32_769])
    expectOutOfRange(Int32.self, [2_147_483_648, -2_147_483_649])
    expectOutOfRange(UInt8.self, [256, -1])
    expectOutOfRange(UInt16.self, [65_536, -1])
    expectOutOfRange(UInt32.self, [4_294_967_296, -1])
    expectOutOfRange(Bool.self, [2, -1, .max])
  }

  private func expectOutOfRange<Value: ColumnType>(_ type: Value.Type, _ values: [Int64]) {
    for value in values {
      let expected = CellError(column: 1, expected: "\(type)", reason: .outOfRange("\(value)"))
      #expect(failure(.integer(value), as: type) == expected)
      #expect(failure(.integer(value), as: Value?.self) == expected)
    }
  }

  @Test("a truth value is bound as one and read from 0 and 1")
  func truth() throws {
    #expect(true.sqlValue == .bool(true))
    #expect(try decode(.integer(1), as: Bool.self))
    #expect(try decode(.integer(0), as: Bool.self) == false)
  }

  @Test("floating-point numbers are read from numbers of both kinds")
  func floatingPoint() throws {
    #expect(1.5.sqlValue == .double(1.5))
    #expect(Float(0.1).sqlValue == .double(Double(Float(0.1))))
    for value in [0.0, 1.5, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity] {
      #expect(try decode(.real(value), as: Double.self) == value)
    }
    #expect(try decode(.integer(3), as: Double.self) == 3)
    #expect(try decode(.integer(0), as: Double?.self) == 0)
    #expect(try decode(.real(0.5), as: Float.self) == 0.5)
    #expect(try decode(.real(.infinity), as: Float.self) == .infinity)
  }

  @Test("a number that overflows a Float is an error, not infinity")
  func floatOverflow() {
    #expect(failure(.real(1e39), as: Float.self)?.reason == .outOfRange("1e+39"))
    #expect(failure(.real(-1e300), as: Float?.self)?.reason == .outOfRange("-1e+300"))
  }

  @Test("text keeps every character, NULs included, and repairs bytes that are no UTF-8")
  func text() throws {
    for text in ["", "é", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "a\u{0}b", "'\"%_\\"] {
      #expect(text.sqlValue == .text(text))
      #expect(try decode(.text(text), as: String.self) == text)
    }
    #expect(try decode(.rawText([0x61, 0xFF, 0x62]), as: String.self) == "a\u{FFFD}b")
  }

  @Test("bytes are read from bytes only, empty ones too")
  func bytes() throws {
    for content in [[UInt8](), [0], [0, 255, 1]] {
      #expect(content.sqlValue == .bytes(content))
      #expect(Data(content).sqlValue == .bytes(content))
      #expect(try decode(.blob(content), as: [UInt8].self) == content)
      #expect(try decode(.blob(content), as: Data.self) == Data(content))
    }
    #expect(failure(.text("a"), as: [UInt8].self)?.reason == .wrongKind(.text))
    #expect(failure(.integer(1), as: Data?.self)?.reason == .wrongKind(.integer))
  }

  @Test("a null is nil for an optional and an error for everything else")
  func nulls() throws {
    func expectNull<Value: ColumnType & Equatable>(_ type: Value.Type) throws {
      #expect(try decode(.null, as: Value?.self) == nil)
      #expect(failure(.null, as: type) == CellError(column: 1, expected: "\(type)", reason: .unexpectedNull))
      #expect((nil as Value?).sqlValue == .null)
      #expect(Value?.isNullable && !Value.isNullable)
    }
    try expectNull(Bool.self)
    try expectNull(Int8.self)
    try expectNull(Int.self)
    try expectNull(Int64.self)
    try expectNull(UInt32.self)
    try expectNull(Double.self)
    try expectNull(Float.self)
    try expectNull(String.self)
    try expectNull([UInt8].self)
    try expectNull(Data.self)
    try expectNull(Date.self)
    try expectNull(CalendarDate.self)
    try expectNull(UUID.self)
    try expectNull(Decimal.self)
    try expectNull(JSON.self)
    try expectNull(Mood.self)
    try expectNull(Rank.self)
    try expectNull(Team.ID.self)
  }

  @Test("a cell of another kind is an error that tells both kinds, never a converted value")
  func wrongKinds() {
    func expectWrongKind<Value: ColumnType>(_ type: Value.Type, _ cells: [(FakeResult.Cell, CellKind)]) {
      for (cell, kind) in cells {
        let expected = CellError(column: 1, expected: "\(type)", reason: .wrongKind(kind))
        #expect(failure(cell, as: type) == expected)
        #expect(failure(cell, as: Value?.self) == expected)
      }
    }
    let text = (FakeResult.Cell.text("12abc"), CellKind.text)
    let real = (FakeResult.Cell.real(3.7), CellKind.real)
    let blob = (FakeResult.Cell.blob([1]), CellKind.blob)
    let integer = (FakeResult.Cell.integer(7), CellKind.integer)
    expectWrongKind(Int64.self, [text, real, blob])
    expectWrongKind(Int.self, [text, real, blob])
    expectWrongKind(Int16.self, [text, real, blob])
    expectWrongKind(Bool.self, [text, real, blob])
    expectWrongKind(Double.self, [text, blob])
    expectWrongKind(String.self, [integer, real, blob])
    expectWrongKind(CalendarDate.self, [integer, real, blob])
    expectWrongKind(Date.self, [real, blob])
    expectWrongKind(UUID.self, [integer, real])
    expectWrongKind(Decimal.self, [real, blob])
    expectWrongKind(JSON.self, [integer, real, blob])
  }

  @Test("an enumeration is bound as its raw value, and an unknown raw value is an error")
  func enumerations() throws {
    #expect(Mood.wild.sqlValue == .text("wild"))
    #expect(Rank.low.sqlValue == .int64(-1))
    #expect(Mood.columnKind == .text && Rank.columnKind == .int64 && Kingdom.columnKind == .text)
    #expect(try decode(.text("calm"), as: Mood.self) == .calm)
    #expect(try decode(.integer(7), as: Rank?.self) == .high)
    #expect(try decode(.text("animal"), as: Kingdom.self) == .animal)
    #expect(failure(.text("furious"), as: Mood.self)?.reason == .malformed("furious"))
    #expect(failure(.integer(3), as: Rank?.self)?.reason == .malformed("3"))
    #expect(failure(.text(""), as: Kingdom?.self)?.reason == .malformed(""))
  }

  @Test("the kinds of columns are those of the types")
  func kinds() {
    #expect(Int.columnKind == .int64 && Int8.columnKind == .int8 && UInt32.columnKind == .uint32)
    #expect(Float.columnKind == .float && Double.columnKind == .double && Bool.columnKind == .bool)
    #expect(Data.columnKind == .bytes && [UInt8].columnKind == .bytes && String.columnKind == .text)
    #expect(Date.columnKind == .instant && CalendarDate.columnKind == .date && Decimal.columnKind == .decimal)
    #expect(UUID.columnKind == .uuid && JSON.columnKind == .json && Team.ID.columnKind == .uuid)
    #expect(ColumnKind.int8.isInteger && ColumnKind.uint32.isInteger && !ColumnKind.bool.isInteger)
  }
}
