import Foundation

/// Cuts a stream of bytes into the messages of the Language Server Protocol.
///
/// A message is a header of `Key: value` lines, an empty line, and as many bytes of JSON as the header's `Content-Length` says.
struct MessageFramer {
  private var bytes = Data()

  /// Adds bytes as they arrive, in pieces of any size.
  mutating func append(_ data: Data) {
    bytes += data
  }

  /// Takes the next complete message.
  ///
  /// - Returns: Its JSON, or `nil` until more bytes arrive.
  /// - Throws: ``LanguageServerError`` for a header without a length.
  mutating func next() throws -> Data? {
    guard let headerEnd = bytes.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
    let header = String(decoding: bytes[..<headerEnd.lowerBound], as: UTF8.self)
    guard let length = header.firstMatch(of: /(?i)content-length: *([0-9]+)/).flatMap({ Int($0.1) }) else {
      throw LanguageServerError("a message without a length: \(header)")
    }
    guard bytes.endIndex - headerEnd.upperBound >= length else { return nil }
    let end = headerEnd.upperBound + length
    defer { bytes = Data(bytes[end...]) }
    return Data(bytes[headerEnd.upperBound..<end])
  }

  /// Puts a header before the JSON of a message.
  static func frame(_ json: Data) -> Data {
    Data("Content-Length: \(json.count)\r\n\r\n".utf8) + json
  }
}
