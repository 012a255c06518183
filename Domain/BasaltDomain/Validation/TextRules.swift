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

/// Eight bytes at a time, with as few branches as can be: where the `@` stands differs from row to row, so that a loop over
/// bytes that ends there is mispredicted for each of them, which costs more than all else.
@usableFromInline
func isEmailAddress(_ text: String) -> Bool {
  withBytes(of: text) { bytes in
    let count = bytes.count
    guard (1...254).contains(count), let start = bytes.baseAddress, start[0] != UInt8(ascii: "@") else { return false }
    if count < 8 { return isShortEmailAddress(bytes) }
    var refused: UInt64 = 0
    // 0 until they are found, where an address has neither.
    var sign = 0
    var lastPoint = 0
    var index = 0
    while index < count {
      // The last word ends with the text and begins among bytes that have been seen: those are not counted again.
      let first = min(index, count &- 8)
      let unseen = ~UInt64(0) << UInt64(truncatingIfNeeded: (index &- first) &* 8)
      let word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: first, as: UInt64.self))
      refused |= highBits(belowSpace: word) | highBits(of: word, equalTo: 0x7F)
      let found = highBits(of: word, equalTo: UInt8(ascii: "@")) & unseen
      if found != 0 {
        refused |= found & (found &- 1) | UInt64(truncatingIfNeeded: sign)
        sign = first &+ found.trailingZeroBitCount / 8
      }
      let points = highBits(of: word, equalTo: UInt8(ascii: "."))
      if points != 0 { lastPoint = first &+ 7 &- points.leadingZeroBitCount / 8 }
      index &+= 8
    }
    return refused == 0 && sign > 0 && lastPoint > sign && lastPoint != count &- 1
      && start[sign &+ 1] != UInt8(ascii: ".")
  }
}

/// The highest bit of each byte of a word that has a value: "Bit Twiddling Hacks", Sean Eron Anderson, "Determine if a word
/// has a byte equal to n", in the form that is exact for every byte.
private func highBits(of word: UInt64, equalTo byte: UInt8) -> UInt64 {
  let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
  let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  return ~(((difference & low) &+ low) | difference | low)
}

/// A bit that is set where a word has a byte up to that of the space; which byte it is, is not exact.
private func highBits(belowSpace word: UInt64) -> UInt64 {
  (word &- 0x2121_2121_2121_2121) & ~word & 0x8080_8080_8080_8080
}

private func isShortEmailAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let sign = bytes.firstIndex(of: UInt8(ascii: "@")), sign > 0
  else {
    return false
  }
  let domain = bytes[(sign + 1)...]
  return domain.contains(UInt8(ascii: ".")) && domain.first != UInt8(ascii: ".") && domain.last != UInt8(ascii: ".")
    && !domain.contains(UInt8(ascii: "@"))
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

private func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
}

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
