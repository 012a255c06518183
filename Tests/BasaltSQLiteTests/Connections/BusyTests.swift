import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import BasaltTestFeatures
import Shop
import Testing

@Suite("Locks of other programs", .feature("T9", on: .sqlite))
struct BusyTests {
  private func configuration(busy: Duration) -> SQLiteConfiguration {
    var configuration = SQLiteConfiguration()
    configuration.busyTimeout = busy
    return configuration
  }

  @Test("a writer that waits in vain for another program's lock gets an error that may be tried again")
  func busy() async throws {
    try await withFile(tables: [Label.self], configuration: configuration(busy: .milliseconds(20))) { db, path in
      let other = try RawConnection(path)
      try other.run("BEGIN IMMEDIATE; INSERT INTO labels VALUES ('other')")
      let single = await expectFailure(.busy) { try await label("a").insert(on: db) }
      #expect(single?.isRetryable == true && single?.outcome == .rolledBack)
      let block = await expectFailure(.busy) {
        try await db.transaction { tx in _ = try await label("a").insert(on: tx) }
      }
      #expect(block?.isRetryable == true)
      await expectFailure(.busy) { try await Label.objects.insert((0..<10).map { label("\($0)") }, on: db) }
      try await #expect(Label.objects.count(on: db) == 0)
      try other.run("COMMIT")
      try await label("a").insert(on: db)
      try await #expect(Label.objects.sortedNames(on: db) == ["a", "other"])
    }
  }

  @Test("readers do not wait for another program's writer")
  func readers() async throws {
    try await withFile(tables: [Label.self], configuration: configuration(busy: .milliseconds(20))) { db, path in
      try await label("a").insert(on: db)
      let other = try RawConnection(path)
      try other.run("BEGIN IMMEDIATE; INSERT INTO labels VALUES ('other')")
      try await #expect(Label.objects.sortedNames(on: db) == ["a"])
      try await #expect(db.read { try await Label.objects.sortedNames(on: $0) } == ["a"])
      try other.run("COMMIT")
      try await #expect(Label.objects.sortedNames(on: db) == ["a", "other"])
    }
  }

  @Test("a writer waits for a lock that is given back in time")
  func waits() async throws {
    try await withFile(tables: [Label.self], configuration: configuration(busy: .seconds(60))) { db, path in
      let other = try RawConnection(path)
      try other.run("BEGIN IMMEDIATE")
      let executor = ManualExecutor()
      let isDone = Guarded(false)
      let waiting = Task(executorPreference: executor) {
        try await label("a").insert(on: db)
        isDone.withLock { $0 = true }
      }
      // The first try, on this thread, meets the lock and must not wait here.
      executor.drain()
      #expect(!isDone.current)
      try other.run("COMMIT")
      while !isDone.current {
        executor.drain()
        await Task.yield()
      }
      try await waiting.value
      try await #expect(Label.objects.count(on: db) == 1)
    }
  }

  @Test("two handles on one file, as two programs would have, wait for each other's writes")
  func twoHandles() async throws {
    try await withFile(tables: [Label.self], configuration: configuration(busy: .seconds(60))) { one, path in
      let other = try await Database.sqlite(path: path, configuration: configuration(busy: .seconds(60)))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<40 {
          let db = number % 2 == 0 ? one : other
          group.addTask { try await label("single \(number)").insert(on: db) }
          group.addTask { try await db.transaction { tx in _ = try await label("block \(number)").insert(on: tx) } }
          group.addTask { _ = try await Label.objects.insert([label("a \(number)"), label("b \(number)")], on: db) }
        }
        try await group.waitForAll()
      }
      try await #expect(Label.objects.count(on: one) == 160)
      try await #expect(Label.objects.count(on: other) == 160)
      await other.close()
    }
  }

  @Test(
    "a transaction that has read takes its lock at the beginning: another program's write in between cannot make it fail"
  )
  func noUpgrade() async throws {
    try await withFile(tables: [Label.self]) { db, path in
      let other = try RawConnection(path, busyTimeout: 0)
      try await db.transaction { tx in
        try await #expect(Label.objects.count(on: tx) == 0)
        await expectThrows(RawConnection.Failure.self) { try other.run("INSERT INTO labels VALUES ('other')") }
        try await label("a").insert(on: tx)
      }
      try other.run("INSERT INTO labels VALUES ('other')")
      try await #expect(Label.objects.sortedNames(on: db) == ["a", "other"])
    }
  }
}
