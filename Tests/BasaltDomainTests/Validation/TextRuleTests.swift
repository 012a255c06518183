import BasaltDomain
import BasaltTestFeatures
import Testing

@Suite("Rules for texts", .feature("M9", on: .core))
struct TextRuleTests {
  private func holds(_ rule: ValidationRule<String>, _ value: String) -> Bool { rule.holds(value) }

  @Test(
    "a length counts Unicode scalars, whatever their bytes, at both ends",
    arguments: ["a", "é", "e\u{301}", "\u{20AC}", "\u{1F600}", "\u{1F468}\u{200D}\u{1F469}", "\r\n"])
  func length(_ piece: String) {
    let scalars = piece.unicodeScalars.count
    for count in 0...9 {
      let text = String(repeating: piece, count: count)
      let length = count * scalars
      for lower in 0...6 {
        for upper in lower...8 {
          #expect(
            holds(.length(lower...upper), text) == (lower...upper).contains(length), "\(lower)...\(upper) \(text)")
        }
      }
    }
  }

  @Test("a length is right where the bytes alone do not tell it")
  func lengthByBytes() {
    // Twelve bytes: three scalars, or twelve.
    #expect(
      holds(.length(3...3), "\u{1F600}\u{1F600}\u{1F600}") && !holds(.length(4...12), "\u{1F600}\u{1F600}\u{1F600}"))
    #expect(holds(.length(12...12), "abcdefghijkl") && !holds(.length(3...11), "abcdefghijkl"))
    #expect(!holds(.length(1...2), "") && holds(.length(0...0), ""))
  }

  @Test(
    "a URL has a scheme and a host",
    arguments: [
      "https://example.com", "http://a", "ftp://x.y/z?q=1#f", "a+b-c.d1://host", "https://[::1]:80/", "h://ü",
    ])
  func url(_ text: String) { #expect(holds(.url, text)) }

  @Test(
    "what is no absolute URL is told",
    arguments: [
      "", "example.com", "/path", "mailto:a@b.cc", "https:/a", "https://", "https:///path", "https://?q", "https://#f",
      "://a", "1a://b", "ht tp://a", "https://a b", "https://a\n", " https://a", "ht_tp://a", "https://a\u{7F}",
    ])
  func noURL(_ text: String) { #expect(!holds(.url, text)) }

  @Test("white space of any script is blank, and one visible character is enough")
  func notBlank() {
    #expect(!holds(.notBlank, "") && !holds(.notBlank, " \t\r\n\u{0B}\u{A0}\u{2003}\u{3000}\u{2028}"))
    #expect(holds(.notBlank, "\u{3000}x") && holds(.notBlank, "ü") && holds(.notBlank, "\u{1F600}"))
  }

  @Test("a pattern speaks of the whole text")
  func pattern() {
    let rule = ValidationRule<String>.pattern("[a-z]+|[0-9]{3}")
    #expect(holds(rule, "abc") && holds(rule, "123"))
    #expect(!holds(rule, "abc1") && !holds(rule, "1234") && !holds(rule, "") && !holds(rule, "abc\n"))
    #expect(rule.name == "pattern" && rule.message == "must match [a-z]+|[0-9]{3}")
  }

  @Test("a pattern that is no regular expression lets nothing pass, and says why")
  func invalidPattern() {
    let rule = ValidationRule<String>.pattern("[a-")
    #expect(!holds(rule, "a") && !holds(rule, ""))
    #expect(rule.message == "cannot be checked: the rule's pattern is no regular expression")
    #expect(rule.describe().keywords.isEmpty)
  }

  @Test("many tasks may use one pattern at once")
  func concurrentPattern() async {
    let rule = ValidationRule<String>.pattern("(a|b)*c[0-9]{1,3}")
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<32 {
        group.addTask {
          (0..<200).allSatisfy { round in
            let number = (task * 200 + round) % 1500
            return rule.holds("abbac\(number)") == (number < 1000)
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("every rule says for people what would be right")
  func messages() {
    let rules: [(ValidationRule<String>, String, String)] = [
      (.length(2...12), "length", "must have 2 to 12 characters"),
      (.email, "email", "must be an e-mail address like name@example.com"),
      (.url, "url", "must be a URL like https://example.com/path"),
      (.notBlank, "notBlank", "must not be blank"),
      (.pattern("a+"), "pattern", "must match a+"),
      (.oneOf("a", "b"), "oneOf", "must be one of a, b"),
      (.range("a"..."c"), "range", "must be between a and c"),
    ]
    for (rule, name, message) in rules { #expect(rule.name == name && rule.message == message) }
  }
}
