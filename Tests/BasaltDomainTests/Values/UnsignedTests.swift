import BasaltDomain
import BasaltTestFeatures
import Testing

@Suite("Unsigned 64-bit integers", .feature("M6", on: .core))
struct UnsignedTests {
  @Test("the code of the column says what its integers mean", arguments: [0, 1, 1 << 63 - 1, 1 << 63, .max])
  func encodings(value: UInt64) throws {
    let flipped = Int64(bitPattern: value ^ 1 << 63)
    #expect(try decode(.integer(flipped), as: UInt64.self, encoding: -1) == value)
    #expect(try decode(.integer(flipped), as: UInt?.self, encoding: -1) == UInt(value))
    #expect(value.sqlValue == .uint64(value) && UInt(value).sqlValue == .uint64(value))
  }

  @Test("a plain integer is read as itself, and a negative one is an error")
  func plain() throws {
    #expect(try decode(.integer(.max), as: UInt64.self) == 1 << 63 - 1)
    #expect(failure(.integer(-1), as: UInt64.self)?.reason == .outOfRange("-1"))
    #expect(failure(.real(1), as: UInt64.self)?.reason == .wrongKind(.real))
    #expect(failure(.text("1"), as: UInt64?.self)?.reason == .wrongKind(.text))
    #expect(try decode(.null, as: UInt64?.self) == nil)
  }
}
