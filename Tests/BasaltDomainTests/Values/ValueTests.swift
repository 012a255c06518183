import BasaltDomain
import BasaltTestFeatures
import Foundation
import Testing

@Suite("Values")
struct ValueTests {
  @Test("A UUID of version 7 carries the version, the variant and the time")
  func version7() {
    let before = UInt64(Date().timeIntervalSince1970 * 1000)
    let bytes = UUID.version7().uuid
    #expect(bytes.6 >> 4 == 7)
    #expect(bytes.8 >> 6 == 0b10)
    let milliseconds = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect(milliseconds >= before && milliseconds < before + 60_000)
  }
}
