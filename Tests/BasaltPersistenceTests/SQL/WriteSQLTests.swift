import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltPersistence

@Suite("SQL of writes", .feature("Q8", on: .core))
struct WriteSQLTests {
  private let draft = User.Draft(email: "a@b.cc", name: "A", passwordHash: "h", teamID: Team.ID.new())

  private func conflict(_ conflict: InsertStatement.Conflict) throws -> String {
    let text = try render(.insert(nowhere.session.insertStatement(for: draft, conflict: conflict, isReturning: false)))
      .sql
    return text.components(separatedBy: "?)")[1]
  }

  @Test("an insert names the columns that it fills and returns all of them")
  func insert() throws {
    let preview = try draft.previewInsert(on: nowhere)
    #expect(
      preview.sql
        == #"INSERT INTO "users" ("email", "name", "age", "password_hash", "views", "is_active", "team_id", "manager_id") "#
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING \(userColumns)")
    #expect(preview.parameters.count == 8 && preview.parameters[2] == .null)
    var dated = draft
    dated.createdAt = Date(microsecondsSince1970: 3)
    #expect(try dated.previewInsert(on: nowhere).sql.contains(#""is_active", "created_at", "team_id""#))
  }

  @Test("an insert that leaves every column to the database is valid")
  func defaultValues() throws {
    #expect(
      try Counter.Draft().previewInsert(on: nowhere).sql
        == #"INSERT INTO "counters" DEFAULT VALUES RETURNING "id", "total", "weight", "note", "is_open", "mood""#)
  }

  @Test("conflicts are ignored or update what was asked for")
  func conflicts() throws {
    let email = ColumnReference(position: 1)
    let name = ColumnReference(position: 2)
    let views = ColumnReference(position: 5)
    #expect(try conflict(.fail) == "")
    #expect(try conflict(.ignore(target: [email])) == #" ON CONFLICT ("email") DO NOTHING"#)
    #expect(
      try conflict(.update(target: [email], columns: [name, views]))
        == #" ON CONFLICT ("email") DO UPDATE SET "name" = excluded."name", "views" = excluded."views""#)
    #expect(
      try conflict(.update(target: [email, name], columns: []))
        == #" ON CONFLICT ("email", "name") DO UPDATE SET "email" = excluded."email", "name" = excluded."name""#)
  }

  @Test("save writes every column but the key, and finds the row by the key")
  func save() throws {
    let category = Category(id: 3, name: "tools", parentID: nil)
    let preview = try category.previewSave(on: nowhere)
    #expect(preview.sql == #"UPDATE "categories" SET "name" = ?, "parent_id" = ? WHERE "id" = ?"#)
    #expect(preview.parameters == [.text("tools"), .null, .int64(3)])
  }

  @Test("a set-based update computes in the database")
  func update() throws {
    let preview = try User.objects.filter { $0.isActive && $0.age == 1 }.previewUpdate(on: nowhere) {
      $0.views += 2
      $0.name.set("x")
      $0.age.set(nil)
      $0.views.set($0.views * 3 - $0.views)
    }
    #expect(
      preview.sql == #"UPDATE "users" SET "views" = ("views" + ?), "name" = ?, "age" = ?, "#
        + #""views" = (("views" * ?) - "views") WHERE "is_active" AND "age" IS ?"#)
    #expect(preview.parameters == [.int64(2), .text("x"), .null, .int64(3), .int64(1)])
  }

  @Test("assignments may be left out by an if", arguments: [true, false])
  func optionalAssignment(resets: Bool) throws {
    let preview = try User.objects.filter { $0.isActive }.previewUpdate(on: nowhere) {
      $0.views += 1
      if resets { $0.age.set(nil) } else { $0.age -= 1 }
    }
    #expect(preview.sql.contains(resets ? #""age" = ? WHERE"# : #""age" = ("age" - ?) WHERE"#))
  }

  @Test("values written into columns stored as text are text")
  func textStorage() throws {
    let date = Date(microsecondsSince1970: 0)
    let preview = try Specimen.objects.filter { $0.tiny == 1 }.previewUpdate(on: nowhere) {
      $0.writtenInstant.set(date)
      $0.instant.set(date)
      $0.price.set(1.5)
    }
    #expect(
      preview.parameters == [.text("1970-01-01 00:00:00.000000"), .instant(0), .text("1.5"), .int64(1)])
  }

  @Test("a deletion")
  func delete() throws {
    let preview = try User.objects.exclude { $0.age > 1 }.previewDelete(on: nowhere)
    #expect(preview.sql == #"DELETE FROM "users" WHERE ("age" > ?) IS NOT TRUE"#)
  }
}
