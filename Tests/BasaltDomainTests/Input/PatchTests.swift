import BasaltDomain
import BasaltTestFeatures
import Foundation
import Testing

@testable import Shop

@Suite("Patch", .feature("M1", "M9", on: .core))
struct PatchTests {
  private let noon = Date(timeIntervalSince1970: 1_709_210_096)

  private var member: Member {
    Member(id: 1, email: "ada@x.com", nick: "ada", age: 36, passwordHash: "h", joinedAt: noon, note: "none")
  }

  @Test("what is not set is distinct from nil")
  func unset() {
    var patch = Member.Patch()
    #expect(patch.isEmpty && patch.age == .unset && patch.age.value == nil)
    patch.age = .set(nil)
    #expect(!patch.isEmpty && patch.age == .set(nil) && patch.age != .unset)
    #expect(patch.nick == .unset)
    patch.age = .set(40)
    #expect(patch.age == .set(40) && patch.age.value == 40)
    patch.age = .unset
    #expect(patch.isEmpty)
  }

  @Test("it is applied to a value: what is set changes, nil included, and nothing else")
  func apply() {
    var patch = Member.Patch()
    patch.nick = .set("countess")
    patch.age = .set(nil)
    patch.passwordHash = .set("secret")
    var changed = member
    patch.apply(to: &changed)
    var expected = member
    expected.nick = "countess"
    expected.age = nil
    expected.passwordHash = "secret"
    #expect(changed == expected)
    Member.Patch().apply(to: &changed)
    #expect(changed == expected)
  }

  @Test("the value that is set last counts")
  func last() {
    var patch = Member.Patch()
    patch.nick = .set("one")
    patch.nick = .set("two")
    var changed = member
    patch.apply(to: &changed)
    #expect(changed.nick == "two" && patch.nick == .set("two"))
  }

  @Test("fields of an embedded group are set by their path")
  func embedded() throws {
    var letter = Letter(id: 1, text: "t", edition: Edition(createdAt: noon, version: 1, editor: nil))
    var patch = Letter.Patch()
    patch.set(\.edition.version, to: 2)
    patch.set(\.edition.editor, to: "ada")
    patch.apply(to: &letter)
    #expect(letter.edition.version == 2 && letter.edition.editor == "ada" && letter.edition.createdAt == noon)
    patch.set(\.edition.version, to: 100)
    patch.set(\.edition.editor, to: "x")
    #expect(failures { try patch.validate() } == ["edition.version range", "edition.editor length"])
  }

  @Test("only the fields that are set are checked, all of them together, in the order of the fields")
  func rules() throws {
    var patch = Member.Patch()
    try patch.validate()
    patch.rating = .set(6)
    patch.email = .set("no")
    patch.plan = .set(.trial)
    #expect(failures { try patch.validate() } == ["email email", "plan oneOf", "rating range"])
    patch = Member.Patch()
    patch.age = .set(nil)
    patch.pin = .set(nil)
    try patch.validate()
    patch.pin = .set("1")
    #expect(failures { try patch.validate() } == ["pin length"])
  }

  @Test("from input it holds what is there, null where that is a value")
  func decoding() throws {
    let patch = try read(Member.Patch.self, #"{"nick": "ada", "age": null, "note": null, "plan": "pro", "rating": 4}"#)
    #expect(patch.nick == .set("ada") && patch.age == .set(nil) && patch.note == .set(nil) && patch.plan == .set(.pro))
    #expect(patch.rating == .set(4) && patch.email == .unset && patch.joinedAt == .unset && patch.site == .unset)
    #expect(try read(Member.Patch.self, "{}").isEmpty)
    let dated = try read(Member.Patch.self, #"{"joinedAt": "2024-02-29T12:34:56Z", "pin": "4711"}"#)
    #expect(dated.joinedAt == .set(noon) && dated.pin == .set("4711"))
  }

  @Test(
    "all that is wrong with the input is reported at once",
    arguments: [
      (#"{"email": null}"#, ["email null"]),
      (#"{"plan": null, "rating": "x"}"#, ["plan null", "rating type"]),
      (
        #"{"email": "no", "nick": "A", "age": 3, "site": 5}"#,
        ["email email", "nick length", "nick lowerCase", "age range", "site type"]
      ),
      (#"{"id": 1}"#, ["id unknown"]),
      (#"{"passwordHash": "x", "visits": 1, "age": 17}"#, ["passwordHash unknown", "visits unknown", "age range"]),
      (#"{"nonsense": 1}"#, ["nonsense unknown"]),
      ("[]", [" object"]), ("null", [" object"]), ("1", [" object"]),
    ])
  func wrong(_ text: String, _ expected: [String]) {
    #expect(failures { try read(Member.Patch.self, text) } == expected)
  }

  @Test("input cannot change what is constant: a key, or a field that is written once")
  func constants() throws {
    #expect(failures { try read(Conference.Patch.self, #"{"code": "x"}"#) } == ["code unknown"])
    #expect(failures { try read(Conference.Patch.self, #"{"id": "x"}"#) } == ["id unknown"])
    #expect(failures { try read(Label.Patch.self, #"{"name": "other"}"#) } == ["name unknown"])
    #expect(failures { try read(Letter.Patch.self, #"{"edition": {}}"#) } == ["edition unknown"])
    #expect(try read(Conference.Patch.self, #"{"title": "x"}"#).title == .set("x"))
    #expect(try names(of: Conference.Patch.jsonSchema) == ["title", "startsAt", "endsAt", "seats"])
    #expect(try names(of: Label.Patch.jsonSchema) == [])
    #expect(failures { try read(Ticket.Patch.self, #"{"doubled": 4}"#) } == ["doubled unknown"])
    #expect(
      failures { try read(Ticket.Draft.self, #"{"seat": 1, "code": "abc", "doubled": 2}"#) } == ["doubled unknown"])
    #expect(Ticket.Draft.jsonSchema["properties"]?["doubled"] == nil)
  }

  private func names(of schema: JSON) throws -> [String] {
    guard case .object(let properties)? = schema["properties"] else { return ["no properties"] }
    return properties.members.map(\.name)
  }

  @Test("a patch of an empty object says that nothing is to be changed, and is a value that tasks may share")
  func sendable() async throws {
    let patch = try read(Member.Patch.self, #"{"nick": "ada"}"#)
    let names = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<16 { group.addTask { patch.nick.value } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(names == Array(repeating: "ada", count: 16))
  }
}
