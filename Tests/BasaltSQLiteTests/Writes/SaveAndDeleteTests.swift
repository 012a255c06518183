import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Save and delete", .feature("Q8", "M8", on: .sqlite))
struct SaveAndDeleteTests {
  @Test("save writes every column of the row with this key, and of no other")
  func save() async throws {
    try await withShop { db, shop in
      var ada = shop.ada
      ada.name = "Ada L."
      ada.age = nil
      ada.isActive = false
      ada.views = 0
      ada.managerID = shop.bob.id
      try await ada.save(on: db)
      try await #expect(User.objects.get(shop.ada.id, on: db) == ada)
      try await #expect(User.objects.get(shop.bob.id, on: db) == shop.bob)
    }
  }

  @Test("saving a row that is not there is an error, and inserts nothing")
  func saveMissing() async throws {
    try await withShop { db, shop in
      try await shop.dee.delete(on: db)
      let error = await expectFailure(.notFound) { try await shop.dee.save(on: db) }
      #expect(error?.table == "users")
      try await #expect(User.objects.count(on: db) == 3)
      await expectFailure(.notFound) { try await Team(name: "never inserted").save(on: db) }
    }
  }

  @Test("saving a row unchanged is no error")
  func saveUnchanged() async throws {
    try await withShop { db, shop in
      try await shop.ada.save(on: db)
      try await #expect(User.objects.get(shop.ada.id, on: db) == shop.ada)
    }
  }

  @Test("a row that has nothing but a key can be saved, and is not found when it is not there")
  func saveKeyOnly() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let tag = try await Label(name: Label.ID("swift")).insert(on: db)
      try await tag.save(on: db)
      await expectFailure(.notFound) { try await Label(name: Label.ID("other")).save(on: db) }
    }
  }

  @Test("a row that breaks a rule is not saved")
  func validation() async throws {
    try await withShop { db, shop in
      var ada = shop.ada
      ada.email = "no"
      let invalid = ada
      await expectThrows(ValidationError.self) { try await invalid.save(on: db) }
      try await #expect(User.objects.get(shop.ada.id, on: db) == shop.ada)
    }
  }

  @Test("save and delete report the same errors of constraints as insert does")
  func constraints() async throws {
    try await withShop { db, shop in
      var bob = shop.bob
      bob.email = "ada@x.com"
      let double = bob
      #expect(await expectFailure(.uniqueViolation) { try await double.save(on: db) }?.columns == ["email"])
      bob = shop.bob
      bob.teamID = .new()
      let stray = bob
      await expectFailure(.foreignKeyViolation) { try await stray.save(on: db) }
      try await Post.Draft(title: "p", authorID: shop.dee.id, reviewerID: shop.ada.id).insert(on: db)
      await expectFailure(.foreignKeyViolation) { try await shop.ada.delete(on: db) }
    }
  }

  @Test("delete removes the row with this key; a second time it is not found")
  func delete() async throws {
    try await withShop { db, shop in
      try await shop.dee.delete(on: db)
      try await #expect(User.objects.names(on: db) == ["Ada", "Bob", "Cyd"])
      await expectFailure(.notFound) { try await shop.dee.delete(on: db) }
    }
  }

  @Test("foreign keys act as they say: cascade, set null, restrict, no action", arguments: Place.allCases)
  func foreignKeys(place: Place) async throws {
    try await withShop(place) { db, shop in
      try await db.createTables(Category.self)
      // `onDelete: .setNull`
      try await Post.objects.deleteAll(on: db)
      try await shop.bob.delete(on: db)
      try await #expect(User.objects.get(shop.dee.id, on: db).managerID == nil)
      // `onDelete: .cascade`
      try await shop.ops.delete(on: db)
      try await #expect(User.objects.names(on: db) == ["Ada"])
      // `onDelete: .restrict`
      try await Category.objects.insert(
        [Category(id: 1, name: "root"), Category(id: 2, name: "leaf", parentID: 1)], on: db)
      await expectFailure(.foreignKeyViolation) { try await Category(id: 1, name: "root").delete(on: db) }
      try await #expect(Category.objects.count(on: db) == 2)
      // A reference to nothing.
      await expectFailure(.foreignKeyViolation) { try await Category(id: 3, name: "lost", parentID: 77).insert(on: db) }
    }
  }
}
