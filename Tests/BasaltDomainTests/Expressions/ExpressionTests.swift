import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Expressions as trees", .feature("Q2", "Q4", on: .core))
struct ExpressionTests {
  private let columns = User.Columns<Present>(tablePath: .root)

  private func text(_ expression: some QueryExpression) -> String {
    BasaltDomainTests.text(of: expression.node, in: User.mapping)
  }

  @Test("comparisons take values, nil where the column can be null, and other expressions")
  func comparisons() {
    #expect(text(columns.age == 18) == "equal(age, int64(18))")
    #expect(text(columns.age == nil) == "equal(age, null)")
    #expect(text(columns.age != nil) == "notEqual(age, null)")
    #expect(text(columns.age >= 18) == "greaterOrEqual(age, int64(18))")
    #expect(text(columns.views < columns.age) == "less(views, age)")
    #expect(text(columns.email == columns.name) == "equal(email, name)")
    #expect(text(columns.managerID == columns.id) == "equal(managerID, id)")
    #expect(text(columns.age.isBetween(1, 2)) == "and(greaterOrEqual(age, int64(1)), lessOrEqual(age, int64(2)))")
    #expect(text(columns.age > 1) + text(columns.age <= 2) == "greater(age, int64(1))lessOrEqual(age, int64(2))")
  }

  @Test("logic joins conditions")
  func logic() {
    #expect(
      text(columns.isActive && !(columns.age == 1) || columns.views != 2)
        == "or(and(isActive, not(equal(age, int64(1)))), notEqual(views, int64(2)))")
  }

  @Test("lists are one value, empty or long")
  func lists() {
    #expect(text(columns.age.isIn([])) == "isIn(age, [])")
    #expect(
      text(columns.age.isNotIn([1, 2]))
        == "isNotIn(age, [BasaltDomain.SQLValue.int64(1), BasaltDomain.SQLValue.int64(2)])")
    #expect(text(columns.id.isIn(Set([User.ID(1)]))) == "isIn(id, [BasaltDomain.SQLValue.int64(1)])")
  }

  @Test("text tests and functions")
  func functions() {
    #expect(text(columns.email.hasPrefix("a")) == #"hasPrefix(email, text("a"))"#)
    #expect(text(columns.email.hasSuffix("a", ignoringCase: true)) == #"hasSuffixIgnoringCase(email, text("a"))"#)
    #expect(text(columns.email.contains("%")) == #"contains(email, text("%"))"#)
    #expect(text(columns.name.lowercased()) + text(columns.name.uppercased()) == "lower(name)upper(name)")
    #expect(text(columns.name.length()) == "length(name)")
    #expect(
      text(columns.name.appending("!").appending(columns.email)) == #"concatenate(concatenate(name, text("!")), email)"#
    )
    #expect(text(columns.age.coalesce(0)) == "coalesce(age, int64(0))")
    #expect(text(columns.views.absolute()) == "absolute(views)")
    #expect(
      text(columns.createdAt.year) == "year(createdAt)" && text(columns.createdAt.weekday) == "weekday(createdAt)")
    #expect(text(columns.manager.createdAt.part(.hour)) == "hour(manager.createdAt)")
  }

  @Test("arithmetic and aggregates")
  func arithmetic() {
    #expect(text(columns.views + 1 - columns.views * 2) == "subtract(add(views, int64(1)), multiply(views, int64(2)))")
    #expect(text(columns.views / 2 % 3) == "remainder(divide(views, int64(2)), int64(3))")
    #expect(text(columns.age.sum()) + text(columns.age.average()) == "sum(age)average(age)")
    #expect(text(columns.age.min()) + text(columns.name.max()) == "minimum(age)maximum(name)")
    #expect(text(columns.age.count()) + text(columns.age.countDistinct()) == "count(age)countDistinct(age)")
    #expect(text(columns.count()) == "count(*)")
  }

  @Test("columns behind relations are named through them")
  func relations() {
    #expect(text(columns.team.name == "core") == #"equal(team.name, text("core"))"#)
    #expect(text(columns.manager.manager.team.name == nil) == "equal(manager.manager.team.name, null)")
  }

  @Test("an order has a direction for each term")
  func order() {
    #expect(!columns.age.ascending.isDescending && columns.age.descending.isDescending)
    #expect(BasaltDomainTests.text(of: columns.age.descending.node, in: User.mapping) == "age")
  }

  @Test("assignments set values, nulls and expressions, and add in the database")
  func assignments() {
    func text<Root: Table>(_ assignment: Assignment<Root>) -> String {
      let column = Root.mapping.property(of: assignment.column) ?? "?"
      return "\(column) = \(BasaltDomainTests.text(of: assignment.node, in: Root.mapping))"
    }
    #expect(text(columns.name.set("x")) == #"name = text("x")"#)
    #expect(text(columns.age.set(nil)) == "age = null")
    #expect(text(columns.views.set(columns.views * 2)) == "views = multiply(views, int64(2))")
    #expect(
      text(columns.views += 3) + text(columns.age -= 1) == "views = add(views, int64(3))age = subtract(age, int64(1))")
  }
}
