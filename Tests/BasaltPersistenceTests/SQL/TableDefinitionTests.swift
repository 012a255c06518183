import BasaltDomain
import BasaltPersistence
import BasaltSQLiteDialect
import BasaltTestFeatures
import Shop
import Testing

@Suite("SQL of tables", .feature("G11", "M5", "M8", on: .core))
struct TableDefinitionTests {
  private func statements(_ schema: TableSchema) throws -> [String] { try SQLiteDialect().createTable(schema) }

  @Test("a table has its columns, keys and constraints, and is STRICT")
  func users() throws {
    #expect(
      try statements(User.schema) == [
        """
        CREATE TABLE IF NOT EXISTS "users" (
          "id" INTEGER PRIMARY KEY AUTOINCREMENT,
          "email" TEXT NOT NULL UNIQUE,
          "name" TEXT NOT NULL CHECK (LENGTH("name") BETWEEN 1 AND 80),
          "age" INTEGER,
          "password_hash" TEXT NOT NULL,
          "views" INTEGER NOT NULL,
          "is_active" INTEGER NOT NULL CHECK ("is_active" IN (0, 1)),
          "created_at" INTEGER NOT NULL DEFAULT (CAST(ROUND((JULIANDAY('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000),
          "team_id" BLOB NOT NULL,
          "manager_id" INTEGER,
          FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE ON UPDATE NO ACTION,
          FOREIGN KEY ("manager_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE NO ACTION
        ) STRICT
        """
      ])
  }

  @Test("an index is a statement of its own")
  func indexes() throws {
    let statements = try statements(Post.schema)
    #expect(statements.count == 2)
    #expect(statements[1] == #"CREATE INDEX IF NOT EXISTS "posts_title_index" ON "posts" ("title")"#)
  }

  @Test("a key that the program makes is NOT NULL PRIMARY KEY")
  func clientKeys() throws {
    #expect(try statements(Team.schema)[0].contains(#""id" BLOB NOT NULL PRIMARY KEY"#))
    #expect(try statements(Label.schema)[0].contains(#""name" TEXT NOT NULL PRIMARY KEY"#))
  }

  @Test("every kind of column has a type of SQLite's")
  func types() throws {
    let text = try statements(Specimen.schema)[0]
    for line in [
      #""flag" INTEGER NOT NULL CHECK ("flag" IN (0, 1))"#, #""tiny" INTEGER NOT NULL"#,
      #""unsigned_medium" INTEGER NOT NULL"#,
      #""single" REAL NOT NULL"#, #""double" REAL NOT NULL"#, #""text" TEXT NOT NULL"#, #""bytes" BLOB NOT NULL"#,
      #""data" BLOB NOT NULL"#, #""instant" INTEGER NOT NULL"#, #""written_instant" TEXT NOT NULL"#,
      #""day" TEXT NOT NULL"#,
      #""uuid" BLOB NOT NULL"#, #""written_uuid" TEXT NOT NULL"#, #""price" TEXT NOT NULL"#,
      #""json" TEXT NOT NULL"#, #""mood" TEXT NOT NULL"#, #""rank" INTEGER NOT NULL"#,
    ] {
      #expect(text.contains("\n  \(line)"))
    }
  }

  @Test("defaults are written as SQL literals, with quotation marks doubled")
  func defaults() throws {
    let text = try statements(Counter.schema)[0]
    for part in [
      #""total" INTEGER NOT NULL DEFAULT 10"#, #""weight" REAL NOT NULL DEFAULT 1.5"#,
      #""note" TEXT DEFAULT 'it''s new'"#,
      #""is_open" INTEGER NOT NULL DEFAULT 1 CHECK"#, #""mood" TEXT NOT NULL DEFAULT 'wild'"#,
    ] {
      #expect(text.contains(part))
    }
  }

  @Test("names with quotation marks are quoted")
  func quoting() throws {
    let text = try statements(Oddity.schema)[0]
    #expect(text.hasPrefix(#"CREATE TABLE IF NOT EXISTS "group" ("#))
    #expect(text.contains(#""say ""hi""" TEXT NOT NULL"#) && text.contains(#""with space" TEXT"#))
  }

  @Test("what SQLite cannot hold is refused", arguments: 0..<6)
  func refused(kind: Int) {
    var schema = TableSchema(name: "t")
    var column = ColumnSchema(property: "a", name: "a", kind: .text, isNullable: false)
    switch kind {
    case 0: column.kind = .decimal
    case 1: column.defaultValue = .now
    case 2: column.defaultValue = .double(.infinity)
    case 3: column.name = "a\u{0}b"
    case 4: column.name = ""
    default:
      schema.primaryKey = [0]
      schema.keyStrategy = .generated
    }
    schema.columns = [column]
    let error = #expect(throws: DatabaseError.self) { try statements(schema) }
    #expect(error?.code == .invalidQuery)
  }

  @Test("a NUL character, at which SQLite would stop reading, is refused in every text", arguments: 0..<6)
  func nul(place: Int) {
    var schema = TableSchema(name: "t")
    schema.columns = [ColumnSchema(property: "a", name: "a", kind: .text, isNullable: false)]
    switch place {
    case 0: schema.comment = "a\u{0}b"
    case 1: schema.columns[0].comment = "a\u{0}b"
    case 2: schema.columns[0].defaultValue = .text("a\u{0}b")
    case 3: schema.columns[0].defaultValue = .sql("'a\u{0}b'")
    case 4: schema.columns[0].generated = GeneratedColumn(sql: "'a\u{0}b'", isStored: true)
    default: schema.columns[0].collation = .named("a\u{0}b")
    }
    let error = #expect(throws: DatabaseError.self) { try statements(schema) }
    #expect(error?.code == .invalidQuery && error?.message.contains("NUL") == true)
  }

  @Test("what creates tables can be looked at")
  func preview() throws {
    #expect(try nowhere.previewCreateTables(Team.self, Post.self).count == 3)
  }
}
