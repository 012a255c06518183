import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Draft", .feature("M1", "M7", on: .core))
struct DraftTests {
  private func row(_ shape: some InsertShape) -> InsertRow {
    var row = InsertRow()
    shape.encode(into: &row)
    return row
  }

  @Test("what has a default need not be given: Swift's, the database's, and nil")
  func defaults() {
    let team = Team.ID.new()
    let draft = User.Draft(email: "a@b.cc", name: "A", passwordHash: "h", teamID: team)
    #expect(draft.views == 0 && draft.isActive && draft.age == nil && draft.managerID == nil && draft.createdAt == nil)
  }

  @Test("the key and what the database fills in are left out of the row, nil fields are not")
  func omitted() {
    let team = Team.ID.new()
    var draft = User.Draft(email: "a@b.cc", name: "A", passwordHash: "h", teamID: team)
    #expect(row(draft).omitted == [0, 7])
    #expect(
      row(draft).values == [
        .text("a@b.cc"), .text("A"), .null, .text("h"), .int64(0), .bool(true), .uuid(team.rawValue), .null,
      ])
    draft.createdAt = Date(microsecondsSince1970: 5)
    #expect(row(draft).omitted == [0])
    #expect(row(draft).values.contains(.instant(5)))
  }

  @Test("a nullable column with a default knows the default, null and a value apart")
  func doubleOptional() {
    #expect(row(Counter.Draft()).omitted == [0, 1, 2, 3, 4, 5])
    #expect(row(Counter.Draft()).values.isEmpty)
    let null = row(Counter.Draft(note: .some(nil)))
    #expect(null.omitted == [0, 1, 2, 4, 5] && null.values == [.null])
    let value = row(Counter.Draft(note: "x"))
    #expect(value.omitted == [0, 1, 2, 4, 5] && value.values == [.text("x")])
  }

  @Test("a model whose key the program makes is its own insert shape, and leaves nothing out")
  func clientKey() {
    let team = Team(name: "core")
    #expect(row(team).values == [.uuid(team.id.rawValue), .text("core")] && row(team).omitted.isEmpty)
  }

  @Test("rows can be gathered one behind the other")
  func gathering() {
    var row = InsertRow()
    Label(name: Label.ID("a")).encode(into: &row)
    row.omit(3)
    row.startRow()
    Label(name: Label.ID("b")).encode(into: &row)
    #expect(row.values == [.text("a"), .text("b")] && row.omitted.isEmpty)
  }
}
