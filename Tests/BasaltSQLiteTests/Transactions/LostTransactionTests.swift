import BasaltDomain
import BasaltSQLite
import BasaltTestFeatures
import Shop
import Testing

@testable import BasaltPersistence

@Suite("Transactions that the engine has ended", .feature("T1", "T2", "T9", on: .sqlite))
struct LostTransactionTests {
  /// A table of labels in which the name `boom` ends the whole transaction.
  private func withTrigger(_ body: (Database) async throws -> Void) async throws {
    try await withFile(tables: [Label.self]) { db, path in
      try RawConnection(path).run(
        "CREATE TRIGGER boom BEFORE INSERT ON labels WHEN NEW.name = 'boom' BEGIN SELECT RAISE(ROLLBACK, 'gone'); END")
      try await body(db)
    }
  }

  @Test("after a statement that rolled everything back, no further statement runs and nothing is committed")
  func poisoned() async throws {
    try await withTrigger { db in
      let error = await expectFailure(.transactionEnded) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          await expectThrows(DatabaseError.self) { try await label("boom").insert(on: tx) }
          let late = await expectFailure(.transactionEnded) { try await label("b").insert(on: tx) }
          #expect(late?.outcome == .rolledBack && late?.message.contains("gone") == true)
          await expectFailure(.transactionEnded) { try await Label.objects.count(on: tx) }
          await expectFailure(.transactionEnded) { try await tx.transaction { _ in true } }
        }
      }
      #expect(error?.outcome == .rolledBack)
      try await #expect(Label.objects.count(on: db) == 0)
      try await db.transaction { tx in _ = try await label("next").insert(on: tx) }
      try await #expect(Label.objects.sortedNames(on: db) == ["next"])
    }
  }

  @Test("the error itself is handed on when the block does not swallow it")
  func handedOn() async throws {
    try await withTrigger { db in
      let error = await expectThrows(DatabaseError.self) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          try await label("boom").insert(on: tx)
        }
      }
      #expect(error?.message.contains("gone") == true)
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a transaction that is lost in a savepoint is lost outside of it too")
  func lostInSavepoint() async throws {
    try await withTrigger { db in
      await expectFailure(.transactionEnded) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          await expectThrows(DatabaseError.self) {
            try await tx.transaction { inner in try await label("boom").insert(on: inner) }
          }
          await expectFailure(.transactionEnded) { try await label("b").insert(on: tx) }
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a transaction that is lost outside is lost for the savepoint's handle too: it commits nothing by itself")
  func lostOutside() async throws {
    try await withTrigger { db in
      await expectThrows(DatabaseError.self) {
        try await db.transaction { tx in
          try await tx.transaction { inner in
            await expectThrows(DatabaseError.self) { try await label("boom").insert(on: tx) }
            await expectFailure(.transactionEnded) { try await label("b").insert(on: inner) }
          }
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a bulk insert that loses the transaction loses all of it")
  func bulk() async throws {
    try await withTrigger { db in
      let rows = (0..<1500).map { label("\($0)") } + [label("boom")]
      await expectThrows(DatabaseError.self) { try await Label.objects.insert(rows, on: db) }
      await expectFailure(.transactionEnded) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          await expectThrows(DatabaseError.self) { try await Label.objects.insert(rows, on: tx) }
          await expectFailure(.transactionEnded) { try await label("b").insert(on: tx) }
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a stream that is open when the transaction is lost ends with an error")
  func openStream() async throws {
    try await withTrigger { db in
      try await Label.objects.insert((0..<1000).map { label("\($0)") }, on: db)
      await expectThrows(DatabaseError.self) {
        try await db.transaction { tx in
          try await Label.objects.stream(on: tx) { rows in
            var isFirst = true
            for try await _ in rows where isFirst {
              isFirst = false
              _ = try? await label("boom").insert(on: tx)
            }
          }
        }
      }
      try await #expect(Label.objects.count(on: db) == 1000)
    }
  }

  @Test("when the disk is full the transaction is gone, and later statements do not commit by themselves")
  func diskFull() async throws {
    try await withFile(tables: [Label.self]) { db, _ in
      try await db.core.driver.withConnection(for: .write) { try await $0.execute("PRAGMA max_page_count = 20") }
      let large = (0..<200).map { label(String(repeating: "\($0)", count: 1000)) }
      let error = await expectFailure(.transactionEnded) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          await expectFailure(.resource) { try await Label.objects.insert(large, on: tx) }
          await expectFailure(.transactionEnded) { try await label("b").insert(on: tx) }
        }
      }
      #expect(error?.outcome == .rolledBack)
      try await #expect(Label.objects.count(on: db) == 0)
      let full = await expectFailure(.resource) { try await Label.objects.insert(large, on: db) }
      #expect(full?.outcome == .rolledBack && full?.isRetryable == false)
      try await label("small").insert(on: db)
      try await #expect(Label.objects.sortedNames(on: db) == ["small"])
    }
  }
}
