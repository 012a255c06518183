import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Bulk insert", .feature("Q8", on: .sqlite))
struct BulkInsertTests {
  private func reading(_ level: Int) -> Reading.Draft { Reading.Draft(level: level, name: "r\(level)", isRead: true) }

  @Test(
    "any number of rows goes in, in order, at the edges of the chunks too",
    arguments: [0, 1, 2, 999, 1000, 1001, 2000, 2001])
  func counts(count: Int) async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await #expect(Reading.objects.insert((0..<count).map(reading), on: db) == count)
      let levels = try await Reading.objects.order { $0.id.ascending }.select { $0.level }.all(on: db)
      #expect(levels == Array(0..<count))
    }
  }

  @Test("rows that leave out different columns keep their own values and their order", arguments: Place.allCases)
  func mixed(place: Place) async throws {
    try await withDatabase(place, tables: [Counter.self]) { db in
      let drafts = (0..<2500).map { number in
        var draft = Counter.Draft(total: number)
        if number % 2 == 0 { draft.weight = Double(number) }
        if number % 3 == 0 { draft.note = .some(nil) }
        if number % 3 == 1 { draft.note = "n\(number)" }
        if number % 7 < 5 { draft.isOpen = false }
        return draft
      }
      try await #expect(Counter.objects.insert(drafts, on: db) == 2500)
      let rows = try await Counter.objects.order { $0.id.ascending }.all(on: db)
      for (number, row) in rows.enumerated() {
        #expect(row.total == number && row.weight == (number % 2 == 0 ? Double(number) : 1.5))
        let notes = [nil, "n\(number)", "it's new"]
        #expect(row.note == notes[number % 3])
        #expect(row.isOpen == (number % 7 >= 5) && row.mood == .wild)
      }
    }
  }

  @Test("rows that leave every column to the database go in")
  func allDefaults() async throws {
    try await withDatabase(tables: [Counter.self]) { db in
      try await #expect(Counter.objects.insert(Array(repeating: Counter.Draft(), count: 5), on: db) == 5)
      try await #expect(
        Counter.objects.insert([Counter.Draft(total: 1), Counter.Draft(), Counter.Draft(total: 3)], on: db)
          == 3)
      try await #expect(Counter.objects.select { $0.total }.all(on: db) == [10, 10, 10, 10, 10, 1, 10, 3])
    }
  }

  @Test("a hundred thousand rows of a lazy sequence go in", arguments: Place.allCases)
  func many(place: Place) async throws {
    try await withDatabase(place, tables: [Reading.self]) { db in
      let rows = Generated(100_000) { Reading.Draft(level: $0, name: "r", isRead: $0 % 2 == 0) }
      try await #expect(Reading.objects.insert(rows, on: db) == 100_000)
      let (count, sum) = try await Reading.objects.aggregate(on: db) { ($0.count(), $0.level.sum()) }
      #expect(count == 100_000 && sum == 4_999_950_000)
    }
  }

  @Test(
    "all rows go in or none: one that breaks a rule, or a constraint, undoes the others", arguments: [10, 1500, 2999])
  func allOrNothing(position: Int) async throws {
    try await withDatabase(tables: [Label.self, Team.self, User.self]) { db in
      let team = try await Team(name: "t").insert(on: db)
      func users(_ change: (inout User.Draft) -> Void) -> [User.Draft] {
        var drafts = (0..<3000).map {
          User.Draft(email: "u\($0)@x.com", name: "U", age: $0 % 5 == 0 ? nil : 1, passwordHash: "", teamID: team.id)
        }
        change(&drafts[position])
        return drafts
      }
      await expectThrows(ValidationError.self) { try await User.objects.insert(users { $0.name = "" }, on: db) }
      await expectFailure(.uniqueViolation) { try await User.objects.insert(users { $0.email = "u0@x.com" }, on: db) }
      await expectFailure(.foreignKeyViolation) { try await User.objects.insert(users { $0.teamID = .new() }, on: db) }
      try await #expect(User.objects.count(on: db) == 0)
      try await #expect(User.objects.insert(users { _ in }, on: db) == 3000)
    }
  }

  @Test("inside a transaction a failed bulk insert undoes itself only")
  func insideTransaction() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await db.transaction { tx in
        try await Label(name: Label.ID("before")).insert(on: tx)
        let doubled = (0..<1500).map { Label(name: Label.ID("\($0)")) } + [Label(name: Label.ID("7"))]
        await expectFailure(.uniqueViolation) { try await Label.objects.insert(doubled, on: tx) }
        try await Label.objects.insert([Label(name: Label.ID("after"))], on: tx)
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["after", "before"])
    }
  }

  @Test("bulk insert into a table whose keys the program makes")
  func clientKeys() async throws {
    try await withDatabase(tables: [Team.self]) { db in
      let teams = (0..<1200).map { Team(name: "t\($0)") }
      try await #expect(Team.objects.insert(teams, on: db) == 1200)
      #expect(Set(try await Team.objects.all(on: db)) == Set(teams))
    }
  }
}
