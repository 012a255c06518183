import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Databases in memory", .feature("T7", on: .sqlite))
struct MemoryTests {
  @Test("no file is made")
  func noFile() async throws {
    let folders = [FileManager.default.currentDirectoryPath, FileManager.default.temporaryDirectory.path]
    try await withDatabase(tables: [Label.self]) { db in
      try await label("a").insert(on: db)
      for folder in folders {
        #expect(!FileManager.default.fileExists(atPath: folder + "/:memory:"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/file::memory:"))
      }
    }
  }

  @Test("each is a database of its own")
  func separate() async throws {
    try await withDatabase(tables: [Label.self]) { one in
      try await withDatabase(tables: [Label.self]) { other in
        try await label("a").insert(on: one)
        try await #expect(Label.objects.count(on: other) == 0)
        try await #expect(Label.objects.count(on: one) == 1)
      }
    }
  }

  @Test("its rows outlive failures, transactions and streams: it is one connection all the time")
  func survives() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await label("a").insert(on: db)
      await expectFailure(.uniqueViolation) { try await label("a").insert(on: db) }
      await expectThrows(Abandoned.self) { try await db.transaction { _ in throw Abandoned() } }
      await expectFailure(.statement) { try await User.objects.count(on: db) }
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        try await db.transaction { tx in _ = try await label("b").insert(on: tx) }
      }
      await expectThrows(CancellationError.self) { try await task.value }
      try await #expect(Label.objects.sortedNames(on: db) == ["a"])
    }
  }

  @Test("many tasks share it, one after the other")
  func concurrent() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<100 {
          group.addTask {
            try await label("\(number)").insert(on: db)
            try await #expect(Label.objects.filter { $0.name == Label.ID("\(number)") }.exists(on: db))
          }
        }
        try await group.waitForAll()
      }
      try await #expect(Label.objects.count(on: db) == 100)
    }
  }
}
