import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Statements that move to the connection's thread", .feature("Q5", "T8", on: .sqlite))
struct LongStatementTests {
  @Test(
    "results around the size at which reading moves are complete and in order", arguments: Place.allCases,
    [2047, 2048, 2049, 10_000])
  func manyRows(place: Place, count: Int) async throws {
    try await withDatabase(place, tables: [Reading.self]) { db in
      try await Reading.objects.insert((0..<count).map { Reading.Draft(level: $0, name: "x", isRead: true) }, on: db)
      for _ in 0..<3 {
        let levels = try await Reading.objects.order { $0.id.ascending }.all(on: db).map(\.level)
        #expect(levels == Array(0..<count))
        try await #expect(
          Reading.objects.order { $0.id.ascending }.select { ($0.level, $0.name) }.all(on: db).map(\.0)
            == levels)
      }
    }
  }

  @Test(
    "a statement that computes for long gives the right result, the first time and again", arguments: Place.allCases)
  func heavy(place: Place) async throws {
    try await withDatabase(place, tables: [Reading.self]) { db in
      try await Reading.objects.insert(
        (0..<20_000).map { Reading.Draft(level: $0, name: "row \($0)", isRead: $0 % 2 == 0) }, on: db)
      for _ in 0..<3 {
        try await #expect(Reading.objects.filter { $0.name.contains("99", ignoringCase: true) }.count(on: db) == 560)
        try await #expect(
          Reading.objects.filter { $0.name.hasSuffix("7") }.order { $0.level.descending }.limit(2).all(on: db)
            .map(\.level) == [19_997, 19_987])
        let sum = try await Reading.objects.aggregate(on: db) { ($0.level * 2).sum() }
        #expect(sum == 399_980_000)
      }
      // The statement is known to be long by now; with few rows it is short again.
      try await #expect(Reading.objects.filter { $0.level >= 10 }.delete(on: db) == 19_990)
      for _ in 0..<3 {
        try await #expect(Reading.objects.filter { $0.name.contains("9", ignoringCase: true) }.count(on: db) == 1)
      }
    }
  }

  @Test("a long write is done once, whether it moved or not", arguments: Place.allCases)
  func longWrites(place: Place) async throws {
    try await withDatabase(place, tables: [Reading.self]) { db in
      try await Reading.objects.insert((0..<20_000).map { Reading.Draft(level: $0, name: "x", isRead: true) }, on: db)
      for round in 1...3 {
        try await #expect(Reading.objects.updateAll(on: db) { $0.level += 1 } == 20_000)
        let least = try await Reading.objects.aggregate(on: db) { $0.level.min() }
        #expect(least == round)
      }
      try await #expect(Reading.objects.filter { $0.level > 10 }.delete(on: db) == 19_992)
      try await #expect(Reading.objects.count(on: db) == 8)
    }
  }

  @Test("an insert that takes long is done once and returns its row once, alone and in a transaction")
  func longInsert() async throws {
    try await withFile(tables: [Reading.self]) { db, path in
      try RawConnection(path).run(
        """
        CREATE VIEW work AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 100000) SELECT n FROM c;
        CREATE TRIGGER slow AFTER INSERT ON readings BEGIN
          UPDATE readings SET high = (SELECT sum(n) FROM work), low = coalesce(low, 0) + 1 WHERE id = NEW.id;
        END
        """)
      for round in 1...3 {
        let stored = try await Reading.Draft(level: round, name: "x", isRead: true).insert(on: db)
        let read = try await Reading.objects.get(stored.id, on: db)
        #expect(stored.level == round && read.high == 5_000_050_000 && read.low == 1)
        try await #expect(Reading.objects.count(on: db) == round)
      }
      try await db.transaction { tx in _ = try await Reading.Draft(level: 4, name: "x", isRead: true).insert(on: tx) }
      try await #expect(Reading.objects.filter { $0.low == 1 }.count(on: db) == 4)
    }
  }

  @Test("a long write that fails changes nothing")
  func longFailure() async throws {
    try await withFile(tables: [Reading.self]) { db, path in
      try await Reading.objects.insert((0..<20_000).map { Reading.Draft(level: $0, name: "x", isRead: true) }, on: db)
      try RawConnection(path).run("CREATE UNIQUE INDEX one ON readings (level)")
      for _ in 0..<3 {
        await expectFailure(.uniqueViolation) {
          try await Reading.objects.updateAll(on: db) { $0.level.set($0.level / 19_999) }
        }
      }
      try await #expect(Reading.objects.aggregate(on: db) { $0.level.countDistinct() } == 20_000)
    }
  }

  @Test("more statements than the cache holds all give their own result")
  func manyShapes() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await Reading.objects.insert(
        (0..<30).map { Reading.Draft(low: $0 % 3, high: $0 % 5, level: $0, name: "\($0)", isRead: true) }, on: db)
      for _ in 0..<2 {
        for number in 0..<1500 {
          let found = try await Self.query(number).first(on: db)
          #expect(found?.level == (number & 1 == 0 ? 0 : 29))
        }
      }
    }
  }

  /// A query of its own shape for each number; the first digit decides the order, the others add conditions that hold.
  private static func query(_ number: Int) -> Query<Reading> {
    var query = Reading.objects
    for digit in 1..<11 {
      query = query.filter { number >> digit & 1 == 0 ? $0.level >= 0 : $0.isRead == true }
    }
    return query.order { number & 1 == 0 ? $0.level.ascending : $0.level.descending }
  }
}
