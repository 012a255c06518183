import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Input that the program completes", .feature("M9", "M1", on: .core))
struct InputShapeTests {
  private let team = Team.ID.new()

  @Test("where input may not set all that a row needs, it has a shape of its own, and the program gives the rest")
  func draft() throws {
    let input = try read(
      User.Draft.Input.self,
      #"{"email": "ada@x.com", "name": "Ada", "age": 36, "views": 2, "teamID": "\#(team)", "managerID": 7}"#)
    let draft = input.draft(passwordHash: "hash")
    #expect(draft.email == "ada@x.com" && draft.name == "Ada" && draft.age == 36 && draft.passwordHash == "hash")
    #expect(
      draft.views == 2 && draft.isActive && draft.createdAt == nil && draft.teamID == team && draft.managerID == 7)
  }

  @Test("the shape applies defaults, and reports all that is wrong at once")
  func wrong() throws {
    #expect(try read(User.Draft.Input.self, #"{"email": "a@b.cc", "name": "A", "teamID": "\#(team)"}"#).views == 0)
    #expect(
      failures { try read(User.Draft.Input.self, #"{"email": "no", "name": "", "age": "x", "passwordHash": "h"}"#) }
        == [
          "passwordHash unknown", "email email", "name length", "age type", "teamID required",
        ])
    #expect(failures { try read(User.Draft.Input.self, "[]") } == [" object"])
  }

  @Test("a key that the program makes is not to be set, and is made when the model is completed")
  func madeKey() throws {
    let input = try read(Team.Input.self, #"{"name": "core"}"#)
    let first = input.model()
    #expect(first.name == "core" && first.id != input.model().id)
    #expect(input.model(id: team).id == team)
    #expect(failures { try read(Team.Input.self, #"{"name": "core", "id": "\#(team)"}"#) } == ["id unknown"])
  }

  @Test("a natural key is a field like others")
  func naturalKey() throws {
    #expect(try read(Label.Input.self, #"{"name": "urgent"}"#).model() == Label(name: Label.ID("urgent")))
    #expect(failures { try read(Label.Input.self, "{}") } == ["name required"])
  }

  @Test("a hidden field that can be nil is nil, and rules of the fields are checked")
  func conference() throws {
    let text = #""title": "Swift", "startsAt": "2024-02-29T12:00:00Z", "endsAt": "2024-02-28T12:00:00Z", "code": "c""#
    let model = try read(Conference.Input.self, "{\(text)}").model()
    #expect(model.budget == nil && model.seats == 10 && model.code == "c")
    #expect(failures { try model.validate() } == ["endsAt endsAfterStart"])
    #expect(
      failures { try read(Conference.Input.self, "{\(text), \"seats\": 0, \"budget\": 5}") } == [
        "budget unknown", "seats range",
      ])
  }
}
