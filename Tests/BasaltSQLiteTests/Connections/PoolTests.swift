import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import BasaltTestFeatures
import Shop
import Testing

@Suite("Waiting for a connection", .feature("T5", "T6", on: .sqlite))
struct PoolTests {
  private func configuration(readers: Int = 4, acquire: Duration) -> SQLiteConfiguration {
    var configuration = SQLiteConfiguration()
    configuration.maximumReaders = readers
    configuration.acquireTimeout = acquire
    return configuration
  }

  @Test("a block that asks the database instead of its own handle is told so when the time is up")
  func selfDeadlock() async throws {
    try await withFile(tables: [Label.self], configuration: configuration(readers: 1, acquire: .milliseconds(50))) {
      db, _ in
      try await db.transaction { tx in
        let error = await expectFailure(.poolTimeout) { try await label("a").insert(on: db) }
        #expect(error?.outcome == .notSent && error?.message.contains("tx") == true)
        await expectFailure(.poolTimeout) { try await db.transaction { _ in true } }
        try await label("b").insert(on: tx)
      }
      try await db.read { snapshot in
        await expectFailure(.poolTimeout) { try await Label.objects.count(on: db) }
        try await #expect(Label.objects.count(on: snapshot) == 1)
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["b"])
    }
  }

  @Test("after a timeout the connection goes to whoever asks next")
  func afterTimeout() async throws {
    try await withDatabase(tables: [Label.self], configuration: configuration(acquire: .milliseconds(20))) { db in
      for number in 0..<5 {
        try await db.transaction { tx in
          await expectFailure(.poolTimeout) { try await Label.objects.count(on: db) }
          try await label("\(number)").insert(on: tx)
        }
      }
      try await #expect(Label.objects.count(on: db) == 5)
    }
  }

  @Test("a waiting task that is cancelled leaves at once, and those behind it are served", arguments: Place.allCases)
  func cancelledWaiter(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self], configuration: configuration(acquire: .seconds(60))) { db in
      let executor = ManualExecutor()
      let behind = try await db.transaction { tx in
        let waiting = Task(executorPreference: executor) { try await label("cancelled").insert(on: db) }
        executor.drain()
        let behind = Task { try await label("behind").insert(on: db) }
        waiting.cancel()
        let isDone = Guarded(false)
        let result = Task {
          await expectThrows(CancellationError.self) { try await waiting.value }
          isDone.withLock { $0 = true }
        }
        // The transaction still holds the connection: the cancelled task ends all the same.
        while !isDone.current {
          executor.drain()
          await Task.yield()
        }
        await result.value
        try await label("holder").insert(on: tx)
        return behind
      }
      _ = try await behind.value
      try await #expect(Label.objects.sortedNames(on: db) == ["behind", "holder"])
    }
  }

  @Test("writers are served in the order in which they came")
  func fifo() async throws {
    try await withDatabase(.file, tables: [Reading.self], configuration: configuration(acquire: .seconds(60))) { db in
      let executor = ManualExecutor()
      let tasks = try await db.transaction { tx in
        try await Reading.Draft(level: -1, name: "", isRead: true).insert(on: tx)
        return (0..<10).map { number in
          let task = Task(executorPreference: executor) {
            try await Reading.Draft(level: number, name: "", isRead: true).insert(on: db)
          }
          executor.drain()
          return task
        }
      }
      let isDone = Guarded(false)
      let all = Task {
        for task in tasks { _ = try await task.value }
        isDone.withLock { $0 = true }
      }
      while !isDone.current {
        executor.drain()
        await Task.yield()
      }
      try await all.value
      let levels = try await Reading.objects.order { $0.id.ascending }.select { $0.level }.all(on: db)
      #expect(levels == Array(-1..<10))
    }
  }

  @Test("more tasks than connections are all served", arguments: [1, 3])
  func manyTasks(readers: Int) async throws {
    try await withShop(.file, configuration: configuration(readers: readers, acquire: .seconds(60))) { db, shop in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            switch number % 4 {
            case 0: try await #expect(User.objects.get(shop.ada.id, on: db).name == "Ada")
            case 1: try await #expect(User.objects.count(on: db) == 4)
            case 2: try await db.read { try await #expect(User.objects.names(on: $0).count == 4) }
            default: try await User.objects.filter { $0.id == shop.bob.id }.update(on: db) { $0.views += 1 }
            }
          }
        }
        try await group.waitForAll()
      }
      try await #expect(User.objects.get(shop.bob.id, on: db).views == 50)
    }
  }
}
