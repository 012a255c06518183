import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import BasaltTestFeatures
import Shop
import Testing

@Suite("Cancellation of statements", .feature("T6", on: .sqlite))
struct CancellationTests {
  /// A database with one reader and the view `numbers`, and a signal that is set when a statement has read far into it.
  private func withEndlessTable(
    rows: Int = 50_000_000, _ body: (Database, RawConnection, Signal) async throws -> Void
  ) async throws {
    EndlessTable.install()
    var configuration = SQLiteConfiguration()
    configuration.maximumReaders = 1
    try await withFile(tables: [Label.self], configuration: configuration) { db, path in
      let isFar = Signal()
      let raw = try RawConnection(path)
      let token = try EndlessTable.create(in: raw, rows: rows) { if $0 == 100_000 { isFar.set() } }
      defer { EndlessTable.forget(token) }
      try await body(db, raw, isFar)
    }
  }

  private func expectCancelled(
    after signal: Signal, at location: SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable () async throws -> Void
  ) async {
    let task = Task { try await body() }
    await signal.wait()
    task.cancel()
    await #expect(throws: CancellationError.self, sourceLocation: location) { try await task.value }
  }

  @Test("a query that would run for minutes stops, and its connection is free for the next", .timeLimit(.minutes(1)))
  func count() async throws {
    try await withEndlessTable { db, _, isFar in
      await expectCancelled(after: isFar) { _ = try await Number.objects.filter { $0.value > 0 }.count(on: db) }
      try await #expect(Label.objects.count(on: db) == 0)
      try await #expect(Number.objects.filter { $0.value > 0 }.limit(3).all(on: db).count == 3)
    }
  }

  @Test("a query that returns rows without end stops", .timeLimit(.minutes(1)))
  func rows() async throws {
    try await withEndlessTable { db, _, isFar in
      await expectCancelled(after: isFar) { _ = try await Number.objects.all(on: db) }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a stream stops, and so does the loop over it", .timeLimit(.minutes(1)))
  func stream() async throws {
    try await withEndlessTable { db, _, isFar in
      await expectCancelled(after: isFar) {
        try await Number.objects.stream(on: db) { rows in
          for try await _ in rows {}
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test(
    "a write stops and changes nothing, by itself and in a bulk insert", .timeLimit(.minutes(1)), arguments: [1, 10])
  func write(rows: Int) async throws {
    try await withEndlessTable { db, raw, isFar in
      try raw.run(
        "CREATE TRIGGER slow BEFORE INSERT ON labels WHEN NEW.name = 'slow' BEGIN SELECT sum(value) FROM numbers; END")
      await expectCancelled(after: isFar) {
        if rows == 1 {
          try await label("slow").insert(on: db)
        } else {
          try await Label.objects.insert((1..<rows).map { label("\($0)") } + [label("slow")], on: db)
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
      try await label("next").insert(on: db)
    }
  }

  @Test("a transaction whose statement is stopped is rolled back, and the writer is free", .timeLimit(.minutes(1)))
  func transaction() async throws {
    try await withEndlessTable { db, raw, isFar in
      try raw.run(
        "CREATE TRIGGER slow BEFORE INSERT ON labels WHEN NEW.name = 'slow' BEGIN SELECT sum(value) FROM numbers; END")
      await expectCancelled(after: isFar) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          try await label("slow").insert(on: tx)
        }
      }
      try await db.transaction { tx in _ = try await label("b").insert(on: tx) }
      try await #expect(Label.objects.sortedNames(on: db) == ["b"])
    }
  }

  @Test("a block that swallows the cancellation cannot commit", .timeLimit(.minutes(1)))
  func swallowed() async throws {
    try await withEndlessTable { db, _, isFar in
      await expectCancelled(after: isFar) {
        try await db.transaction { tx in
          try await label("a").insert(on: tx)
          _ = try? await Number.objects.filter { $0.value > 0 }.count(on: tx)
          _ = try? await label("b").insert(on: tx)
        }
      }
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("a statement of a task that is cancelled already is not run")
  func cancelledBefore() async throws {
    try await withDatabase(.file, tables: [Label.self]) { db in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        await expectThrows(CancellationError.self) { try await label("a").insert(on: db) }
        await expectThrows(CancellationError.self) { try await Label.objects.count(on: db) }
        await expectThrows(CancellationError.self) {
          try await Label.objects.insert([label("a"), label("b")], on: db)
        }
        await expectThrows(CancellationError.self) {
          try await Label.objects.stream(on: db) { for try await _ in $0 {} }
        }
      }
      await task.value
      try await #expect(Label.objects.count(on: db) == 0)
    }
  }

  @Test("cancelling at any moment leaves the connections sound", .timeLimit(.minutes(10)))
  func anyMoment() async throws {
    var configuration = SQLiteConfiguration()
    configuration.maximumReaders = 2
    try await withDatabase(.file, tables: [Reading.self], configuration: configuration) { db in
      try await Reading.objects.insert((0..<5000).map { Reading.Draft(level: $0, name: "x", isRead: true) }, on: db)
      var random = SeededGenerator(42)
      for round in 0..<SeededGenerator.rounds(150) {
        let task = Task {
          switch round % 4 {
          case 0: _ = try await Reading.objects.all(on: db)
          case 1: try await Reading.objects.filter { $0.level < 2500 }.update(on: db) { $0.level += 0 }
          case 2: try await db.transaction { tx in _ = try await Reading.objects.updateAll(on: tx) { $0.level += 0 } }
          default: try await db.read { _ = try await Reading.objects.order { $0.name.ascending }.all(on: $0) }
          }
        }
        for _ in 0..<Int.random(in: 0..<20, using: &random) { await Task.yield() }
        task.cancel()
        do { try await task.value } catch is CancellationError {}
      }
      let (count, sum) = try await Reading.objects.aggregate(on: db) { ($0.count(), $0.level.sum()) }
      #expect(count == 5000 && sum == 12_497_500)
      try await db.transaction { tx in try await #expect(Reading.objects.count(on: tx) == 5000) }
    }
  }
}
