import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Arrays", .feature("M6", on: .core))
struct ArrayTests {
  @Test("an array is bound as its elements, and an array of bytes as bytes")
  func binding() {
    #expect(["a", "b"].sqlValue == .array([.text("a"), .text("b")]) && [Int]().sqlValue == .array([]))
    #expect([Mood.wild].sqlValue == .array([.text("wild")]) && [UInt8(1)].sqlValue == .bytes([1]))
    #expect([String].columnKind == .array && [String].elementKind == .text && [UInt64].elementKind == .uint64)
    #expect([Mood].elementKind == .text && [UInt8].columnKind == .bytes && [UInt8].elementKind == nil)
    #expect([Mood].enumeration == nil)
  }

  @Test("an array is read from JSON, in its order; an empty one is no null")
  func decoding() throws {
    #expect(try decode(.text(#"["b","a","é\n\"😀"]"#), as: [String].self) == ["b", "a", "é\n\"😀"])
    #expect(try decode(.text("[]"), as: [String]?.self) == [])
    #expect(try decode(.null, as: [String]?.self) == nil)
    #expect(try decode(.text("[true,false]"), as: [Bool].self) == [true, false])
    #expect(try decode(.text("[-9223372036854775808,9223372036854775807]"), as: [Int64].self) == [.min, .max])
    #expect(try decode(.text("[1,255]"), as: [UInt16].self) == [1, 255])
    #expect(try decode(.text(#"[0,"18446744073709551615"]"#), as: [UInt64].self) == [0, .max])
    #expect(try decode(.text("[0.1,-0.0,3]"), as: [Double].self) == [0.1, 0, 3])
    #expect(try decode(.text("[0.5]"), as: [Float].self) == [0.5])
    #expect(try decode(.text(#"["calm","wild"]"#), as: [Mood].self) == [.calm, .wild])
    #expect(try decode(.text("[-1,7]"), as: [Rank].self) == [.low, .high])
  }

  @Test("elements of several digits are read exactly")
  func compositeElements() throws {
    let price = try #require(Decimal(string: "-12345678901234567890.123456789"))
    let uuid = UUID()
    let day = try #require(CalendarDate(year: 2024, month: 2, day: 29))
    #expect(try decode(.text(#"["-12345678901234567890.123456789",3]"#), as: [Decimal].self) == [price, 3])
    #expect(try decode(.text("[\"\(uuid)\"]"), as: [UUID].self) == [uuid])
    #expect(try decode(.text(#"["2024-02-29"]"#), as: [CalendarDate].self) == [day])
    #expect(try decode(.text(#"["00:00:00.000001"]"#), as: [TimeOfDay].self) == [TimeOfDay(microseconds: 1)])
    #expect(
      try decode(.text(#"["1969-12-31 23:59:59.999999"]"#), as: [Date].self) == [Date(microsecondsSince1970: -1)])
    #expect(try decode(.text(#"["http://example.com/a"]"#), as: [URL].self) == [URL(string: "http://example.com/a")])
  }

  @Test("what is no array of such elements is an error that never repeats a value")
  func malformed() {
    func reason<Value: ColumnValue>(_ text: String, _ type: Value.Type) -> String? {
      guard case .rejected(let reason) = failure(.text(text), as: type)?.reason else { return nil }
      return reason
    }
    #expect(reason("secret", [String].self)?.contains("no JSON") == true)
    #expect(reason(#"{"secret":1}"#, [String].self)?.contains("no array") == true)
    #expect(reason(#"["a",null]"#, [String].self)?.contains("null") == true)
    #expect(reason("[true]", [Int].self) != nil && reason("[1]", [Bool].self) != nil)
    #expect(reason("[[1]]", [Int].self) != nil && reason(#"["x"]"#, [UInt64].self) != nil)
    #expect(failure(.text("[1.5]"), as: [Int].self)?.reason == .wrongKind(.real))
    #expect(failure(.text("[0.1]"), as: [Decimal].self)?.reason == .wrongKind(.real))
    #expect(failure(.text(#"["1"]"#), as: [Int].self)?.reason == .wrongKind(.text))
    #expect(failure(.text("[300]"), as: [Int8].self)?.reason == .outOfRange("300"))
    #expect(failure(.text(#"["a"]"#), as: [Mood].self)?.expected == "[Mood]")
    #expect(failure(.integer(1), as: [Int]?.self)?.reason == .wrongKind(.integer))
    #expect(failure(.text("[1]"), as: [UInt8].self)?.reason == .wrongKind(.text))
  }
}
