import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import BasaltTestFeatures
import Shop
import Testing

@Suite("Closing a database", .feature("T5", "T9", on: .sqlite))
struct CloseTests {
  @Test("everything that is asked of a closed database is an error", arguments: Place.allCases)
  func use(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      await db.close()
      await expectFailure(.closed) { try await Label.objects.count(on: db) }
      await expectFailure(.closed) { try await label("a").insert(on: db) }
      await expectFailure(.closed) { try await Label.objects.insert([label("a"), label("b")], on: db) }
      await expectFailure(.closed) { try await db.transaction { _ in true } }
      await expectFailure(.closed) { try await db.read { _ in true } }
      await expectFailure(.closed) { try await db.createTables(Label.self) }
      await expectFailure(.closed) { try await Label.objects.stream(on: db) { _ in true } }
    }
  }

  @Test("closing twice, or from several tasks at once, is no error", arguments: Place.allCases)
  func twice(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<5 { group.addTask { await db.close() } }
      }
      await db.close()
      await expectFailure(.closed) { try await Label.objects.count(on: db) }
    }
  }

  @Test("it waits for the blocks that are running, which can finish their work", arguments: Place.allCases)
  func waits(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      let isClosed = Guarded(false)
      let closing = try await db.transaction { tx in
        try await label("a").insert(on: tx)
        let executor = ManualExecutor()
        let closing = Task(executorPreference: executor) {
          await db.close()
          isClosed.withLock { $0 = true }
        }
        executor.drain()
        #expect(!isClosed.current)
        try await label("b").insert(on: tx)
        try await #expect(Label.objects.count(on: tx) == 2)
        return (closing, executor)
      }
      // The executor's jobs are the test's to run: the closing task goes on only now.
      while !isClosed.current {
        closing.1.drain()
        await Task.yield()
      }
      await closing.0.value
      await expectFailure(.closed) { try await Label.objects.count(on: db) }
    }
  }

  @Test("who waits for a connection is told that the database is closed")
  func waiters() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let executor = ManualExecutor()
      let pair = try await db.transaction { tx in
        let waiting = Task(executorPreference: executor) { try await label("late").insert(on: db) }
        executor.drain()
        let closing = Task { await db.close() }
        try await label("a").insert(on: tx)
        return (waiting, closing)
      }
      let isDone = Guarded(false)
      let result = Task {
        await expectFailure(.closed) { try await pair.0.value }
        isDone.withLock { $0 = true }
      }
      while !isDone.current {
        executor.drain()
        await Task.yield()
      }
      await result.value
      await pair.1.value
    }
  }
}
