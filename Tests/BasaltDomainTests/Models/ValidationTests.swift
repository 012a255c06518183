import BasaltDomain
import BasaltTestFeatures
import Testing

@testable import Shop

@Suite("Validation", .feature("M9", on: .core))
struct ValidationTests {
  private func holds<Value>(_ rule: ValidationRule<Value>, _ value: Value) -> Bool { rule.holds(value) }

  @Test("a length is counted in Unicode scalars, both ends included")
  func length() {
    #expect(holds(.length(1...3), "a") && holds(.length(1...3), "abc"))
    #expect(!holds(.length(1...3), "") && !holds(.length(1...3), "abcd"))
    #expect(holds(.length(2...2), "e\u{301}") && !holds(.length(1...1), "e\u{301}") && holds(.length(1...1), "é"))
  }

  @Test(
    "an e-mail address has one @, a local part and a domain with a dot",
    arguments: [
      "a@b.c", "a@b.cc", "aaaaaaaa@b.cc", "a.a.a.a.a@b.c", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b-b.cc.dd",
      "first.last+tag@sub.example.com", "ü@exämple.de", "'@x.y",
    ])
  func email(_ text: String) { #expect(holds(.email, text)) }

  @Test(
    "what is no e-mail address is told",
    arguments: [
      "", "@", "a@", "@b.cc", "a", "a.cc", "a@b", "a@.cc", "a@b.", "a@b@c.dd", "@aaaaaaaa@b.cc", "aaaaaaaaa@b@c.dd",
      "aaaaaa@bbbbbbbbbbb@c.dd", "aaaaaaaa@.b.cc",
      "aaaaaaaaaaa@bcc", "a.a.a.a.a.a@bcc", "aaaaaaaaaaa@b.cc.", "aaaaaaaaa\u{20}@b.cc", "aaaaaaaaaaaa@b.c\u{7F}",
      "a @b.cc", "a@b .cc", " a@b.cc",
      "a@b.cc\n",
      "a\u{0}@b.cc", "a\u{7F}@b.cc",
    ])
  func noEmail(_ text: String) { #expect(!holds(.email, text)) }

  @Test("an e-mail address has at most 254 bytes")
  func longEmail() {
    let domain = "@example.com"
    #expect(holds(.email, String(repeating: "a", count: 254 - domain.utf8.count) + domain))
    #expect(!holds(.email, String(repeating: "a", count: 255 - domain.utf8.count) + domain))
  }

  @Test("a text of white space only is blank")
  func notBlank() {
    #expect(holds(.notBlank, " a "))
    #expect(!holds(.notBlank, "") && !holds(.notBlank, " \t\n\u{A0}\u{3000}"))
  }

  @Test("a range includes both ends, and not-a-number lies in none")
  func range() {
    #expect(holds(.range(0...150), 0) && holds(.range(0...150), 150))
    #expect(!holds(.range(0...150), -1) && !holds(.range(0...150), 151))
    #expect(!holds(.range(0.0...1.0), .nan))
  }

  @Test("rules say their name for programs, and for people what would be right")
  func messages() {
    #expect(ValidationRule<String>.length(1...80).name == "length")
    #expect(ValidationRule<String>.length(1...80).message == "must have 1 to 80 characters")
    #expect(ValidationRule<String>.email.message == "must be an e-mail address like name@example.com")
    #expect(ValidationRule<Int>.range(1...3).message == "must be between 1 and 3")
    #expect(ValidationRule<String>.notBlank.message == "must not be blank")
  }

  @Test("all failures of a value are reported together, with the names of the fields, and without the values")
  func allFailures() throws {
    let draft = User.Draft(email: "not-an-address", name: "", passwordHash: "h", teamID: .new())
    let error = try #require(throws: ValidationError.self) { try draft.validate() }
    #expect(error.model == "User")
    #expect(
      error.failures == [
        ValidationFailure(
          field: "email", rule: "email", message: "must be an e-mail address like name@example.com"),
        ValidationFailure(field: "name", rule: "length", message: "must have 1 to 80 characters"),
      ])
    #expect(
      error.description == "User is not valid: email: must be an e-mail address like name@example.com; "
        + "name: must have 1 to 80 characters")
    #expect(!error.description.contains("not-an-address"))
  }

  @Test("a model without table is validated as well, and a valid value passes")
  func withoutTable() throws {
    try Address(city: "Turin", zip: nil).validate()
    let error = try #require(throws: ValidationError.self) { try Address(city: "", zip: "1").validate() }
    #expect(error.model == "Address" && error.failures.map(\.field) == ["city"])
  }

  @Test("nil passes every rule, and a rule of one's own is a rule")
  func optionalAndCustom() {
    var failures = ValidationFailures()
    let even = ValidationRule<Int>("even", message: "must be even") { $0 % 2 == 0 }
    for (value, field) in [(nil, "a"), (4, "b"), (5, "c")] as [(Int?, String)] {
      failures.check(value, field, even)
      failures.check(value, field, .range(0...1))
    }
    failures.add("d", "custom", "is wrong")
    #expect(failures.failures.map { "\($0.field) \($0.rule)" } == ["b range", "c even", "c range", "d custom"])
  }
}
