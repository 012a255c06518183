import Foundation
import Testing

@Suite("Message framing")
struct MessageFramerTests {
  @Test("puts messages together again, wherever the stream was cut", arguments: [1, 2, 7, 1000])
  func pieces(size: Int) throws {
    let messages = [#"{"id":1}"#, "{}", #"{"text":"naïve"}"#].map { Data($0.utf8) }
    let stream = messages.map(MessageFramer.frame).reduce(Data(), +)
    var framer = MessageFramer()
    var found: [Data] = []
    for start in stride(from: 0, to: stream.count, by: size) {
      framer.append(stream[start..<min(start + size, stream.count)])
      while let message = try framer.next() { found.append(message) }
    }
    #expect(found == messages)
  }

  @Test("refuses a message without a length")
  func noLength() {
    var framer = MessageFramer()
    framer.append(Data("Content-Type: none\r\n\r\n{}".utf8))
    #expect(throws: LanguageServerError.self) { try framer.next() }
  }
}
