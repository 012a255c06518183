// Git stores names and paths as bytes, and nothing says that they are UTF-8. Replacing what is not by U+FFFD would make one
// file of two, so such a text takes the form in which git itself shows it, quoted as in C: `"caf\351.txt"`. A text that
// begins with a quotation mark is quoted too; so no two byte strings become the same text, and the way back is exact.

/// Bytes as text, without loss.
public enum GitText {
  /// The text of bytes: the text itself where they are UTF-8, otherwise quoted as git does.
  public static func text(of bytes: some Collection<UInt8>) -> String {
    if bytes.first != quote, let text = String(validating: bytes, as: UTF8.self) { return text }
    var quoted = [quote]
    for byte in bytes { append(byte, to: &quoted) }
    quoted.append(quote)
    return String(decoding: quoted, as: UTF8.self)
  }

  /// The bytes that a text of ``text(of:)`` stands for.
  public static func bytes(of text: String) -> [UInt8] {
    let quoted = Array(text.utf8)
    guard quoted.first == quote else { return quoted }
    var bytes: [UInt8] = []
    var rest = quoted.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      bytes.append(byte == backslash ? escaped(&rest) : byte)
    }
    return bytes
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  /// The escapes that have a letter, from byte 7.
  private static let letters = Array("abtnvfr".utf8)

  private static func append(_ byte: UInt8, to quoted: inout [UInt8]) {
    switch byte {
    case quote, backslash: quoted += [backslash, byte]
    case 7...13: quoted += [backslash, letters[Int(byte) - 7]]
    case 0x20..<0x7F: quoted.append(byte)
    default:
      let zero = UInt8(ascii: "0")
      quoted += [backslash, zero + byte >> 6, zero + byte >> 3 & 7, zero + byte & 7]
    }
  }

  /// The byte that the text after a backslash stands for.
  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
    guard let first = rest.popFirst() else { return backslash }
    if let letter = letters.firstIndex(of: first) { return UInt8(7 + letter) }
    guard (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(first) else { return first }
    var value = first & 7
    for digit in [rest.popFirst(), rest.popFirst()] { value = value << 3 | (digit ?? 0) & 7 }
    return value
  }
}
