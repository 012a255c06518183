import BasaltDomain
import BasaltSQLite
import BasaltTestFeatures
import Shop
import Testing

@testable import BasaltPersistence

@Suite("Reading blocks", .feature("T1", "T4", on: .sqlite))
struct SnapshotReadTests {
  @Test("a block sees one state of the database, whatever others write meanwhile")
  func isolation() async throws {
    try await withDatabase(.file, tables: [Label.self]) { db in
      try await label("a").insert(on: db)
      try await db.read { snapshot in
        try await #expect(Label.objects.sortedNames(on: snapshot) == ["a"])
        try await label("b").insert(on: db)
        try await Label.objects.filter { $0.name == Label.ID("a") }.delete(on: db)
        try await #expect(Label.objects.sortedNames(on: db) == ["b"])
        try await #expect(Label.objects.sortedNames(on: snapshot) == ["a"])
        try await #expect(Label.objects.first(on: snapshot) == label("a"))
      }
      try await #expect(db.read { try await Label.objects.sortedNames(on: $0) } == ["b"])
    }
  }

  @Test("a transaction's changes are seen by others only when it is committed")
  func uncommitted() async throws {
    try await withDatabase(.file, tables: [Label.self]) { db in
      try await db.transaction { tx in
        try await label("a").insert(on: tx)
        try await #expect(Label.objects.count(on: db) == 0)
        try await #expect(db.read { try await Label.objects.count(on: $0) } == 0)
        try await #expect(Label.objects.count(on: tx) == 1)
      }
      try await #expect(Label.objects.count(on: db) == 1)
    }
  }

  @Test("a reading connection refuses to write", arguments: Place.allCases)
  func readOnly(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      await expectFailure(.readOnly) {
        try await db.core.driver.withConnection(for: .read) { try await $0.execute("INSERT INTO labels VALUES ('x')") }
      }
      await expectFailure(.readOnly) {
        try await db.core.driver.withConnection(for: .read) { try await $0.execute("CREATE TABLE t (a)") }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a snapshot is dead when its block has ended, and its error is handed on")
  func lateUse() async throws {
    try await withDatabase(.file, tables: [Label.self]) { db in
      let escaped = try await db.read { $0 }
      await expectFailure(.transactionEnded) { try await Label.objects.count(on: escaped) }
      await expectThrows(Abandoned.self) { try await db.read { _ in throw Abandoned() } }
      try await #expect(db.read { try await Label.objects.count(on: $0) } == 0)
    }
  }

  @Test("a block in memory reads too")
  func memory() async throws {
    try await withShop { db, _ in
      let (users, posts) = try await db.read {
        (try await User.objects.count(on: $0), try await Post.objects.count(on: $0))
      }
      #expect(users == 4 && posts == 3)
    }
  }

  @Test("many readers and a writer do not wait for each other, and every reader sees whole transactions")
  func concurrent() async throws {
    try await withDatabase(.file, tables: [Reading.self]) { db in
      try await Reading.objects.insert((0..<10).map { _ in Reading.Draft(level: 0, name: "", isRead: true) }, on: db)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for _ in 0..<60 {
            _ = try await db.transaction { tx in try await Reading.objects.updateAll(on: tx) { $0.level += 1 } }
          }
        }
        for _ in 0..<16 {
          group.addTask {
            for _ in 0..<30 {
              let levels = try await Reading.objects.select { $0.level }.all(on: db)
              #expect(levels.count == 10 && Set(levels).count == 1)
            }
          }
        }
        for _ in 0..<4 {
          group.addTask {
            for _ in 0..<10 {
              try await db.read { snapshot in
                let before = try await Reading.objects.aggregate(on: snapshot) { $0.level.sum() }
                await Task.yield()
                let after = try await Reading.objects.aggregate(on: snapshot) { $0.level.sum() }
                #expect(before == after)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let least = try await Reading.objects.aggregate(on: db) { $0.level.min() }
      #expect(least == 60)
    }
  }
}
