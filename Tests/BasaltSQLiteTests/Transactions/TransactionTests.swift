import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

struct Abandoned: Error {}

func label(_ name: String) -> Label { Label(name: Label.ID(name)) }

extension Query<Label> {
  /// The names, in their order.
  func sortedNames(on reader: some Reader) async throws -> [String] {
    try await all(on: reader).map(\.name.rawValue).sorted()
  }
}

@Suite("Transactions", .feature("T1", "T2", on: .sqlite))
struct TransactionTests {
  @Test("a block that returns is committed, and its result is handed on", arguments: Place.allCases)
  func commit(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      let count = try await db.transaction { tx in
        try await label("a").insert(on: tx)
        try await label("b").insert(on: tx)
        return try await Label.objects.count(on: tx)
      }
      #expect(count == 2)
      try await #expect(Label.objects.sortedNames(on: db) == ["a", "b"])
    }
  }

  @Test("a block that throws is rolled back, and its error is handed on", arguments: Place.allCases)
  func rollback(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      await expectThrows(Abandoned.self) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          throw Abandoned()
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
      try await db.transaction { tx in _ = try await label("b").insert(on: tx) }
      try await #expect(Label.objects.sortedNames(on: db) == ["b"])
    }
  }

  @Test(
    "an error that the block swallows undoes its own statement only; the rest is committed", arguments: Place.allCases)
  func swallowed(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      try await db.transaction { tx in
        try await label("a").insert(on: tx)
        await expectFailure(.uniqueViolation) { try await label("a").insert(on: tx) }
        await expectFailure(.statement) { try await User.objects.count(on: tx) }
        try await label("b").insert(on: tx)
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["a", "b"])
    }
  }

  @Test("all reading and writing calls work inside, and see what was written before")
  func insideCalls() async throws {
    try await withShop { db, shop in
      try await db.transaction { tx in
        var ada = shop.ada
        ada.views = 11
        try await ada.save(on: tx)
        try await #expect(User.objects.get(shop.ada.id, on: tx).views == 11)
        try await #expect(User.objects.filter { $0.views > 5 }.update(on: tx) { $0.views += 1 } == 2)
        let views = try await User.objects.aggregate(on: tx) { $0.views.sum() }
        #expect(views == 23)
        try await #expect(User.objects.first(on: tx)?.id == shop.ada.id)
        try await #expect(User.objects.fetch(UserDTO.Card.self, on: tx).count == 4)
        try await #expect(User.objects.select { $0.name }.all(on: tx).count == 4)
        try await shop.dee.delete(on: tx)
      }
    }
  }

  @Test("a handle that is used after its block has ended is an error, and nothing is written")
  func lateUse() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let escaped = try await db.transaction { tx in
        try await label("a").insert(on: tx)
        return tx
      }
      await expectFailure(.transactionEnded) { try await label("b").insert(on: escaped) }
      await expectFailure(.transactionEnded) { try await Label.objects.count(on: escaped) }
      await expectFailure(.transactionEnded) { try await escaped.transaction { _ in true } }
      await expectFailure(.transactionEnded) { try await Label.objects.stream(on: escaped) { _ in true } }
      await expectFailure(.transactionEnded) { try await Label.objects.insert([label("c")], on: escaped) }
      try await #expect(Label.objects.sortedNames(on: db) == ["a"])
    }
  }

  @Test("a handle of a block that has thrown is as dead")
  func lateUseAfterRollback() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let box = Guarded<Transaction?>(nil)
      await expectThrows(Abandoned.self) {
        try await db.transaction { tx in
          box.withLock { $0 = tx }
          throw Abandoned()
        }
      }
      let escaped = try #require(box.current)
      await expectFailure(.transactionEnded) { try await label("b").insert(on: escaped) }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a task that is cancelled inside is rolled back, though the block returns")
  func cancelled() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let task = Task {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          withUnsafeCurrentTask { $0?.cancel() }
        }
      }
      await expectThrows(CancellationError.self) { try await task.value }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a task that is cancelled before opens nothing")
  func cancelledBefore() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        try await db.transaction { tx in _ = try await label("a").insert(on: tx) }
      }
      await expectThrows(CancellationError.self) { try await task.value }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("child tasks that use the handle are in the transaction")
  func childTasks() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      await expectThrows(Abandoned.self) {
        try await db.transaction { tx in
          try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 { group.addTask { try await label("\(number)").insert(on: tx) } }
            try await group.waitForAll()
          }
          try await #expect(Label.objects.count(on: tx) == 20)
          throw Abandoned()
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("writers wait for each other: counting up in many transactions loses no step", arguments: Place.allCases)
  func serialised(place: Place) async throws {
    try await withDatabase(place, tables: [Reading.self]) { db in
      let row = try await Reading.Draft(level: 0, name: "", isRead: true).insert(on: db)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<50 {
          group.addTask {
            try await db.transaction { tx in
              var reading = try await Reading.objects.get(row.id, on: tx)
              reading.level += 1
              try await reading.save(on: tx)
            }
          }
        }
        try await group.waitForAll()
      }
      try await #expect(Reading.objects.get(row.id, on: db).level == 50)
    }
  }
}
