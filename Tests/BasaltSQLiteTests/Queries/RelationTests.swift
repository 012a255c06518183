import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("To-one relations in queries", .feature("R3", "R4", on: .sqlite))
struct RelationTests {
  @Test("a filter crosses relations: always there, nullable, nested, to the same table")
  func filters() async throws {
    try await withShop { db, _ in
      let users = User.objects
      try await #expect(users.filter { $0.team.name == "ops" }.names(on: db) == ["Cyd", "Dee"])
      try await #expect(users.filter { $0.manager.name == "Ada" }.names(on: db) == ["Bob", "Cyd"])
      try await #expect(users.filter { $0.manager.name == nil }.names(on: db) == ["Ada"])
      try await #expect(users.filter { $0.manager.name != "Ada" }.names(on: db) == ["Ada", "Dee"])
      try await #expect(users.filter { $0.manager.manager.name == "Ada" }.names(on: db) == ["Dee"])
      try await #expect(users.filter { $0.manager.team.name == "core" }.names(on: db) == ["Bob", "Cyd", "Dee"])
      try await #expect(users.filter { $0.team.id == $0.manager.team.id }.names(on: db) == ["Bob"])
      try await #expect(users.filter { $0.age < $0.manager.age }.names(on: db) == ["Cyd"])
      try await #expect(users.filter { $0.manager.age == nil }.names(on: db) == ["Ada", "Dee"])
    }
  }

  @Test("two relations to one table are kept apart")
  func twoRelations() async throws {
    try await withShop { db, _ in
      let posts = try await Post.objects.order { $0.id.ascending }.select {
        ($0.title, $0.author.name, $0.reviewer.name, $0.reviewer.team.name)
      }.all(on: db)
      #expect(
        posts.map { "\($0.0) \($0.1) \($0.2 ?? "-") \($0.3 ?? "-")" } == [
          "Alpha Ada Bob core", "beta Bob - -", "gamma Ada Cyd ops",
        ])
      try await #expect(
        Post.objects.filter { $0.author.teamID == $0.reviewer.teamID }.all(on: db).map(\.title) == ["Alpha"])
    }
  }

  @Test("a relation that is null leaves no row out unless a filter asks for it")
  func leftJoin() async throws {
    try await withShop { db, _ in
      try await #expect(User.objects.order { $0.manager.name.ascending }.all(on: db).count == 4)
      try await #expect(User.objects.select { ($0.name, $0.manager.team.name) }.all(on: db).count == 4)
      try await #expect(User.objects.filter { $0.manager.team.name == "core" || $0.views == 10 }.count(on: db) == 4)
    }
  }

  @Test("a tree is followed up to eight levels, and a ninth is refused")
  func eightHops() async throws {
    try await withDatabase(tables: [Category.self]) { db in
      for level in 0..<10 {
        let parent = level == 0 ? nil : Category.ID(Int64(level - 1))
        try await Category(id: Category.ID(Int64(level)), name: "c\(level)", parentID: parent).insert(on: db)
      }
      let names = try await Category.objects.order { $0.id.ascending }.select {
        ($0.name, $0.parent.parent.parent.parent.parent.parent.parent.parent.name)
      }.all(on: db)
      #expect(names.map { $0.1 ?? "-" } == Array(repeating: "-", count: 8) + ["c0", "c1"])
      let error = await expectFailure(.invalidQuery) {
        try await Category.objects.filter {
          $0.parent.parent.parent.parent.parent.parent.parent.parent.parent.name == "c0"
        }.all(on: db)
      }
      #expect(error?.message.contains("eight") == true)
    }
  }

  @Test("counts, aggregates, updates and deletions cross relations as selects do")
  func otherTerminals() async throws {
    try await withShop { db, _ in
      let ops = User.objects.filter { $0.team.name == "ops" }
      try await #expect(ops.count(on: db) == 2)
      try await #expect(ops.exists(on: db))
      let views = try await ops.aggregate(on: db) { $0.views.sum() }
      #expect(views == 10)
      try await #expect(ops.update(on: db) { $0.views += 100 } == 2)
      try await #expect(User.objects.order { $0.id.ascending }.all(on: db).map(\.views) == [10, 0, 103, 107])
      try await #expect(User.objects.filter { $0.manager.name == "Bob" }.delete(on: db) == 1)
      try await #expect(User.objects.names(on: db) == ["Ada", "Bob", "Cyd"])
      try await #expect(User.objects.exclude { $0.manager.name == "Ada" }.update(on: db) { $0.name.set("boss") } == 1)
    }
  }

  @Test("fields with odd names work in every clause, behind no relation and as conditions")
  func oddNames() async throws {
    try await withDatabase(tables: [Oddity.self]) { db in
      let draft = Oddity.Draft(
        kingdom: .animal, order: 3, default: "d", where: nil, row: 1, values: 2, table: 3, failures: 4, cursor: 5,
        ascending: 6,
        node: 7, greeting: "hi", spaced: .animal, htmlBody: "<p>", urlString2: "u")
      let stored = try await draft.insert(on: db)
      try await #expect(Oddity.objects.all(on: db) == [stored])
      let found = try await Oddity.objects.filter {
        $0.kingdom == .animal && $0.order == 3 && $0.default == "d" && $0.where == nil && $0.row == 1 && $0.values == 2
        $0.table == 3 && $0.failures == 4 && $0.cursor == 5 && $0.ascending == 6 && $0.node == 7 && $0.greeting == "hi"
        $0.spaced == .animal && $0.htmlBody.hasPrefix("<") && $0.urlString2.contains("u")
      }.order { ($0.kingdom.ascending, $0.ascending.descending) }.count(on: db)
      #expect(found == 1)
      let values = try await Oddity.objects.select { ($0.kingdom, $0.order, $0.spaced) }.all(on: db)
      #expect(values[0].0 == .animal && values[0].1 == 3 && values[0].2 == .animal)
      try await #expect(Oddity.objects.filter { $0.greeting == "hi" }.update(on: db) { $0.order += 1 } == 1)
      try await #expect(Oddity.objects.first(on: db)?.order == 4)
    }
  }
}
