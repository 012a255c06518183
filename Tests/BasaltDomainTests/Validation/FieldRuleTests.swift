import BasaltDomain
import BasaltTestFeatures
import Foundation
import Testing

@testable import Shop

@Suite("Rules of models", .feature("M9", on: .core))
struct FieldRuleTests {
  private let noon = Date(timeIntervalSince1970: 1_709_210_096)

  private func conference(title: String = "Swift", hours: Double = 1, seats: Int = 10) -> Conference {
    Conference(
      id: .new(), title: title, startsAt: noon, endsAt: noon.addingTimeInterval(hours * 3600), seats: seats,
      budget: nil,
      code: "c")
  }

  @Test("a rule of several fields is reported at its first field, under its own name")
  func several() throws {
    try conference().validate()
    let error = try #require(throws: ValidationError.self) { try conference(hours: 0).validate() }
    #expect(
      error.failures == [
        ValidationFailure(field: "endsAt", rule: "endsAfterStart", message: "must be after the start")
      ])
    #expect(error.description == "Conference is not valid: endsAt: must be after the start")
  }

  @Test("rules of fields come first, in the order of the fields, then those of several; all are reported")
  func together() {
    #expect(
      failures { try conference(title: " ", hours: -1, seats: 0).validate() } == [
        "title notBlank", "seats range", "endsAt endsAfterStart",
      ])
    #expect(
      failures { try conference(title: "", hours: -1).validate() } == [
        "title length", "title notBlank", "endsAt endsAfterStart",
      ])
  }

  private func member(_ change: (inout Member.Draft) -> Void) -> Member.Draft {
    var draft = Member.Draft(email: "ada@x.com", nick: "ada")
    change(&draft)
    return draft
  }

  @Test("in a draft a rule is skipped when one of its fields is left to the database")
  func draft() throws {
    try member { $0.leftAt = noon }.validate()
    try member {
      $0.leftAt = noon; $0.joinedAt = noon.addingTimeInterval(-1)
    }.validate()
    #expect(
      failures {
        try member {
          $0.leftAt = noon; $0.joinedAt = noon
        }.validate()
      } == ["leftAt leavesLater"])
    try member { $0.joinedAt = noon }.validate()
  }

  @Test("a rule of fields that a draft cannot leave out always runs")
  func draftWithoutDefaults() {
    #expect(failures { try member { $0.plan = .pro }.validate() } == ["pin proNeedsPin"])
    #expect(
      failures {
        try member {
          $0.plan = .pro; $0.pin = "1234"
        }.validate()
      } == [])
  }

  @Test("every kind of rule is checked in a draft, and all failures come together")
  func allKinds() {
    let broken = member {
      $0.email = "no"
      $0.nick = "A"
      $0.age = 17
      $0.site = "x"
      $0.badge = "A-1"
      $0.plan = .trial
      $0.rating = .nan
      $0.balance = -1
      $0.pin = "123"
      $0.note = String(repeating: "n", count: 21)
    }
    #expect(
      failures { try broken.validate() } == [
        "email email", "nick length", "nick lowerCase", "age range", "site url", "badge pattern", "plan oneOf",
        "rating range", "balance range", "pin length", "note length",
      ])
  }

  @Test("a decimal of a precision has that many digits, without a rule of its own")
  func precision() throws {
    let tooFine = try #require(Decimal(string: "0.001"))
    #expect(failures { try member { $0.balance = tooFine }.validate() } == ["balance precision"])
  }

  @Test("nil passes every rule, and a null is no default")
  func nils() throws {
    try member {
      $0.age = nil; $0.note = .some(nil); $0.pin = nil
    }.validate()
  }

  @Test("failures in an embedded group carry the group's name, in the model and in the draft")
  func embedded() throws {
    let letter = Letter(id: 1, text: "", edition: Edition(createdAt: noon, version: 0, editor: "x"))
    #expect(failures { try letter.validate() } == ["text length", "edition.version range", "edition.editor length"])
    let draft = Letter.Draft(text: "t", edition: Edition.Draft(version: 100))
    #expect(failures { try draft.validate() } == ["edition.version range"])
    try Letter.Draft(text: "t").validate()
    try Letter.Draft(text: "t", edition: Edition.Draft(editor: "ada")).validate()
    #expect(failures { try Edition(createdAt: noon, version: 0, editor: nil).validate() } == ["version range"])
  }

  @Test("rules of several fields exist in value models too")
  func valueModels() throws {
    let turin = Stop(town: "Turin")
    try Journey(from: turin, to: Stop(town: "Milan")).validate()
    #expect(failures { try Journey(from: turin, to: turin).validate() } == ["to arrives"])
    #expect(
      failures { try Journey(from: turin, to: turin, kilometres: -1).validate() } == ["kilometres range", "to arrives"])
  }

  @Test("an error can be coded, compared and told, and never repeats a value")
  func error() throws {
    let error = try #require(throws: ValidationError.self) {
      try member { $0.email = "secret-value" }.validate()
    }
    #expect(error.model == "Member" && !"\(error)".contains("secret-value"))
    let coded = try JSONDecoder().decode([ValidationFailure].self, from: JSONEncoder().encode(error.failures))
    #expect(coded == error.failures && ValidationError(model: "Member", failures: coded) == error)
  }
}
