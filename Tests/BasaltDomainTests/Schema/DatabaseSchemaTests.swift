import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltDomain

@Suite("The schema of a database", .feature("M4", "M8", on: .core))
struct DatabaseSchemaTests {
  private static let models: [any Table.Type] = [
    Review.self, Attendee.self, Booking.self, Sign.self, Room.self, Labeling.self, Label.self, Post.self, User.self,
    Team.self, Category.self, Clerk.self, Department.self, Gadget.self, Note.self, Drawing.self, Folder.self,
  ]

  private func problems(_ models: any Table.Type...) -> [String] {
    do throws(SchemaError) {
      _ = try DatabaseSchema(models)
      return []
    } catch {
      return error.problems
    }
  }

  // MARK: Order

  @Test("the order of the tables does not depend on the order in which models of two modules are listed")
  func order() throws {
    let schema = try DatabaseSchema(Self.models)
    var generator = SeededGenerator(81)
    for _ in 0..<SeededGenerator.rounds(50) {
      #expect(try DatabaseSchema(Self.models.shuffled(using: &generator)) == schema)
    }
    #expect(schema.tables.count == Self.models.count)
  }

  @Test("a table comes behind those that it refers to; only circles are excepted")
  func references() throws {
    let schema = try DatabaseSchema(Self.models)
    let places = Dictionary(uniqueKeysWithValues: schema.tables.enumerated().map { ($1.name, $0) })
    for (place, table) in schema.tables.enumerated() {
      for key in table.foreignKeys {
        let target = try #require(places[key.references.table])
        let isCycle = schema.cycles.contains { $0.contains(table.name) && $0.contains(key.references.table) }
        #expect(target < place || isCycle, "\(table.name) before \(key.references.table)")
      }
    }
    for names in [["rooms", "bookings", "attendees"], ["teams", "users", "posts"], ["users", "reviews"]] {
      #expect(names.compactMap { places[$0] } == names.compactMap { places[$0] }.sorted(), "\(names)")
    }
  }

  @Test("circles and tables that refer to themselves are listed, in the order of their names")
  func cycles() throws {
    let schema = try DatabaseSchema(Self.models)
    #expect(schema.cycles == [["categories"], ["clerks", "departments"], ["folders"], ["users"]])
    #expect(try DatabaseSchema(Team.self, Room.self).cycles == [])
  }

  @Test("tables are found by name and namespace")
  func lookUp() throws {
    let schema = try DatabaseSchema(Room.self, Booking.self)
    #expect(schema.table("rooms") == (try Room.schema))
    #expect(schema.table("rooms", namespace: "app") == nil && schema.table("bookings")?.primaryKey == [0, 1])
  }

  @Test("it is a plain value that survives being coded")
  func coding() throws {
    let schema = try DatabaseSchema(Self.models)
    #expect(try JSONDecoder().decode(DatabaseSchema.self, from: JSONEncoder().encode(schema)) == schema)
  }

  @Test("a chain of a thousand tables and a circle of as many are put in order")
  func large() {
    func table(_ number: Int, to target: Int?) -> TableSchema {
      var table = TableSchema(name: "t\(number)")
      table.columns = [ColumnSchema(property: "a", name: "a", kind: .int64, isNullable: true)]
      table.primaryKey = [0]
      if let target {
        table.foreignKeys = [
          ForeignKeySchema(
            columns: [0], references: KeyReference(table: "t\(target)", column: "a"), onDelete: .noAction,
            onUpdate: .noAction)
        ]
      }
      return table
    }
    let chain = DatabaseSchema(ordering: (0..<1000).map { table($0, to: $0 == 0 ? nil : $0 - 1) }.shuffled())
    #expect(chain.tables.map(\.name) == (0..<1000).map { "t\($0)" } && chain.cycles.isEmpty)
    let circle = DatabaseSchema(ordering: (0..<1000).map { table($0, to: ($0 + 1) % 1000) })
    #expect(circle.cycles.map(\.count) == [1000] && circle.tables.map(\.name) == circle.cycles.first)
  }

  // MARK: Problems

  @Test("what is complete and right has no problems")
  func right() { #expect(problems(Room.self, Booking.self, Attendee.self, Sign.self) == []) }

  @Test("two models may not claim one table")
  func claims() {
    #expect(
      problems(Team.self, Rival.self) == ["2 models claim the table 'teams': give each a table of its own"])
    #expect(problems(Team.self, Team.self) == [])
  }

  @Test("a reference must lead to a table that is listed")
  func unlisted() {
    #expect(
      problems(User.self) == [
        "users (team_id) refers to the table 'teams', which no listed model has: list its model too"
      ])
    #expect(
      problems(Attendee.self) == [
        "attendees (room_id, day) refers to the table 'bookings', which no listed model has: list its model too"
      ])
  }

  @Test("a reference must lead to a key or to something unique; a unique group is enough")
  func noKey() {
    #expect(
      problems(Stray.self, Room.self) == [
        "strays (building) refers to rooms (building), which is no key there: mark it as unique"
      ])
  }

  @Test("names of constraints, of indexes, and of the indexes of single columns are given once")
  func repeatedNames() {
    #expect(
      problems(Twin.self) == [
        "twins has 2 constraints 'pair': name one of them otherwise",
        "twins has 2 indexes 'twin': name one of them otherwise",
        "twins has 2 indexes 'twins_left_index': name one of them otherwise",
      ])
    #expect(
      problems(Cousin.self, Twin.self).contains("2 tables have an index 'twins_left_index': name one of them otherwise")
    )
  }

  @Test("a rule that SQL cannot say is no check")
  func unsayable() {
    #expect(
      problems(Envelope.self) == [
        "Envelope: the rule 'email' of address cannot be said in SQL: leave out 'check: true', or declare a check of your "
          + "own",
        "Envelope: the rule 'pattern' of address cannot be said in SQL: leave out 'check: true', or declare a check of "
          + "your own",
      ])
    #expect(throws: SchemaError.self) { try Envelope.schema }
  }

  @Test("a declaration that leads out of the table's own columns, or that says nothing, is a problem of its own")
  func outside() {
    #expect(
      problems(Lost.self, Team.self) == [
        "Lost.far uses something else than stored properties of its own table",
        "Lost.farIndex uses something else than stored properties of its own table",
        "Lost.farIndex lists a property without a column",
        "Lost.computed uses something else than stored properties of its own table",
        "Lost.computed lists a property without a column", "Lost.nothing has no condition",
        "Lost.empty lists no column",
      ])
  }

  @Test("everything that is wrong is said at once")
  func all() {
    let problems = problems(Envelope.self, Lost.self, Twin.self, Stray.self, User.self, Rival.self, Team.self)
    for words in ["'email'", "Lost.far ", "'pair'", "refers to the table 'rooms'", "claim the table 'teams'"] {
      #expect(problems.contains { $0.contains(words) }, "\(words)")
    }
    #expect(SchemaError(problems: ["a", "b"]).description == "a; b")
  }
}
