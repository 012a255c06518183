import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Tables", .feature("G11", on: .sqlite))
struct SchemaTests {
  private static let all: [any Table.Type] = [
    Team.self, User.self, Post.self, Specimen.self, Sighting.self, Reading.self, Category.self, Label.self,
    Counter.self,
    Oddity.self,
  ]

  @Test("tables are created once, and a second time nothing happens", arguments: Place.allCases)
  func idempotent(place: Place) async throws {
    try await withDatabase(place, tables: Self.all) { db in
      try await Label(name: Label.ID("kept")).insert(on: db)
      try await db.createTables(Self.all)
      try await #expect(Label.objects.count(on: db) == 1)
    }
  }

  @Test("every table is STRICT, and foreign keys and indexes are there")
  func strict() async throws {
    try await withFile(tables: Self.all) { _, path in
      let raw = try RawConnection(path)
      let tables = try raw.rows(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")
      #expect(Set(tables) == Set(Self.all.map { [$0.mapping.schema.name, "1"] }))
      #expect(
        try raw.rows("SELECT \"table\", \"from\", on_delete FROM pragma_foreign_key_list('users') ORDER BY 2") == [
          ["users", "manager_id", "SET NULL"], ["teams", "team_id", "CASCADE"],
        ])
      #expect(try raw.rows("SELECT name FROM pragma_index_list('posts')") == [["posts_title_index"]])
    }
  }

  @Test("tables that refer to each other can be created in any order")
  func anyOrder() async throws {
    try await withDatabase(tables: [Post.self, User.self, Team.self]) { db in
      try await #expect(Post.objects.count(on: db) == 0)
    }
  }

  @Test("when one table cannot be created, none is")
  func allOrNothing() async throws {
    try await withFile(tables: []) { db, path in
      try RawConnection(path).run("CREATE VIEW labels AS SELECT 1 AS name")
      try RawConnection(path).run("CREATE TABLE posts_title_index (a)")
      await expectFailure(.statement) { try await db.createTables(Team.self, User.self, Post.self) }
      #expect(
        try RawConnection(path).value("SELECT count(*) FROM sqlite_schema WHERE name IN ('teams', 'users', 'posts')")
          == "0")
    }
  }

  @Test("a column that is added later by another program does not disturb the statements that are cached")
  func addedColumn() async throws {
    try await withFile(tables: [Label.self]) { db, path in
      try await Label(name: Label.ID("a")).insert(on: db)
      try await #expect(Label.objects.count(on: db) == 1)
      try RawConnection(path).run("ALTER TABLE labels ADD COLUMN note TEXT DEFAULT 'x'")
      try await #expect(Label.objects.all(on: db) == [Label(name: Label.ID("a"))])
      try await Label(name: Label.ID("b")).insert(on: db)
      try await #expect(Label.objects.count(on: db) == 2)
    }
  }

  @Test("a column that is dropped later is an error, in a statement that is cached too")
  func droppedColumn() async throws {
    try await withFile(tables: [Reading.self]) { db, path in
      try await Reading.Draft(level: 1, label: "x", name: "", isRead: true).insert(on: db)
      try await #expect(Reading.objects.filter { $0.label == "x" }.count(on: db) == 1)
      try RawConnection(path).run("ALTER TABLE readings DROP COLUMN label")
      await expectFailure(.statement) { try await Reading.objects.filter { $0.label == "x" }.count(on: db) }
      await expectFailure(.statement) { try await Reading.objects.updateAll(on: db) { $0.label.set("y") } }
    }
  }
}
