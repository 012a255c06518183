import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Savepoints", .feature("T1", on: .sqlite))
struct SavepointTests {
  @Test("an inner block that throws undoes its own changes, and the transaction goes on", arguments: Place.allCases)
  func inner(place: Place) async throws {
    try await withDatabase(place, tables: [Label.self]) { db in
      try await db.transaction { tx in
        try await label("a").insert(on: tx)
        await expectThrows(Abandoned.self) {
          try await tx.transaction { inner in
            try await label("b").insert(on: inner)
            throw Abandoned()
          }
        }
        let result = try await tx.transaction { inner in
          try await label("c").insert(on: inner)
          return 5
        }
        #expect(result == 5)
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["a", "c"])
    }
  }

  @Test("what an inner block has kept goes with the outer one")
  func outerRollback() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      await expectThrows(Abandoned.self) {
        try await db.transaction { tx in
          _ = try await tx.transaction { inner in try await label("a").insert(on: inner) }
          throw Abandoned()
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("savepoints nest to any depth, each undoing its own")
  func nested() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      @Sendable func descend(_ depth: Int, _ tx: Transaction) async throws {
        try await label("\(depth)").insert(on: tx)
        guard depth < 8 else { return }
        do {
          try await tx.transaction { inner in
            try await descend(depth + 1, inner)
            if depth % 3 == 0 { throw Abandoned() }
          }
        } catch is Abandoned {}
      }
      try await db.transaction { tx in try await descend(1, tx) }
      // What lies below the third level is undone there.
      try await #expect(Label.objects.sortedNames(on: db) == ["1", "2", "3"])
    }
  }

  @Test("an inner handle is dead when its block has ended, the outer one is not")
  func lateUse() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await db.transaction { tx in
        let escaped = try await tx.transaction { inner in inner }
        await expectFailure(.transactionEnded) { try await label("a").insert(on: escaped) }
        try await label("b").insert(on: tx)
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["b"])
    }
  }

  @Test("the outer handle works inside an inner block, and what it writes there is undone with it")
  func outerInside() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await db.transaction { tx in
        await expectThrows(Abandoned.self) {
          try await tx.transaction { _ in
            try await label("a").insert(on: tx)
            throw Abandoned()
          }
        }
        try await label("b").insert(on: tx)
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["b"])
    }
  }

  @Test(
    "a savepoint on the outer handle, from inside an inner block, is an error and waits for nobody",
    .timeLimit(.minutes(1)))
  func outerSavepointInside() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await db.transaction { tx in
        try await tx.transaction { inner in
          await expectFailure(.invalidQuery) { try await tx.transaction { _ in true } }
          await expectFailure(.invalidQuery) { try await Label.objects.insert([label("a"), label("b")], on: tx) }
          try await Label.objects.insert([label("c"), label("d")], on: inner)
        }
        try await Label.objects.insert([label("e")], on: tx)
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["c", "d", "e"])
    }
  }

  @Test("many child tasks insert in bulk into one transaction, each all or nothing", .timeLimit(.minutes(1)))
  func bulkSideBySide() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      let failures = try await db.transaction { tx in
        try await withThrowingTaskGroup(of: Bool.self) { group in
          for task in 0..<20 {
            group.addTask {
              // Every fourth task repeats a name at its end.
              let rows = (0..<50).map { label("\(task)-\(task % 4 == 0 && $0 == 49 ? 0 : $0)") }
              do { try await Label.objects.insert(rows, on: tx) } catch is DatabaseError { return true }
              return false
            }
          }
          return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
      }
      #expect(failures == 5)
      try await #expect(Label.objects.count(on: db) == 750)
      try await #expect(Label.objects.filter { $0.name.isIn([Label.ID("4-0"), Label.ID("5-49")]) }.count(on: db) == 1)
    }
  }

  // The two may run one after the other, or the second may be refused; they must not be mixed up. So the handshake below
  // does not insist that the second block begins.
  @Test(
    "of two savepoints that child tasks open side by side, one that fails undoes its own changes only",
    .timeLimit(.minutes(1)))
  func sideBySide() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await db.transaction { tx in
        let firstIsIn = Signal()
        let secondIsIn = Signal()
        let firstIsOver = Signal()
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            try await tx.transaction { first in
              try await label("first").insert(on: first)
              firstIsIn.set()
              await secondIsIn.wait()
            }
            firstIsOver.set()
          }
          group.addTask {
            await firstIsIn.wait()
            let opener = Task {
              defer { secondIsIn.set() }
              try await tx.transaction { second in
                try await label("second").insert(on: second)
                secondIsIn.set()
                await firstIsOver.wait()
                throw Abandoned()
              }
            }
            // When it has neither begun nor been refused by then, it stands in a queue: the first goes on.
            for _ in 0..<200_000 where !secondIsIn.isSet { await Task.yield() }
            secondIsIn.set()
            await expectThrows((any Error).self) { try await opener.value }
          }
          try await group.waitForAll()
        }
      }
      try await #expect(Label.objects.sortedNames(on: db) == ["first"])
    }
  }
}
