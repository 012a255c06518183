import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Filters", .feature("Q3", "Q13", on: .sqlite))
struct FilterTests {
  @Test("equality finds values, nulls and other columns' values")
  func equality() async throws {
    try await withShop { db, shop in
      let users = User.objects
      try await #expect(users.filter { $0.age == 36 }.names(on: db) == ["Ada"])
      try await #expect(users.filter { $0.age == nil }.names(on: db) == ["Bob"])
      try await #expect(users.filter { $0.age != nil }.names(on: db) == ["Ada", "Cyd", "Dee"])
      try await #expect(users.filter { $0.age != 36 }.names(on: db) == ["Bob", "Cyd", "Dee"])
      try await #expect(users.filter { $0.managerID == shop.ada.id }.names(on: db) == ["Bob", "Cyd"])
      try await #expect(users.filter { $0.managerID != shop.ada.id }.names(on: db) == ["Ada", "Dee"])
      try await #expect(users.filter { $0.name == $0.email }.names(on: db) == [])
      try await #expect(users.filter { $0.name != $0.email }.names(on: db).count == 4)
      let unknown: Int? = nil
      try await #expect(users.filter { $0.age == unknown }.names(on: db) == ["Bob"])
    }
  }

  @Test("comparisons of order find no null, and a range includes both ends")
  func order() async throws {
    try await withShop { db, _ in
      let users = User.objects
      try await #expect(users.filter { $0.age < 36 }.names(on: db) == ["Cyd"])
      try await #expect(users.filter { $0.age <= 36 }.names(on: db) == ["Ada", "Cyd"])
      try await #expect(users.filter { $0.age > 36 }.names(on: db) == ["Dee"])
      try await #expect(users.filter { $0.age >= 36 }.names(on: db) == ["Ada", "Dee"])
      try await #expect(users.filter { $0.age.isBetween(17, 36) }.names(on: db) == ["Ada", "Cyd"])
      try await #expect(users.filter { $0.age > $0.views }.names(on: db) == ["Ada", "Cyd", "Dee"])
      try await #expect(users.filter { $0.name >= "Bob" && $0.name < "Dee" }.names(on: db) == ["Bob", "Cyd"])
      try await #expect(users.filter { $0.createdAt > SampleShop.leapNoon }.names(on: db) == ["Bob"])
    }
  }

  @Test("and, or and not combine conditions")
  func logic() async throws {
    try await withShop { db, _ in
      let users = User.objects
      try await #expect(users.filter { $0.isActive && $0.views > 5 }.names(on: db) == ["Ada", "Dee"])
      try await #expect(users.filter { $0.age == 17 || $0.age == nil && !$0.isActive }.names(on: db) == ["Bob", "Cyd"])
      try await #expect(users.filter { !($0.age > 20) }.names(on: db) == ["Cyd"])
      try await #expect(
        users.filter {
          $0.isActive
          $0.views == 3 || $0.views == 10
        }.filter { $0.age < 30 }.names(on: db) == ["Cyd"])
    }
  }

  @Test("exclude keeps the rows for which the condition is unknown")
  func exclude() async throws {
    try await withShop { db, _ in
      try await #expect(User.objects.exclude { $0.age > 20 }.names(on: db) == ["Bob", "Cyd"])
      try await #expect(User.objects.exclude(User.adults).names(on: db) == ["Bob", "Cyd"])
      try await #expect(User.objects.exclude { $0.age.isIn([17]) }.names(on: db) == ["Ada", "Bob", "Dee"])
      try await #expect(User.objects.exclude { $0.age == nil }.names(on: db) == ["Ada", "Cyd", "Dee"])
      try await #expect(User.objects.exclude { $0.manager.name == "Ada" }.names(on: db) == ["Ada", "Dee"])
    }
  }

  @Test("a clause under an if that does not hold narrows nothing", arguments: [nil, 30])
  func optionalClause(minimumAge: Int?) async throws {
    try await withShop { db, _ in
      let names = try await User.objects.filter {
        $0.isActive
        if let minimumAge { $0.age >= minimumAge }
      }.names(on: db)
      #expect(names == (minimumAge == nil ? ["Ada", "Cyd", "Dee"] : ["Ada", "Dee"]))
    }
  }

  @Test("two conditions can be compared with each other, on either side")
  func comparedConditions() async throws {
    try await withShop { db, _ in
      let users = User.objects
      try await #expect(users.filter { $0.isActive == ($0.views == 3) }.names(on: db) == ["Bob", "Cyd"])
      try await #expect(users.filter { ($0.views == 3) == $0.isActive }.names(on: db) == ["Bob", "Cyd"])
      try await #expect(users.filter { $0.isActive != ($0.views > 3) }.names(on: db) == ["Cyd"])
      try await #expect(users.filter { $0.isActive == $0.name.hasPrefix("A") }.names(on: db) == ["Ada", "Bob"])
      try await #expect(
        users.filter { $0.isActive == ($0.views == 3 || $0.views == 7) }.names(on: db) == [
          "Bob", "Cyd", "Dee",
        ])
      try await #expect(users.filter { $0.isActive == $0.views.isIn([3, 7]) }.names(on: db) == ["Bob", "Cyd", "Dee"])
      try await #expect(users.filter { $0.isActive == !($0.views > 5) }.names(on: db) == ["Cyd"])
    }
  }

  @Test("a query of hundreds of conditions runs")
  func manyConditions() async throws {
    try await withShop { db, _ in
      let query = (0..<500).reduce(User.objects) { query, number in query.filter { $0.views != -number - 1 } }
      try await #expect(query.count(on: db) == 4)
    }
  }

  // In a process of its own: what must not happen here is that the stack overflows.
  @Test("just below the depth that SQLite takes, a query of many conditions runs or is refused, and does not crash")
  func nearlyTooManyConditions() async {
    await #expect(processExitsWith: .success) {
      try await withShop { db, _ in
        let query = (0..<990).reduce(User.objects) { query, number in query.filter { $0.views != -number - 1 } }
        do { try await #expect(query.count(on: db) == 4) } catch let error as DatabaseError {
          #expect(error.code == .invalidQuery)
        }
      }
    }
  }

  @Test("a column that the table does not have is an error and not the text of its name")
  func unknownColumn() async throws {
    try await withFile(tables: []) { db, path in
      let raw = try RawConnection(path)
      try raw.run(#"CREATE TABLE "labels" ("label" TEXT); INSERT INTO "labels" VALUES ('name')"#)
      let error = await expectFailure(.statement) {
        try await Label.objects.filter { $0.name == Label.ID("name") }.all(on: db)
      }
      #expect(error?.message.contains("name") == true && error?.statement?.hasPrefix("SELECT") == true)
      await expectFailure(.statement) { try await Label.objects.filter { $0.name == Label.ID("name") }.delete(on: db) }
      await expectFailure(.statement) { try await Label(name: Label.ID("x")).insert(on: db) }
      await expectFailure(.statement) {
        try await Label.objects.updateAll(on: db) { $0.name.set(Label.ID("y")) }
      }
      #expect(try raw.rows(#"SELECT * FROM "labels""#) == [["name"]])
    }
  }
}
