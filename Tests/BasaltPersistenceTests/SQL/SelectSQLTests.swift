import BasaltDomain
import BasaltTestFeatures
import Shop
import Testing

@testable import BasaltPersistence

@Projection(of: User.self)
struct UserLine {
  let name: String
  @From<User>(\.team.name) let teamName: String
  @From<User>(\.manager.name) let managerName: String?
}

@Suite("SQL of queries", .feature("Q5", "Q7", on: .core))
struct SelectSQLTests {
  @Test("columns are always named, in the order of the properties")
  func columns() throws {
    #expect(try User.objects.preview(on: nowhere).sql == #"SELECT \#(userColumns) FROM "users""#)
    #expect(
      try Post.objects.preview(on: nowhere).sql
        == #"SELECT "id", "title", "body_text", "author_id", "reviewer_id" FROM "posts""#)
  }

  @Test("order, limit and offset come in the order that SQL asks for; limit and offset are bound")
  func clauses() throws {
    let query = User.objects.limit(20).offset(40).order { ($0.name.ascending, $0.id.descending) }.filter { $0.isActive }
    #expect(
      try sql(query) == #"SELECT … FROM "users" WHERE "is_active" ORDER BY "name" ASC, "id" DESC LIMIT ? OFFSET ?"#)
    #expect(try query.preview(on: nowhere).parameters == [.int64(20), .int64(40)])
  }

  @Test("an offset without a limit is valid SQL")
  func offsetOnly() throws {
    #expect(try sql(User.objects.offset(5)) == #"SELECT … FROM "users" LIMIT -1 OFFSET ?"#)
  }

  @Test("a negative limit or offset is refused", arguments: [-1, Int.min])
  func negative(number: Int) {
    for query in [User.objects.limit(number), User.objects.offset(number)] {
      #expect(throws: DatabaseError.self) { try query.preview(on: nowhere) }
    }
    #expect(throws: DatabaseError.self) { try User.objects.select { $0.name }.limit(number).preview(on: nowhere) }
  }

  @Test("a later order replaces an earlier one, a later limit likewise")
  func replaced() throws {
    let query = User.objects.order { $0.name.ascending }.order { $0.age.descending }.limit(1).limit(2)
    #expect(try sql(query) == #"SELECT … FROM "users" ORDER BY "age" DESC LIMIT ?"#)
    #expect(try query.preview(on: nowhere).parameters == [.int64(2)])
  }

  @Test("a query is a value: narrowing one leaves it as it was")
  func immutable() throws {
    let all = User.objects
    let some = all.filter { $0.isActive }
    _ = some.limit(1).distinct()
    #expect(try sql(all) == #"SELECT … FROM "users""#)
    #expect(try sql(some) == #"SELECT … FROM "users" WHERE "is_active""#)
  }

  @Test("a DTO and a projection select their own columns only")
  func projections() throws {
    let dto = try User.objects.preview(UserDTO.self, on: nowhere).sql
    #expect(
      dto
        == #"SELECT "id", "email", "name", "age", "views", "is_active", "created_at", "team_id", "manager_id" FROM "users""#
    )
    #expect(try User.objects.preview(UserDTO.Card.self, on: nowhere).sql == #"SELECT "id", "name" FROM "users""#)
    #expect(
      try User.objects.preview(UserLine.self, on: nowhere).sql
        == #"SELECT "t0"."name", "t1"."name", "t2"."name" FROM "users" AS "t0" "#
        + #"JOIN "teams" AS "t1" ON "t1"."id" = "t0"."team_id" LEFT JOIN "users" AS "t2" ON "t2"."id" = "t0"."manager_id""#
    )
  }

  @Test("groups, conditions on groups, and an order by an aggregate")
  func groups() throws {
    let query = User.objects.filter { $0.isActive }.group { ($0.teamID, $0.age) }.select { ($0.teamID, $0.count()) }
      .having { $0.count() > 3 }.having { $0.age.max() < 9 }.order { $0.count().descending }.limit(2)
    let preview = try query.preview(on: nowhere)
    #expect(
      preview.sql == #"SELECT "team_id", COUNT(*) FROM "users" WHERE "is_active" GROUP BY "team_id", "age" "#
        + #"HAVING COUNT(*) > ? AND MAX("age") < ? ORDER BY COUNT(*) DESC LIMIT ?"#)
    #expect(preview.parameters == [.int64(3), .int64(9), .int64(2)])
  }

  @Test("distinct rows of computed values")
  func distinct() throws {
    let query = User.objects.select { ($0.age, $0.name) }.distinct().order { $0.age.ascending }.offset(1)
    #expect(
      try query.preview(on: nowhere).sql
        == #"SELECT DISTINCT "age", "name" FROM "users" ORDER BY "age" ASC LIMIT -1 OFFSET ?"#)
  }

  @Test("a count reads nothing but the number, and counts inside where something narrows the rows")
  func count() throws {
    func counting(_ query: Query<User>) throws -> String {
      var select = query.statement
      select.output = .count
      return try render(.select(select)).sql.replacing(userColumns, with: "…")
    }
    #expect(try counting(User.objects) == #"SELECT COUNT(*) FROM "users""#)
    #expect(try counting(User.objects.filter { $0.isActive }) == #"SELECT COUNT(*) FROM "users" WHERE "is_active""#)
    #expect(
      try counting(User.objects.limit(3)) == #"SELECT COUNT(*) FROM (SELECT 1 FROM "users" LIMIT ?) AS "counted""#)
    #expect(
      try counting(User.objects.distinct()) == #"SELECT COUNT(*) FROM (SELECT DISTINCT … FROM "users") AS "counted""#)
    var exists = User.objects.filter { $0.isActive }.statement
    exists.output = .exists
    #expect(try render(.select(exists)).sql == #"SELECT EXISTS (SELECT 1 FROM "users" WHERE "is_active")"#)
  }

  @Test("names with quotation marks, spaces and keywords are quoted")
  func quoting() throws {
    let query = Oddity.objects.filter { $0.greeting == "a" && $0.order == 1 && $0.default == "b" && $0.spaced == nil }
    let text = try query.preview(on: nowhere).sql
    #expect(
      text.hasSuffix(
        #"FROM "group" WHERE "say ""hi""" = ? AND "select" = ? AND "default" = ? AND "with space" IS NULL"#))
  }
}
