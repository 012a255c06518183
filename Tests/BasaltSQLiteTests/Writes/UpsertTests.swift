import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Upsert", .feature("Q8", on: .sqlite))
struct UpsertTests {
  @Test("a row that is not there is inserted, one that is there changes what was asked for")
  func upsert() async throws {
    try await withShop { db, shop in
      let draft = User.Draft(email: "ada@x.com", name: "Ada L.", age: 99, passwordHash: "new", teamID: shop.ops.id)
      let changed = try await draft.upsert(conflictingOn: { $0.email }, updating: { ($0.name, $0.age) }, on: db)
      #expect(changed.id == shop.ada.id && changed.name == "Ada L." && changed.age == 99)
      #expect(changed.passwordHash == "a" && changed.teamID == shop.core.id && changed.views == 10)
      try await #expect(User.objects.get(shop.ada.id, on: db) == changed)
      let new = User.Draft(email: "new@x.com", name: "New", passwordHash: "n", teamID: shop.ops.id)
      try await #expect(new.upsert(conflictingOn: { $0.email }, updating: { $0.name }, on: db).id > shop.dee.id)
      try await #expect(User.objects.count(on: db) == 5)
    }
  }

  @Test("with nothing to update the row that is there is returned as it is")
  func nothingToUpdate() async throws {
    try await withShop { db, shop in
      let draft = User.Draft(email: "ada@x.com", name: "Other", passwordHash: "", teamID: shop.ops.id)
      try await #expect(draft.upsert(conflictingOn: { $0.email }, updating: { _ in }, on: db) == shop.ada)
    }
  }

  @Test("a conflict on another constraint is an error, and so is a target without a constraint")
  func otherConflict() async throws {
    try await withShop { db, shop in
      let draft = User.Draft(email: "ada@x.com", name: "A", passwordHash: "", teamID: .new())
      await expectFailure(.foreignKeyViolation) {
        try await draft.upsert(conflictingOn: { $0.email }, updating: { $0.teamID }, on: db)
      }
      await expectFailure(.statement) {
        try await draft.upsert(conflictingOn: { $0.name }, updating: { $0.age }, on: db)
      }
      try await #expect(User.objects.get(shop.ada.id, on: db) == shop.ada)
    }
  }

  @Test("many rows are upserted at once, those that share a key within the batch too", arguments: [3, 2500])
  func bulk(count: Int) async throws {
    try await withDatabase(tables: [Category.self]) { db in
      try await Category(id: 1, name: "old").insert(on: db)
      let rows =
        (1...count).map { Category(id: Category.ID(Int64($0)), name: "n\($0)") } + [Category(id: 1, name: "last")]
      try await #expect(
        Category.objects.upsert(rows, conflictingOn: { $0.id }, updating: { $0.name }, on: db) == count + 1)
      try await #expect(Category.objects.count(on: db) == count)
      try await #expect(Category.objects.get(1, on: db).name == "last")
      try await #expect(Category.objects.get(Category.ID(Int64(count)), on: db).name == "n\(count)")
    }
  }

  @Test("only rows that are missing are inserted, and only they are counted", arguments: [3, 2500])
  func insertMissing(count: Int) async throws {
    try await withDatabase(tables: [Category.self]) { db in
      try await Category(id: 2, name: "old").insert(on: db)
      let rows = (1...count).map { Category(id: Category.ID(Int64($0)), name: "new") }
      try await #expect(Category.objects.insertMissing(rows, conflictingOn: { $0.id }, on: db) == count - 1)
      try await #expect(Category.objects.insertMissing(rows, conflictingOn: { $0.id }, on: db) == 0)
      try await #expect(Category.objects.get(2, on: db).name == "old")
      try await #expect(Category.objects.count(on: db) == count)
    }
  }

  @Test("a missing row that breaks another constraint is an error, and nothing is inserted")
  func insertMissingFails() async throws {
    try await withDatabase(tables: [Category.self]) { db in
      let rows = [Category(id: 1, name: "a"), Category(id: 2, name: "b", parentID: 99)]
      await expectFailure(.foreignKeyViolation) {
        try await Category.objects.insertMissing(rows, conflictingOn: { $0.id }, on: db)
      }
      try await #expect(Category.objects.count(on: db) == 0)
    }
  }
}
