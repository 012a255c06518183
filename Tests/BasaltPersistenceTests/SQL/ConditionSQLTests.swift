import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("SQL of conditions", .feature("Q3", "Q13", on: .core))
struct ConditionSQLTests {
  @Test("equality is null-safe where a side can be null, and plain where none can")
  func equality() throws {
    #expect(try condition { $0.views == 1 } == #""views" = ?"#)
    #expect(try condition { $0.views != 1 } == #""views" <> ?"#)
    #expect(try condition { $0.age == 1 } == #""age" IS ?"#)
    #expect(try condition { $0.age != 1 } == #""age" IS NOT ?"#)
    #expect(try condition { $0.age == $0.views } == #""age" IS "views""#)
    #expect(try condition { $0.email != $0.name } == #""email" <> "name""#)
    #expect(try condition { $0.managerID == $0.id } == #""manager_id" IS "id""#)
  }

  @Test("a comparison with nil is a test for null, which binds nothing")
  func null() throws {
    #expect(try condition { $0.age == nil } == #""age" IS NULL"#)
    #expect(try condition { $0.age != nil } == #""age" IS NOT NULL"#)
    #expect(try parameters { $0.age == nil } == [])
  }

  @Test("comparisons of order")
  func order() throws {
    #expect(try condition { $0.age < 1 } == #""age" < ?"#)
    #expect(try condition { $0.age <= 1 } == #""age" <= ?"#)
    #expect(try condition { $0.age > $0.views } == #""age" > "views""#)
    #expect(try condition { $0.age >= 1 } == #""age" >= ?"#)
    #expect(try condition { $0.age.isBetween(1, 2) } == #""age" >= ? AND "age" <= ?"#)
    #expect(try parameters { $0.age.isBetween(1, 2) } == [.int64(1), .int64(2)])
  }

  @Test("and, or and not keep the order of the expression")
  func logic() throws {
    #expect(try condition { $0.isActive } == #""is_active""#)
    #expect(try condition { !$0.isActive } == #"NOT ("is_active")"#)
    #expect(
      try condition { $0.isActive && $0.views == 1 || $0.age == 2 } == #"("is_active" AND "views" = ?) OR "age" IS ?"#)
    #expect(
      try condition { $0.isActive && ($0.views == 1 || $0.age == 2) } == #""is_active" AND ("views" = ? OR "age" IS ?)"#
    )
    #expect(try condition { !($0.isActive || $0.views == 1) } == #"NOT ("is_active" OR "views" = ?)"#)
    #expect(try condition { $0.age.isBetween(1, 2) || $0.isActive } == #"("age" >= ? AND "age" <= ?) OR "is_active""#)
  }

  @Test("lines, and calls of filter, are joined by and")
  func lines() throws {
    let query = User.objects.filter {
      $0.isActive
      $0.views == 1 || $0.views == 2
    }.filter { $0.age == 3 }
    #expect(
      try sql(query) == #"SELECT … FROM "users" WHERE "is_active" AND ("views" = ? OR "views" = ?) AND "age" IS ?"#)
  }

  @Test("exclude is the complement over all rows: null counts as not true")
  func exclude() throws {
    let users = User.objects
    #expect(try sql(users.exclude { $0.age > 1 }) == #"SELECT … FROM "users" WHERE ("age" > ?) IS NOT TRUE"#)
    #expect(try sql(users.exclude { $0.views > 1 }) == #"SELECT … FROM "users" WHERE NOT ("views" > ?)"#)
    #expect(try sql(users.exclude { $0.age == 1 }) == #"SELECT … FROM "users" WHERE NOT ("age" IS ?)"#)
    #expect(
      try sql(users.exclude { $0.age > 1 && $0.isActive })
        == #"SELECT … FROM "users" WHERE ("age" > ? AND "is_active") IS NOT TRUE"#)
    #expect(try sql(users.exclude(User.adults)) == #"SELECT … FROM "users" WHERE ("age" >= ?) IS NOT TRUE"#)
  }

  @Test("a condition whose clauses are all left out narrows nothing")
  func empty() throws {
    let never = false
    #expect(try sql(User.objects.filter { if never { $0.isActive } }) == #"SELECT … FROM "users""#)
    #expect(try sql(User.objects.exclude { if never { $0.isActive } }) == #"SELECT … FROM "users""#)
  }

  @Test("a short list is padded with its last value, so that a few texts serve all lengths")
  func shortLists() throws {
    #expect(try condition { $0.age.isIn([1]) } == #""age" IN (?)"#)
    #expect(try condition { $0.age.isIn([1, 2, 3]) } == #""age" IN (?, ?, ?, ?)"#)
    #expect(try parameters { $0.age.isIn([1, 2, 3]) } == [.int64(1), .int64(2), .int64(3), .int64(3)])
    #expect(try condition { $0.age.isNotIn([1, 2]) } == #""age" NOT IN (?, ?)"#)
    #expect(try parameters { $0.age.isIn(0..<128) }.count == 128)
  }

  @Test("nothing is in an empty list")
  func emptyList() throws {
    #expect(try condition { $0.age.isIn([]) } == "1 = 0")
    #expect(try condition { $0.age.isNotIn([]) } == #""age" IS NOT NULL"#)
  }

  @Test("a long list is one value")
  func longLists() throws {
    #expect(try condition { $0.age.isIn(0..<129) } == #""age" IN (SELECT "value" FROM JSON_EACH(?))"#)
    #expect(
      try parameters { $0.age.isIn(0..<129) } == [.text("[" + (0..<129).map(String.init).joined(separator: ",") + "]")])
    #expect(
      try condition { $0.teamID.isIn((0..<129).map { _ in Team.ID.new() }) }
        == #""team_id" IN (SELECT SUBSTR(?, "value", 16) FROM JSON_EACH(?))"#)
  }

  @Test("text tests escape what has a meaning in a pattern")
  func textTests() throws {
    #expect(try condition { $0.email.hasPrefix("a*b") } == #""email" GLOB ?"#)
    #expect(try parameters { $0.email.hasPrefix("a*[b]?") } == [.text("a[*][[]b][?]*")])
    #expect(try parameters { $0.email.hasSuffix("%_") } == [.text("*%_")])
    #expect(try condition { $0.email.contains("a") } == #"INSTR("email", ?) > 0"#)
    #expect(try parameters { $0.email.contains("*%") } == [.text("*%")])
    #expect(try condition { $0.email.hasPrefix("a", ignoringCase: true) } == #""email" LIKE ? ESCAPE '\'"#)
    #expect(try parameters { $0.email.hasPrefix(#"5%_\*"#, ignoringCase: true) } == [.text(#"5\%\_\\*%"#)])
    #expect(try parameters { $0.email.hasSuffix("a", ignoringCase: true) } == [.text("%a")])
    #expect(try parameters { $0.email.contains("a", ignoringCase: true) } == [.text("%a%")])
  }
}
