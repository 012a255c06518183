internal import Synchronization

/// A regular expression that several threads may use.
///
/// `Regex` is no `Sendable`: it compiles itself when it is first used. The lock makes one thread at a time use it.
final class PatternMatcher: Sendable {
  private let regex: Mutex<Regex<AnyRegexOutput>?>
  /// Whether the pattern is a regular expression.
  let isValid: Bool

  init(_ pattern: String) {
    let compiled = try? Regex(pattern)
    isValid = compiled != nil
    regex = Mutex(try? Regex(pattern))
  }

  /// Whether the whole text matches.
  func matches(_ text: String) -> Bool {
    regex.withLock { regex in
      guard let regex else { return false }
      return (try? regex.wholeMatch(in: text)) != nil
    }
  }
}
