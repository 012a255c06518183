import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltPersistence

@Suite("Statement shape", .feature("Q1", on: .core))
struct StatementShapeTests {
  private func queryShape(_ query: Query<User>) -> StatementShape { shape(.select(query.statement)) }

  @Test("statements that differ in their values only have one shape")
  func sameShape() {
    let users = User.objects
    #expect(queryShape(users.filter { $0.age == 1 }) == queryShape(users.filter { $0.age == 2 }))
    #expect(
      queryShape(users.filter { $0.email.hasPrefix("a") }) == queryShape(users.filter { $0.email.hasPrefix("b%") }))
    #expect(queryShape(users.limit(1).offset(2)) == queryShape(users.limit(30).offset(40)))
    #expect(
      queryShape(users.filter { $0.age.isIn([1, 2, 3]) }) == queryShape(users.filter { $0.age.isIn([4, 5, 6, 7]) }))
    #expect(queryShape(users.filter { $0.age.isIn(0..<129) }) == queryShape(users.filter { $0.age.isIn(0..<5000) }))
    #expect(queryShape(users.filter { $0.age.isBetween(1, 2) }) == queryShape(users.filter { $0.age.isBetween(3, 4) }))
    #expect(
      queryShape(users.filter { $0.team.name == "a" }.order { $0.name.ascending })
        == queryShape(users.filter { $0.team.name == "b" }.order { $0.name.ascending }))
  }

  /// Statements of which no two may share a plan.
  private static var different: [Statement] {
    let users = User.objects
    let queries = [
      users, users.distinct(), users.limit(1), users.offset(1), users.limit(1).offset(1),
      users.order { $0.age.ascending },
      users.order { $0.age.descending }, users.order { ($0.age.ascending, $0.name.ascending) },
      users.order { ($0.name.ascending, $0.age.ascending) }, users.filter { $0.age == nil },
      users.filter { $0.age == 1 },
      users.filter { $0.age != 1 }, users.exclude { $0.age == 1 }, users.filter { $0.views == 1 },
      users.filter { $0.age < 1 }, users.filter { $0.age <= 1 }, users.filter { $0.age > $0.views },
      users.filter { $0.views > $0.age }, users.filter { $0.age.isIn([]) }, users.filter { $0.age.isIn([1]) },
      users.filter { $0.age.isIn([1, 2]) }, users.filter { $0.age.isIn([1, 2, 3]) },
      users.filter { $0.age.isIn(0..<16) },
      users.filter { $0.age.isIn(0..<17) }, users.filter { $0.age.isIn(0..<128) },
      users.filter { $0.age.isIn(0..<129) },
      users.filter { $0.age.isNotIn([1]) }, users.filter { $0.email.hasPrefix("a") },
      users.filter { $0.email.hasSuffix("a") }, users.filter { $0.email.contains("a") },
      users.filter { $0.email.contains("a", ignoringCase: true) }, users.filter { $0.name.contains("a") },
      users.filter { $0.team.name == "a" }, users.filter { $0.manager.name == "a" },
      users.filter { $0.manager.team.name == "a" }, users.filter { $0.age == 1 && $0.views == 2 },
      users.filter { $0.age == 1 || $0.views == 2 }, users.filter { !($0.age == 1) },
      users.filter { $0.createdAt.year == 1 },
      users.filter { $0.createdAt.month == 1 }, users.filter { $0.name.lowercased() == "a" },
      users.filter { $0.name.uppercased() == "a" }, users.filter { $0.views + 1 == 2 },
      users.filter { $0.views - 1 == 2 },
      users.filter { ($0.views + 1) * 2 == 2 }, users.filter { $0.views + ($0.views * 2) == 2 },
    ]
    var selects = queries.map(\.statement)
    for output in [SelectStatement.Output.count, .exists] {
      var select = users.statement
      select.output = output
      selects.append(select)
    }
    selects.append(users.projected(to: UserDTO.self))
    selects.append(users.projected(to: UserDTO.Card.self))
    selects.append(users.select { $0.name }.statement)
    selects.append(users.select { ($0.name, $0.name) }.statement)
    selects.append(users.select { $0.count() }.statement)
    selects.append(users.select { $0.age.count() }.statement)
    selects.append(users.select { $0.age.countDistinct() }.statement)
    selects.append(users.group { $0.name }.select { $0.name }.statement)
    selects.append(users.group { $0.name }.select { $0.name }.having { $0.count() > 1 }.statement)
    selects.append(SelectStatement(table: Team.self))
    return selects.map(Statement.select)
  }

  @Test("statements that differ in anything else have different shapes")
  func differentShapes() throws {
    let statements = Self.different
    let texts = try statements.map { try render($0).sql }
    let shapes = statements.map(shape)
    for first in statements.indices {
      for second in statements.indices where first < second {
        #expect(shapes[first] != shapes[second], "\(texts[first])\n\(texts[second])")
      }
    }
  }

  @Test("writes differ by the columns that they name, leave out, and return")
  func writes() {
    func insert(_ change: (inout InsertStatement) -> Void) -> StatementShape {
      var insert = InsertStatement(table: User.self, omitted: [0], values: [], isReturning: false)
      change(&insert)
      return shape(.insert(insert))
    }
    let email = ColumnReference(position: 1)
    let name = ColumnReference(position: 2)
    let shapes = [
      insert { _ in }, insert { $0.isReturning = true }, insert { $0.omitted = [1] }, insert { $0.omitted = [0, 1] },
      insert { $0.conflict = .ignore(target: [email]) }, insert { $0.conflict = .ignore(target: [name]) },
      insert { $0.conflict = .update(target: [email], columns: []) },
      insert { $0.conflict = .update(target: [email], columns: [name]) },
      insert { $0.conflict = .update(target: [email, name], columns: []) },
      shape(.delete(DeleteStatement(table: User.self, filter: nil))),
      shape(.delete(DeleteStatement(table: Team.self, filter: nil))),
      shape(.update(User.objects.updateStatement { [$0.age.set(1)] })),
      shape(.update(User.objects.updateStatement { [$0.age.set(nil)] })),
      shape(.update(User.objects.updateStatement { [$0.views.set(1)] })),
      shape(.update(User.objects.updateStatement { [$0.views += 1] })),
    ]
    #expect(Set(shapes).count == shapes.count)
    #expect(insert { $0.values = [.int64(1)] } == insert { $0.values = [.null] })
  }

  @Test("a random statement with other values has the same shape and the same text")
  func relabelled() throws {
    var statements = RandomStatements(seed: 11)
    for _ in 0..<SeededGenerator.rounds(1000) {
      let one = statements.statement()
      let other = Relabelling().statement(one)
      #expect(shape(one) == shape(other))
      #expect(try rendered(one) == rendered(other))
    }
  }

  @Test("random statements of one shape have one text, and those of different texts different shapes")
  func random() throws {
    var statements = RandomStatements(seed: 12)
    var texts: [StatementShape: String] = [:]
    for _ in 0..<SeededGenerator.rounds(3000) {
      let statement = statements.statement()
      let text = try rendered(statement)
      let known = texts.updateValue(text, forKey: shape(statement))
      #expect(known == nil || known == text)
    }
  }

  /// The text, rendered anew and not taken from a cache.
  private func rendered(_ statement: Statement) throws -> String {
    try nowhere.core.driver.dialect.render(NumberedStatement(statement)).sql
  }
}
