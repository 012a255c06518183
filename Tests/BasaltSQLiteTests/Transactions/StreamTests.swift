import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

/// Counts how often it is read from a row.
struct CountedLevel: ColumnType, Hashable, Codable, Comparable {
  static let reads = Guarded(0)
  let value: Int

  static var columnKind: ColumnKind { .int64 }
  var sqlValue: SQLValue { value.sqlValue }

  static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> CountedLevel? {
    reads.withLock { $0 += 1 }
    return try Int.decodeOptional(row, column).map { CountedLevel(value: $0) }
  }

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }
}

@Model(table: "readings")
struct CountedReading {
  @PrimaryKey(.generated) let id: Key<Int64>
  var level: CountedLevel
}

@Suite("Streams", .feature("Q12", on: .sqlite))
struct StreamTests {
  private func withReadings<Result>(
    _ place: Place = .memory, count: Int = 1000, _ body: (Database) async throws -> Result
  ) async throws -> Result {
    try await withDatabase(place, tables: [Reading.self, Label.self]) { db in
      try await Reading.objects.insert(
        (0..<count).map { Reading.Draft(level: $0, name: "r\($0)", isRead: true) }, on: db)
      return try await body(db)
    }
  }

  @Test("the rows come in their order, all of them", arguments: [0, 1, 127, 128, 129, 5000])
  func rows(count: Int) async throws {
    try await withReadings(count: count) { db in
      let levels = try await Reading.objects.order { $0.id.descending }.stream(on: db) { rows in
        var levels: [Int] = []
        for try await row in rows { levels.append(row.level) }
        return levels
      }
      #expect(levels == (0..<count).reversed())
    }
  }

  @Test("projections and DTOs stream too, with the query's filters and bounds", arguments: Place.allCases)
  func projections(place: Place) async throws {
    try await withShop(place) { db, _ in
      let names = try await User.objects.filter { $0.age != nil }.order { $0.age.ascending }.offset(1)
        .stream(UserCard.self, on: db) { rows in
          var names: [String] = []
          for try await card in rows { names.append("\(card.name) \(card.teamName)") }
          return names
        }
      #expect(names == ["Ada core", "Dee ops"])
      let dtos = try await User.objects.stream(UserDTO.self, on: db) { rows in
        var count = 0
        for try await _ in rows { count += 1 }
        return count
      }
      #expect(dtos == 4)
    }
  }

  @Test("only a batch is read ahead, however many rows there are")
  func batches() async throws {
    try await withDatabase(tables: [CountedReading.self]) { db in
      let rows = Generated(100_000) { CountedReading.Draft(level: CountedLevel(value: $0)) }
      try await CountedReading.objects.insert(rows, on: db)
      let before = CountedLevel.reads.current
      try await CountedReading.objects.order { $0.id.ascending }.stream(on: db) { rows in
        var seen = 0
        for try await row in rows {
          seen += 1
          let ahead = CountedLevel.reads.current - before - seen
          guard row.level.value == seen - 1, ahead <= 128 else {
            Issue.record("\(ahead) rows were read ahead of row \(seen)")
            return
          }
        }
        #expect(seen == 100_000)
      }
    }
  }

  @Test("a stream can be left early, and the connection is free again", arguments: Place.allCases)
  func leftEarly(place: Place) async throws {
    try await withReadings(place) { db in
      for _ in 0..<10 {
        let first = try await Reading.objects.order { $0.id.ascending }.stream(on: db) { rows in
          for try await row in rows { return row.level }
          return -1
        }
        #expect(first == 0)
      }
      await expectThrows(Abandoned.self) {
        try await Reading.objects.stream(on: db) { rows in
          for try await row in rows where row.level == 300 { throw Abandoned() }
        }
      }
      try await label("a").insert(on: db)
      try await #expect(Reading.objects.count(on: db) == 1000)
    }
  }

  @Test("a sequence that is used after its block is an error")
  func lateUse() async throws {
    try await withReadings { db in
      let escaped = try await Reading.objects.stream(on: db) { $0 }
      await expectFailure(.transactionEnded) {
        for try await _ in escaped {}
        return true
      }
    }
  }

  @Test("a second loop over the rows goes on where the first one stopped, and a finished one stays finished")
  func secondLoop() async throws {
    try await withReadings(count: 300) { db in
      let counts = try await Reading.objects.stream(on: db) { rows in
        var counts = [0, 0]
        for try await _ in rows { counts[0] += 1 }
        for try await _ in rows { counts[1] += 1 }
        return counts
      }
      #expect(counts == [300, 0])
    }
  }

  @Test("inside a transaction a stream sees its changes, and other statements run meanwhile, of the same shape too")
  func insideTransaction() async throws {
    try await withReadings { db in
      try await db.transaction { tx in
        try await Reading.Draft(level: 1000, name: "new", isRead: true).insert(on: tx)
        let query = Reading.objects.order { $0.id.ascending }
        let seen = try await query.stream(on: tx) { rows in
          var seen = 0
          for try await row in rows {
            #expect(row.level == seen)
            seen += 1
            if seen % 250 == 0 {
              try await #expect(query.all(on: tx).count == 1001)
              try await label("\(seen)").insert(on: tx)
              try await #expect(query.stream(on: tx) { try await $0.first { _ in true }?.level } == 0)
            }
          }
          return seen
        }
        #expect(seen == 1001)
      }
      try await #expect(Label.objects.count(on: db) == 4)
    }
  }

  @Test("a stream on the database sees one state of it, whatever is written meanwhile")
  func unchanging() async throws {
    try await withReadings(.file) { db in
      let seen = try await Reading.objects.order { $0.id.ascending }.stream(on: db) { rows in
        var seen = 0
        for try await row in rows {
          if row.level == 0 { try await Reading.objects.filter { $0.level > 500 }.delete(on: db) }
          seen += 1
        }
        return seen
      }
      #expect(seen == 1000)
      try await #expect(Reading.objects.count(on: db) == 501)
    }
  }

  @Test("two streams on one transaction do not disturb each other")
  func twoStreams() async throws {
    try await withReadings { db in
      try await db.transaction { tx in
        let up = Reading.objects.order { $0.id.ascending }
        try await up.stream(on: tx) { first in
          try await up.stream(on: tx) { second in
            var firstRows = first.makeAsyncIterator()
            var secondRows = second.makeAsyncIterator()
            while let row = try await firstRows.next() { try await #expect(secondRows.next()?.level == row.level) }
            try await #expect(secondRows.next() == nil)
          }
        }
      }
    }
  }

  @Test("a statement that the engine refuses fails when the first row is asked for")
  func refused() async throws {
    try await withReadings { db in
      await expectFailure(.statement) {
        try await User.objects.stream(on: db) { rows in
          for try await _ in rows {}
          return true
        }
      }
      await expectFailure(.invalidValue) {
        try await Reading.objects.filter { $0.name == "\u{0}" }.stream(on: db) { rows in
          for try await _ in rows {}
          return true
        }
      }
      try await #expect(Reading.objects.count(on: db) == 1000)
    }
  }
}
