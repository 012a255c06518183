import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("SQL of expressions", .feature("Q4", on: .core))
struct ExpressionSQLTests {
  private func sql<Expression: QueryExpression>(_ expression: (User.QueryColumns) -> Expression) throws -> String {
    let text = try User.objects.select(expression).preview(on: nowhere).sql
    return text.replacing("SELECT ", with: "").replacing(#" FROM "users""#, with: "")
  }

  @Test("arithmetic is in parentheses as in Swift")
  func arithmetic() throws {
    #expect(try sql { $0.views + 1 } == #"("views" + ?)"#)
    #expect(try sql { ($0.views + 1) * 2 - $0.views } == #"((("views" + ?) * ?) - "views")"#)
    #expect(try sql { $0.views / 2 % 3 } == #"(("views" / ?) % ?)"#)
    #expect(try sql { $0.views * $0.views + $0.views } == #"(("views" * "views") + "views")"#)
  }

  @Test("functions")
  func functions() throws {
    #expect(try sql { $0.name.lowercased() } == #"LOWER("name")"#)
    #expect(try sql { $0.name.uppercased() } == #"UPPER("name")"#)
    #expect(try sql { $0.name.length() } == #"LENGTH("name")"#)
    #expect(try sql { $0.name.appending("!").appending($0.email) } == #"(("name" || ?) || "email")"#)
    #expect(try sql { $0.age.coalesce(0) } == #"COALESCE("age", ?)"#)
    #expect(try sql { $0.views.absolute() } == #"ABS("views")"#)
  }

  @Test("aggregates")
  func aggregates() throws {
    #expect(try sql { $0.count() } == "COUNT(*)")
    #expect(try sql { $0.age.count() } == #"COUNT("age")"#)
    #expect(try sql { $0.age.countDistinct() } == #"COUNT(DISTINCT "age")"#)
    #expect(try sql { $0.age.sum() } == #"SUM("age")"#)
    #expect(try sql { $0.age.average() } == #"AVG("age")"#)
    #expect(try sql { $0.name.min() } == #"MIN("name")"#)
    #expect(try sql { ($0.age + 1).max() } == #"MAX(("age" + ?))"#)
  }

  @Test("parts of an instant are taken of whole seconds, rounded down")
  func dateParts() throws {
    let seconds = #"("created_at" - (("created_at" % 1000000) + 1000000) % 1000000) / 1000000"#
    #expect(try sql { $0.createdAt.year } == "CAST(STRFTIME('%Y', \(seconds), 'unixepoch') AS INTEGER)")
    #expect(try sql { $0.createdAt.month } == "CAST(STRFTIME('%m', \(seconds), 'unixepoch') AS INTEGER)")
    #expect(try sql { $0.createdAt.day } == "CAST(STRFTIME('%d', \(seconds), 'unixepoch') AS INTEGER)")
    #expect(try sql { $0.createdAt.hour } == "CAST(STRFTIME('%H', \(seconds), 'unixepoch') AS INTEGER)")
    #expect(
      try sql { $0.createdAt.weekday } == "((CAST(STRFTIME('%w', \(seconds), 'unixepoch') AS INTEGER) + 6) % 7 + 1)")
  }

  @Test("parts of an instant stored as text are cut out of the text")
  func textDateParts() throws {
    let text = try Specimen.objects.select {
      ($0.writtenInstant.year, $0.writtenInstant.hour, $0.writtenInstant.weekday)
    }
    .preview(on: nowhere).sql
    #expect(
      text == #"SELECT CAST(SUBSTR("written_instant", 1, 4) AS INTEGER), "#
        + #"CAST(SUBSTR("written_instant", 12, 2) AS INTEGER), "#
        + #"((CAST(STRFTIME('%w', SUBSTR("written_instant", 1, 10)) AS INTEGER) + 6) % 7 + 1) FROM "specimens""#)
  }

  @Test("values that meet a column stored as text are bound as text")
  func textStorage() throws {
    let uuid = try #require(UUID(uuidString: "01890A5D-AC96-774B-BCCE-B302099A8057"))
    let date = Date(microsecondsSince1970: 1_500_000)
    let query = Specimen.objects.filter {
      $0.writtenUUID == uuid && $0.writtenInstant > date && $0.price == 12.5
      $0.uuid == uuid && $0.instant > date
      $0.writtenUUID.isIn([uuid])
    }
    #expect(
      try query.preview(on: nowhere).parameters == [
        .text("01890a5d-ac96-774b-bcce-b302099a8057"), .text("1970-01-01 00:00:01.500000"), .text("12.5"), .uuid(uuid),
        .instant(1_500_000), .text("01890a5d-ac96-774b-bcce-b302099a8057"),
      ])
  }

  @Test("a value takes the type of the column that an aggregate or a default stands for")
  func typedThrough() throws {
    let date = Date(microsecondsSince1970: 0)
    let query = Sighting.objects.filter { $0.writtenInstant.coalesce(date) == date }
    #expect(
      try query.preview(on: nowhere).parameters
        == [.text("1970-01-01 00:00:00.000000"), .text("1970-01-01 00:00:00.000000")])
    let groups = Sighting.objects.group { $0.text }.select { $0.text }.having { $0.writtenInstant.max() > date }
    #expect(try groups.preview(on: nowhere).parameters == [.text("1970-01-01 00:00:00.000000")])
  }
}
