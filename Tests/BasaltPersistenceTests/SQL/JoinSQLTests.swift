import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("SQL of relations", .feature("R3", "R4", on: .core))
struct JoinSQLTests {
  private let team = #" JOIN "teams" AS "t1" ON "t1"."id" = "t0"."team_id""#

  @Test("a relation that is always there is an inner join, one that may be null a left join")
  func kinds() throws {
    #expect(
      try sql(User.objects.filter { $0.team.name == "a" })
        == #"SELECT … FROM "users" AS "t0"\#(team) WHERE "t1"."name" = ?"#)
    #expect(
      try sql(User.objects.filter { $0.manager.name == "a" })
        == #"SELECT … FROM "users" AS "t0" LEFT JOIN "users" AS "t1" ON "t1"."id" = "t0"."manager_id" WHERE "t1"."name" IS ?"#
    )
  }

  @Test("behind a nullable relation every join is a left join")
  func nested() throws {
    #expect(
      try sql(User.objects.filter { $0.manager.team.name == "a" })
        == #"SELECT … FROM "users" AS "t0" LEFT JOIN "users" AS "t1" ON "t1"."id" = "t0"."manager_id" "#
        + #"LEFT JOIN "teams" AS "t2" ON "t2"."id" = "t1"."team_id" WHERE "t2"."name" IS ?"#)
  }

  @Test("a relation that is named several times is joined once")
  func once() throws {
    let query = User.objects.filter { $0.team.name == "a" || $0.team.name == "b" }.order { $0.team.name.ascending }
    #expect(
      try sql(query) == #"SELECT … FROM "users" AS "t0"\#(team) WHERE "t1"."name" = ? OR "t1"."name" = ? "#
        + #"ORDER BY "t1"."name" ASC"#)
  }

  @Test("two relations to one table are two joins")
  func twice() throws {
    let text = try Post.objects.select { ($0.author.name, $0.reviewer.name) }.preview(on: nowhere).sql
    #expect(
      text
        == #"SELECT "t1"."name", "t2"."name" FROM "posts" AS "t0" JOIN "users" AS "t1" ON "t1"."id" = "t0"."author_id" "#
        + #"LEFT JOIN "users" AS "t2" ON "t2"."id" = "t0"."reviewer_id""#)
  }

  @Test("relations work in every clause")
  func clauses() throws {
    let query = User.objects.group { $0.team.name }.select { ($0.team.name, $0.count()) }
      .having { $0.team.name.count() > 1 }.order { $0.team.name.descending }
    #expect(
      try query.preview(on: nowhere).sql
        == #"SELECT "t1"."name", COUNT(*) FROM "users" AS "t0"\#(team) GROUP BY "t1"."name" "#
        + #"HAVING COUNT("t1"."name") > ? ORDER BY "t1"."name" DESC"#)
  }

  @Test("eight hops are joined, nine are refused")
  func hops() throws {
    let eight = Category.objects.filter { $0.parent.parent.parent.parent.parent.parent.parent.parent.name == "a" }
    #expect(try eight.preview(on: nowhere).sql.contains(#"WHERE "t8"."name" IS ?"#))
    let nine = Category.objects.filter { $0.parent.parent.parent.parent.parent.parent.parent.parent.parent.name == "a" }
    let error = #expect(throws: DatabaseError.self) { try nine.preview(on: nowhere) }
    #expect(error?.code == .invalidQuery && error?.message.contains("eight") == true)
  }

  @Test("a set-based write whose filter crosses a relation goes through the keys")
  func writes() throws {
    let query = User.objects.filter { $0.team.name == "a" && $0.views == 7 }
    let inner = #"IN (SELECT "t0"."id" FROM "users" AS "t0"\#(team) WHERE "t1"."name" = ? AND "t0"."views" = ?)"#
    let delete = try query.previewDelete(on: nowhere)
    #expect(delete.sql == #"DELETE FROM "users" WHERE "id" \#(inner)"#)
    let update = try query.previewUpdate(on: nowhere) { $0.views += 5 }
    #expect(update.sql == #"UPDATE "users" SET "views" = ("views" + ?) WHERE "id" \#(inner)"#)
    #expect(update.parameters == [.int64(5), .text("a"), .int64(7)])
  }
}
