internal import Foundation

/// Cuts a stream of bytes, which arrives in pieces of any size, at a byte that ends each token.
struct TokenBuffer {
  private let separator: UInt8
  private var bytes: [UInt8] = []
  /// Where the next token begins.
  private var start = 0
  /// Up to where there is no separator; not to be searched again.
  private var searched = 0

  init(separator: UInt8 = 0) { self.separator = separator }

  /// Adds a piece.
  mutating func append(_ piece: [UInt8]) {
    if start > 0 {
      bytes.removeFirst(start)
      searched -= start
      start = 0
    }
    bytes += piece
  }

  /// The next token without its separator, nil when it has not wholly arrived.
  mutating func next() -> ArraySlice<UInt8>? {
    let (from, found) = (searched, bytes.count - searched)
    let end = bytes.withUnsafeBytes { buffer -> Int? in
      guard found > 0, let base = buffer.baseAddress, let end = memchr(base + from, Int32(separator), found) else {
        return nil
      }
      return UnsafeRawPointer(end) - base
    }
    guard let end else {
      searched = bytes.count
      return nil
    }
    defer {
      start = end + 1
      searched = start
    }
    return bytes[start..<end]
  }

  /// What has arrived behind the last separator.
  var rest: ArraySlice<UInt8> { bytes[start...] }
}
