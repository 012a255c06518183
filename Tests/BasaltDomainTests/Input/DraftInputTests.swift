import BasaltDomain
import BasaltTestFeatures
import Foundation
import Testing

@testable import Shop

@Suite("Drafts from input", .feature("M9", "M1", on: .core))
struct DraftInputTests {
  private func draft(_ text: String) throws -> Member.Draft { try read(Member.Draft.self, text) }

  @Test("a draft takes what input says, and defaults for what it leaves out")
  func defaults() throws {
    let draft = try draft(#"{"email": "ada@x.com", "nick": "ada"}"#)
    #expect(draft.email == "ada@x.com" && draft.nick == "ada" && draft.age == nil && draft.plan == .free)
    #expect(draft.rating == 2.5 && draft.balance == 0 && draft.joinedAt == nil && draft.note == nil)
    #expect(draft.passwordHash == "" && draft.visits == 0)
  }

  @Test("every field that input may set is read")
  func allFields() throws {
    let draft = try draft(
      """
      {"email": "ada@x.com", "nick": "ada", "age": 36, "site": "https://a.b", "badge": "AB-123", "plan": "pro",
       "rating": 4, "balance": 12.5, "pin": "1234", "joinedAt": "2024-02-29T12:34:56Z", "leftAt": "2024-03-01T00:00:00Z",
       "note": "hello"}
      """)
    #expect(draft.age == 36 && draft.site == "https://a.b" && draft.badge == "AB-123" && draft.plan == .pro)
    #expect(draft.rating == 4 && draft.balance == 12.5 && draft.pin == "1234" && draft.note == "hello")
    #expect(draft.joinedAt == Date(timeIntervalSince1970: 1_709_210_096))
    #expect(draft.leftAt == Date(timeIntervalSince1970: 1_709_251_200))
  }

  @Test("where a null and an absence mean different things, they stay apart")
  func nulls() throws {
    #expect(try draft(#"{"email": "a@b.cc", "nick": "ada", "note": null}"#).note == .some(nil))
    #expect(try draft(#"{"email": "a@b.cc", "nick": "ada"}"#).note == nil)
    #expect(try draft(#"{"email": "a@b.cc", "nick": "ada", "age": null, "leftAt": null}"#).age == nil)
  }

  @Test(
    "what is missing, null or of another type is told by field",
    arguments: [
      (#"{}"#, ["email required", "nick required"]),
      (#"{"email": "a@b.cc"}"#, ["nick required"]),
      (#"{"email": null, "nick": "ada"}"#, ["email null"]),
      (#"{"email": 5, "nick": "ada"}"#, ["email type"]),
      (#"{"email": ["a@b.cc"], "nick": {}}"#, ["email type", "nick type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "plan": null}"#, ["plan null"]),
      (#"{"email": "a@b.cc", "nick": "ada", "joinedAt": null}"#, ["joinedAt null"]),
      (#"{"email": "a@b.cc", "nick": "ada", "plan": "gold"}"#, ["plan type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "age": "36"}"#, ["age type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "age": 36.5}"#, ["age type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "age": 1e30}"#, ["age type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "age": true}"#, ["age type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "rating": "4"}"#, ["rating type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "rating": 1e999}"#, ["rating type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "joinedAt": "yesterday"}"#, ["joinedAt type"]),
      (#"{"email": "a@b.cc", "nick": "ada", "balance": "x"}"#, ["balance type"]),
    ])
  func wrong(_ text: String, _ expected: [String]) {
    #expect(failures { try draft(text) } == expected)
  }

  @Test("what people are told about a wrong type says what would be right")
  func messages() throws {
    let error = try #require(throws: ValidationError.self) {
      try draft(#"{"email": null, "nick": 1, "age": "x", "rating": [], "joinedAt": 1, "extra": 1}"#)
    }
    #expect(error.model == "Member")
    #expect(
      error.failures.map(\.description) == [
        "extra: is no field that can be set", "email: must not be null", "nick: must be a text of the expected form",
        "age: must be a whole number", "rating: must be a number", "joinedAt: must be a date and time",
      ])
    let missing = try #require(throws: ValidationError.self) { try draft("{}") }
    #expect(missing.description == "Member is not valid: email: is missing; nick: is missing")
  }

  @Test(
    "nobody can set a key, or a field that is hidden or read-only: to input it is a field that does not exist",
    arguments: ["id", "passwordHash", "visits", "nonsense", "Email", "joined_at", ""])
  func massAssignment(_ field: String) throws {
    let error = try #require(throws: ValidationError.self) {
      try draft(#"{"email": "a@b.cc", "nick": "ada", "\#(field)": 1}"#)
    }
    #expect(
      error.failures == [
        ValidationFailure(field: field, rule: "unknown", message: "is no field that can be set")
      ])
  }

  @Test("a hidden field that is marked as input can be set, and stays out of what others see")
  func openedField() throws {
    #expect(try draft(#"{"email": "a@b.cc", "nick": "ada", "pin": "4711"}"#).pin == "4711")
    #expect(failures { try draft(#"{"email": "a@b.cc", "nick": "ada", "pin": "1"}"#) } == ["pin length"])
    let member = Member(id: 1, email: "a@b.cc", nick: "ada", pin: "4711", joinedAt: Date(timeIntervalSince1970: 0))
    #expect(!String(describing: try written(member.dto)).contains("4711"))
  }

  @Test("several unknown fields are told in an order that does not change from run to run")
  func unknownOrder() {
    let names = (0..<40).map { "field\($0 + 10)" }
    let text =
      #"{"email": "a@b.cc", "nick": "ada", "# + names.shuffled().map { "\"\($0)\": 1" }.joined(separator: ", ") + "}"
    #expect(failures { try draft(text) } == names.map { "\($0) unknown" })
  }

  @Test("rules of fields, rules of several fields and unknown fields are reported together")
  func together() {
    let text = """
      {"email": "no", "nick": "ADA", "age": 3, "plan": "pro", "joinedAt": "2024-02-29T12:34:56Z",
       "leftAt": "2024-02-28T12:34:56Z", "id": 7}
      """
    #expect(
      failures { try draft(text) } == [
        "id unknown", "email email", "nick lowerCase", "age range", "leftAt leavesLater", "pin proNeedsPin",
      ])
  }

  @Test("a failure is reported once, although rules run while the fields are read and when the draft is complete")
  func once() {
    #expect(failures { try draft(#"{"email": "no", "nick": "ada"}"#) } == ["email email"])
  }

  @Test("a rule of several fields is no longer asked when one of them could not be read")
  func unreadable() {
    let text = #"{"email": "a@b.cc", "nick": "ada", "plan": "pro", "pin": 1234}"#
    #expect(failures { try draft(text) } == ["pin type"])
    #expect(
      failures { try draft(#"{"email": "a@b.cc", "nick": "x", "plan": "pro"}"#) } == ["nick length", "pin proNeedsPin"])
  }

  @Test("what is no object is told", arguments: ["[]", "5", #""text""#, "null", "true", "[{}]"])
  func noObject(_ text: String) throws {
    let error = try #require(throws: ValidationError.self) { try draft(text) }
    #expect(error.failures == [ValidationFailure(field: "", rule: "object", message: "must be an object")])
    #expect(error.description == "Member is not valid: must be an object")
  }

  @Test("what is no JSON is not a matter of rules")
  func noJSON() {
    #expect(throws: DecodingError.self) { try draft("{") }
  }

  @Test("numbers beyond the width of their field are told, with the width")
  func widths() throws {
    let error = try #require(throws: ValidationError.self) {
      try read(
        Specimen.Draft.self,
        """
        {"tiny": 128, "small": -32769, "medium": 2147483648, "large": 9223372036854775808, "unsignedTiny": -1,
         "unsignedSmall": 65536, "unsignedMedium": 4294967296}
        """)
    }
    #expect(
      error.failures.map(\.description) == [
        "tiny: must be a whole number from -128 to 127", "small: must be a whole number from -32768 to 32767",
        "medium: must be a whole number from -2147483648 to 2147483647", "large: must be a whole number",
        "unsignedTiny: must be a whole number from 0 to 255", "unsignedSmall: must be a whole number from 0 to 65535",
        "unsignedMedium: must be a whole number from 0 to 4294967295",
      ])
    let fitting = try read(
      Specimen.Draft.self, #"{"tiny": -128, "small": 32767, "large": 9223372036854775807, "unsignedTiny": 255}"#)
    #expect(fitting.tiny == -128 && fitting.small == 32767 && fitting.large == .max && fitting.unsignedTiny == 255)
  }

  @Test("JSON within JSON is told as a whole where it is of another form, and so is a list")
  func nestedJSON() throws {
    let right = #"{"settings": {"theme": "dark", "limits": {"a": 1}, "ratio": 0.5}, "tags": ["a"], "moods": ["calm"]}"#
    let patch = try read(LedgerEntry.Patch.self, right)
    #expect(patch.settings.value?.theme == "dark" && patch.tags == .set(["a"]) && patch.moods == .set([.calm]))
    let wrong = #"{"settings": {"theme": 5}, "figure": {"cube": {}}, "tags": ["a", 1], "moods": ["calm", "angry"]}"#
    let error = try #require(throws: ValidationError.self) { try read(LedgerEntry.Patch.self, wrong) }
    #expect(
      error.failures.map(\.description) == [
        "settings: must be JSON of the expected form", "figure: must be JSON of the expected form",
        "tags: must be a list of the expected values", "moods: must be a list of the expected values",
      ])
  }

  @Test("a column of JSON takes any JSON, null too")
  func json() throws {
    #expect(try read(Specimen.Draft.self, #"{"json": {"a": [1, null]}}"#).json == ["a": [1, nil]])
    #expect(try read(Specimen.Draft.self, #"{"json": null}"#).json == .null)
  }
}
