import Testing

@testable import GitLog

/// Names and paths are bytes; as texts they must neither meet nor change.
@Suite("Bytes as text")
struct GitTextTests {
  @Test("come back as they were")
  func roundTrip() {
    let texts = ["", "plain", "\"", "\"quoted\"", "\\", "\u{E9}", "e\u{301}", "\n\t\u{7}\u{1B}\u{7F}", "👩🏽‍🚀"]
    for bytes in texts.map({ Array($0.utf8) }) {
      #expect(GitText.bytes(of: GitText.text(of: bytes)) == bytes)
      for odd: UInt8 in [0x80, 0xC3, 0xFF] {
        #expect(GitText.bytes(of: GitText.text(of: bytes + [odd])) == bytes + [odd])
        #expect(GitText.bytes(of: GitText.text(of: [odd] + bytes)) == [odd] + bytes)
      }
    }
  }

  @Test("every byte has a text of its own")
  func everyByte() {
    let texts = (UInt8.min...UInt8.max).map { GitText.text(of: [0xFF, $0]) }
    #expect(Set(texts).count == 256)
    #expect(GitText.text(of: [0x63, 0xE9, 0x0A, 0x22]) == #""c\351\n\"""#)
  }

  @Test(
    "an identity is found again in its signature",
    arguments: [("Ada", "a@x"), ("", "a@x"), ("Ada B. C.", ""), ("", ""), ("\"J\\351\"", "<odd")])
  func signature(name: String, email: String) {
    let identity = GitIdentity(name: name, email: email)
    #expect(GitIdentity(signature: identity.signature) == identity)
  }
}
