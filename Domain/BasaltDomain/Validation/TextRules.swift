extension ValidationRule where Value == String {
  /// A length in Unicode scalars, as the database counts it.
  @inlinable
  public static func length(_ range: ClosedRange<Int>) -> ValidationRule {
    ValidationRule(holds: { hasLength($0, range) }, describe: { .length(range) })
  }

  /// An e-mail address: one `@` between a local part and a domain with a dot, no spaces, at most 254 bytes.
  @inlinable
  public static var email: ValidationRule { ValidationRule(holds: { isEmailAddress($0) }, describe: { .email }) }

  /// An absolute URL: a scheme, `://`, a host, and no spaces.
  @inlinable
  public static var url: ValidationRule { ValidationRule(holds: { isAbsoluteURL($0) }, describe: { .url }) }

  /// Some text besides white space.
  @inlinable
  public static var notBlank: ValidationRule {
    ValidationRule(holds: { hasInk($0) }, describe: { .notBlank })
  }

  /// A text of which the whole matches a regular expression (in Swift's dialect, which is close to PCRE).
  ///
  /// A pattern that is no regular expression is told by every value: nothing passes it.
  public static func pattern(_ pattern: String) -> ValidationRule {
    let matcher = PatternMatcher(pattern)
    return ValidationRule(holds: { matcher.matches($0) }, describe: { .pattern(pattern, isValid: matcher.isValid) })
  }
}

// The tests work on UTF-8 bytes in one pass, because they run for every row that is read.

/// Whether a text has so many Unicode scalars. Most texts are decided by their number of bytes: a scalar has one to four.
@inlinable
func hasLength(_ text: String, _ range: ClosedRange<Int>) -> Bool {
  let bytes = text.utf8.count
  if bytes <= range.upperBound, (bytes &+ 3) / 4 >= range.lowerBound { return true }
  return hasCountedLength(text, range)
}

@usableFromInline
func hasCountedLength(_ text: String, _ range: ClosedRange<Int>) -> Bool {
  range.contains(text.unicodeScalars.count)
}

@usableFromInline
func hasInk(_ text: String) -> Bool {
  if let first = text.utf8.first, first > 0x20, first < 0x7F { return true }
  return !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
}

@usableFromInline
func isEmailAddress(_ text: String) -> Bool {
  withBytes(of: text) { bytes in
    guard bytes.count <= 254, let at = endOfLocalPart(bytes), at > 0 else { return false }
    var index = at + 1
    guard index < bytes.count, bytes[index] != UInt8(ascii: "."), bytes[bytes.count - 1] != UInt8(ascii: ".") else {
      return false
    }
    var hasDot = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ".") { hasDot = true }
      if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "@") { return false }
      index &+= 1
    }
    return hasDot
  }
}

/// The place of the `@`, nil where something comes before it that an address cannot hold, or nothing follows.
private func endOfLocalPart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte == UInt8(ascii: "@") { return index }
    if byte <= 0x20 || byte == 0x7F { return nil }
    index &+= 1
  }
  return nil
}

@usableFromInline
func isAbsoluteURL(_ text: String) -> Bool {
  withBytes(of: text) { bytes in
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      isLetter(bytes[0]), bytes[..<colon].allSatisfy(isSchemeCharacter)
    else { return false }
    let rest = bytes[(colon + 1)...]
    guard rest.count > 2, rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { return false }
    let first = rest[rest.startIndex + 2]
    return first != UInt8(ascii: "/") && first != UInt8(ascii: "?") && first != UInt8(ascii: "#")
  }
}

/// Lends the bytes of a text, without taking a share in its storage where it has one of its own.
private func withBytes(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
  if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
  var copy = text
  return copy.withUTF8(body)
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }

/// A letter, a digit, plus, minus or point (RFC 3986 §3.1).
private func isSchemeCharacter(_ byte: UInt8) -> Bool {
  isLetter(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "+")
    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
}

extension RuleDescription {
  @usableFromInline
  static func length(_ range: ClosedRange<Int>) -> RuleDescription {
    RuleDescription(
      "length", "must have \(range.lowerBound) to \(range.upperBound) characters",
      keywords: [("minLength", .int(Int64(range.lowerBound))), ("maxLength", .int(Int64(range.upperBound)))],
      condition: { text in
        let length = ExpressionNode.function(.length, [text])
        return .binary(
          .and, .binary(.greaterOrEqual, length, .value(.int64(Int64(range.lowerBound)))),
          .binary(.lessOrEqual, length, .value(.int64(Int64(range.upperBound)))))
      })
  }

  @usableFromInline
  static var email: RuleDescription {
    RuleDescription(
      "email", "must be an e-mail address like name@example.com", keywords: [("format", .string("email"))])
  }

  @usableFromInline
  static var url: RuleDescription {
    RuleDescription("url", "must be a URL like https://example.com/path", keywords: [("format", .string("uri"))])
  }

  @usableFromInline
  static var notBlank: RuleDescription {
    RuleDescription("notBlank", "must not be blank", keywords: [("pattern", .string("\\S"))])
  }

  static func pattern(_ pattern: String, isValid: Bool) -> RuleDescription {
    let message = isValid ? "must match \(pattern)" : "cannot be checked: the rule's pattern is no regular expression"
    return RuleDescription("pattern", message, keywords: isValid ? [("pattern", .string("^(?:\(pattern))$"))] : [])
  }
}
