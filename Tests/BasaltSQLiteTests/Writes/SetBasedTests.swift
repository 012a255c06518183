import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Set-based update and delete", .feature("Q8", "Q9", on: .sqlite))
struct SetBasedTests {
  @Test("an update changes the rows of the query, computing in the database, and says how many")
  func update() async throws {
    try await withShop { db, shop in
      let count = try await User.objects.filter { $0.teamID == shop.core.id }.update(on: db) {
        $0.views += 5
        $0.name.set($0.name.appending("!"))
        $0.age.set(nil)
      }
      #expect(count == 2)
      let rows = try await User.objects.order { $0.id.ascending }.select { ($0.name, $0.views, $0.age) }.all(on: db)
      #expect(rows.map { "\($0.0) \($0.1) \($0.2 ?? 0)" } == ["Ada! 15 0", "Bob! 5 0", "Cyd 3 17", "Dee 7 52"])
      try await #expect(User.objects.filter { $0.age > 1000 }.update(on: db) { $0.views -= 1 } == 0)
    }
  }

  @Test("the right-hand sides see the values from before the update")
  func simultaneous() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await Reading.Draft(low: 1, high: 2, level: 0, name: "", isRead: true).insert(on: db)
      try await Reading.objects.updateAll(on: db) {
        $0.low.set($0.high)
        $0.high.set($0.low)
      }
      let row = try await Reading.objects.first(on: db)
      #expect(row?.low == 2 && row?.high == 1)
    }
  }

  @Test("an update without assignments changes nothing")
  func noAssignments() async throws {
    try await withShop { db, _ in
      let never = false
      try await #expect(User.objects.filter { $0.isActive }.update(on: db) { if never { $0.views += 1 } } == 0)
    }
  }

  @Test("a deletion removes the rows of the query and says how many")
  func delete() async throws {
    try await withShop { db, _ in
      try await Post.objects.deleteAll(on: db)
      try await #expect(User.objects.filter { $0.age < 20 }.delete(on: db) == 1)
      try await #expect(User.objects.exclude { $0.age > 40 }.filter { $0.manager.name != nil }.delete(on: db) == 1)
      try await #expect(User.objects.names(on: db) == ["Ada", "Dee"])
    }
  }

  @Test("all rows are touched only when that is said by name")
  func all() async throws {
    try await withShop { db, _ in
      await expectFailure(.invalidQuery) { try await User.objects.delete(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.update(on: db) { $0.views.set(0) } }
      await expectFailure(.invalidQuery) { try await User.objects.filter { $0.isActive }.deleteAll(on: db) }
      try await #expect(User.objects.updateAll(on: db) { $0.views.set(1) } == 4)
      let views = try await User.objects.aggregate(on: db) { $0.views.sum() }
      #expect(views == 4)
      try await #expect(Post.objects.deleteAll(on: db) == 3)
    }
  }

  @Test("a limit, an offset, an order or distinctness is refused, not ignored: nothing is touched")
  func narrowed() async throws {
    try await withShop { db, _ in
      let users = User.objects.filter { $0.isActive }
      for query in [users.limit(1), users.offset(1), users.order { $0.id.ascending }, users.distinct()] {
        await expectFailure(.invalidQuery) { try await query.delete(on: db) }
        await expectFailure(.invalidQuery) { try await query.update(on: db) { $0.views += 1 } }
      }
      try await #expect(User.objects.count(on: db) == 4)
      let views = try await User.objects.aggregate(on: db) { $0.views.sum() }
      #expect(views == 20)
    }
  }

  @Test("an update that breaks a constraint changes no row, and is told like a failed insert")
  func constraints() async throws {
    try await withShop { db, _ in
      let unique = await expectFailure(.uniqueViolation) {
        try await User.objects.updateAll(on: db) { $0.email.set("one@x.com") }
      }
      #expect(unique?.table == "users" && unique?.columns == ["email"])
      await expectFailure(.checkViolation) {
        try await User.objects.updateAll(on: db) { $0.name.set($0.name.appending(String(repeating: "x", count: 80))) }
      }
      let null = await expectFailure(.notNullViolation) {
        try await User.objects.updateAll(on: db) { $0.isActive.set($0.age > 18) }
      }
      #expect(null?.table == "users" && null?.columns == ["is_active"])
      await expectFailure(.foreignKeyViolation) { try await User.objects.updateAll(on: db) { $0.teamID.set(.new()) } }
      try await #expect(User.objects.names(on: db) == ["Ada", "Bob", "Cyd", "Dee"])
    }
  }

  @Test("an update that overflows 64 bits is an error, and changes nothing")
  func overflow() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      try await Specimen.Draft(large: .max).insert(on: db)
      await expectFailure(.invalidValue) { try await Specimen.objects.updateAll(on: db) { $0.large += 1 } }
      try await #expect(Specimen.objects.first(on: db)?.large == .max)
    }
  }

  @Test("an update that overflows a narrower integer is an error: it would make every later read fail")
  func narrowOverflow() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      try await Specimen.Draft(tiny: 100).insert(on: db)
      await expectThrows(DatabaseError.self) { try await Specimen.objects.updateAll(on: db) { $0.tiny += 100 } }
      try await #expect(Specimen.objects.first(on: db)?.tiny == 100)
    }
  }

  @Test("values for columns stored as text are written as text")
  func textStorage() async throws {
    try await withFile(tables: [Specimen.self]) { db, path in
      try await Specimen.Draft().insert(on: db)
      let uuid = UUID()
      try await Specimen.objects.updateAll(on: db) {
        $0.writtenInstant.set(SampleShop.leapNoon)
        $0.writtenUUID.set(uuid)
        $0.price.set(12.5)
      }
      let raw = try RawConnection(path).rows("SELECT written_instant, written_uuid, price FROM specimens")
      #expect(raw == [["2024-02-29 12:34:56.000000", uuid.uuidString.lowercased(), "12.5"]])
    }
  }
}
