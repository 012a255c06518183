import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Errors of constraints", .feature("T9", "M4", on: .sqlite))
struct ConstraintTests {
  @Test("a value that is there already: table and column are named", arguments: Place.allCases)
  func unique(place: Place) async throws {
    try await withShop(place) { db, shop in
      let draft = User.Draft(email: "ada@x.com", name: "A", passwordHash: "", teamID: shop.core.id)
      let error = await expectFailure(.uniqueViolation) { try await draft.insert(on: db) }
      #expect(error?.table == "users" && error?.columns == ["email"] && error?.engineCode == 2067)
      #expect(error?.outcome == .rolledBack && error?.isRetryable == false)
      #expect(error?.statement?.hasPrefix("INSERT") == true && error?.description.contains("ada@x.com") == false)
      #expect(error?.debugDescription.contains("ada@x.com") == false)
    }
  }

  @Test("a key that is there already")
  func primaryKey() async throws {
    try await withShop { db, shop in
      let error = await expectFailure(.uniqueViolation) {
        try await Team(id: shop.core.id, name: "again").insert(on: db)
      }
      #expect(error?.table == "teams" && error?.columns == ["id"])
      try await db.createTables(Category.self)
      try await Category(id: 1, name: "a").insert(on: db)
      let integer = await expectFailure(.uniqueViolation) { try await Category(id: 1, name: "b").insert(on: db) }
      #expect(integer?.table == "categories" && integer?.columns == ["id"])
    }
  }

  @Test(
    "of a unique group all columns are named, whatever they are called; of an index on an expression none is made up")
  func groups() async throws {
    try await withFile(tables: [Reading.self, Oddity.self]) { db, path in
      try RawConnection(path).run("CREATE UNIQUE INDEX pair ON readings (level, name)")
      try RawConnection(path).run(#"CREATE UNIQUE INDEX odd ON "group" ("with space", "say ""hi""")"#)
      let draft = Reading.Draft(level: 1, name: "a", isRead: true)
      try await draft.insert(on: db)
      let pair = await expectFailure(.uniqueViolation) { try await draft.insert(on: db) }
      #expect(pair?.table == "readings" && pair?.columns == ["level", "name"])
      let oddity = Oddity.Draft(
        kingdom: .animal, order: 1, default: "", row: 1, values: 1, table: 1, failures: 1, cursor: 1, ascending: 1,
        node: 1,
        greeting: "", spaced: .animal, htmlBody: "", urlString2: "")
      try await oddity.insert(on: db)
      let odd = await expectFailure(.uniqueViolation) { try await oddity.insert(on: db) }
      #expect(odd?.table == "group" && odd?.columns == ["with space", #"say "hi""#])
      try RawConnection(path).run("DROP INDEX pair; CREATE UNIQUE INDEX doubled ON readings (level * 2)")
      let expression = await expectFailure(.uniqueViolation) { try await draft.insert(on: db) }
      #expect(expression?.columns == [])
    }
  }

  @Test("a null where there must be a value")
  func notNull() async throws {
    try await withShop { db, _ in
      let error = await expectFailure(.notNullViolation) {
        try await User.objects.updateAll(on: db) { $0.isActive.set($0.age > 18) }
      }
      #expect(error?.table == "users" && error?.columns == ["is_active"])
    }
  }

  @Test("a check that does not hold: its text is named")
  func check() async throws {
    try await withShop { db, _ in
      let error = await expectFailure(.checkViolation) {
        try await User.objects.updateAll(on: db) { $0.name.set($0.name.appending(String(repeating: "x", count: 80))) }
      }
      #expect(error?.constraint?.contains(#"LENGTH("name")"#) == true)
    }
  }

  @Test("the table of a failed check, or of a failed reference, is named as well")
  func table() async throws {
    try await withShop { db, _ in
      let check = await expectFailure(.checkViolation) {
        try await User.objects.updateAll(on: db) { $0.name.set($0.name.appending(String(repeating: "x", count: 80))) }
      }
      #expect(check?.table == "users")
      let reference = await expectFailure(.foreignKeyViolation) {
        try await User.Draft(email: "e@x.com", name: "E", passwordHash: "", teamID: .new()).insert(on: db)
      }
      #expect(reference?.table == "users")
    }
  }

  @Test("a row that refers to nothing, and a row that others refer to")
  func foreignKey() async throws {
    try await withShop { db, shop in
      let insert = await expectFailure(.foreignKeyViolation) {
        try await User.Draft(email: "e@x.com", name: "E", passwordHash: "", teamID: .new()).insert(on: db)
      }
      #expect(insert?.message.contains("referenced") == true && insert?.engineCode == 787)
      try await Post.Draft(title: "p", authorID: shop.dee.id, reviewerID: shop.ada.id).insert(on: db)
      await expectFailure(.foreignKeyViolation) {
        try await User.objects.filter { $0.id == shop.ada.id }.delete(on: db)
      }
    }
  }

  @Test("a value of the wrong type for a STRICT table")
  func strict() async throws {
    try await withFile(tables: []) { db, path in
      try RawConnection(path).run(#"CREATE TABLE "labels" ("name" INTEGER) STRICT"#)
      await expectFailure(.invalidValue) { try await Label(name: Label.ID("text")).insert(on: db) }
    }
  }

  @Test("what a trigger refuses is an error with its message")
  func trigger() async throws {
    try await withFile(tables: [Label.self]) { db, path in
      try RawConnection(path).run(
        "CREATE TRIGGER no BEFORE INSERT ON labels BEGIN SELECT RAISE(ABORT, 'not on sundays'); END")
      let error = await expectThrows(DatabaseError.self) { try await Label(name: Label.ID("x")).insert(on: db) }
      #expect(error?.message.contains("not on sundays") == true && error?.outcome == .rolledBack)
    }
  }
}
