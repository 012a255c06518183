import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Stored unsigned 64-bit integers", .feature("M6", on: .sqlite))
struct UnsignedTests {
  /// In ascending order.
  private static let values: [UInt64] = [0, 1, 1 << 63 - 1, 1 << 63, 1 << 63 + 1, .max - 1, .max]

  private func withCounters(_ body: (Database) async throws -> Void) async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      try await LedgerEntry.objects.insert(Self.values.shuffled().map { LedgerEntry.Draft(counter: $0) }, on: db)
      try await body(db)
    }
  }

  @Test("they are read back, compared and sorted as numbers over their whole range")
  func order() async throws {
    try await withCounters { db in
      let all = LedgerEntry.objects.order { $0.counter.ascending }
      try await #expect(all.all(on: db).map(\.counter) == Self.values)
      try await #expect(all.select { $0.counter }.all(on: db) == Self.values)
      try await #expect(all.asDTOs(on: db).map(\.counter) == Self.values)
      for value in Self.values {
        let less = all.filter { $0.counter < value }.select { $0.counter }
        try await #expect(less.all(on: db) == Self.values.filter { $0 < value })
        try await #expect(all.filter { $0.counter == value }.count(on: db) == 1)
      }
      try await #expect(all.filter { $0.counter.isIn([0, .max]) }.count(on: db) == 2)
      try await #expect(all.filter { $0.counter.isIn((0..<500).map { $0 }) }.count(on: db) == 2)
    }
  }

  @Test("computed values keep their meaning: least, greatest, replaced nulls, sums with a value")
  func computed() async throws {
    try await withCounters { db in
      let (least, greatest) = try await LedgerEntry.objects.aggregate(on: db) { ($0.counter.min(), $0.counter.max()) }
      #expect(least == 0 && greatest == .max)
      let sums = LedgerEntry.objects.filter { $0.counter <= 1 << 63 }.order { $0.counter.ascending }
      try await #expect(
        sums.select { $0.counter + (1 << 63 - 1) }.all(on: db) == [1 << 63 - 1, 1 << 63, .max - 1, .max])
      let pairs = try await sums.select { ($0.price, $0.counter, $0.counter - 0) }.all(on: db)
      #expect(pairs.allSatisfy { $0.1 == $0.2 && $0.0 == 0 })
    }
    try await withDatabase(tables: [LedgerBlank.self]) { db in
      try await LedgerBlank.Draft().insert(on: db)
      try await #expect(LedgerBlank.objects.select { $0.counter.coalesce(.max) }.all(on: db) == [.max])
      try await #expect(LedgerBlank.objects.aggregate(on: db) { $0.counter.max() } == nil)
    }
  }

  @Test("a stream reads them too")
  func stream() async throws {
    try await withCounters { db in
      let read = try await LedgerEntry.objects.order { $0.counter.ascending }.stream(on: db) { rows in
        var values: [UInt64] = []
        for try await row in rows { values.append(row.counter) }
        return values
      }
      #expect(read == Self.values)
    }
  }

  @Test("adding and subtracting in the database agrees with Swift, and beyond the range is an error")
  func increments() async throws {
    for start in Self.values {
      for change in Self.values {
        try await withDatabase(tables: [LedgerEntry.self]) { db in
          let entry = try await LedgerEntry.Draft(counter: start).insert(on: db)
          let query = LedgerEntry.objects.filter { $0.id == entry.id }
          let (sum, isTooLarge) = start.addingReportingOverflow(change)
          if isTooLarge {
            await expectFailure(.invalidValue) { try await query.update(on: db) { $0.counter += change } }
          } else {
            try await query.update(on: db) { $0.counter += change }
          }
          try await #expect(query.all(on: db).map(\.counter) == [isTooLarge ? start : sum])
          let (difference, isTooSmall) = sum.subtractingReportingOverflow(change)
          if !isTooLarge {
            try await query.update(on: db) { $0.counter -= change }
            try await #expect(query.all(on: db).map(\.counter) == [isTooSmall ? sum : difference])
          }
          if start < change {
            await expectFailure(.invalidValue) { try await query.update(on: db) { $0.counter -= change } }
            try await #expect(query.all(on: db).map(\.counter) == [start])
            await expectFailure(.decoding) { try await query.select { $0.counter - change }.all(on: db) }
          }
        }
      }
    }
  }

  @Test("plain ones are what they look like to others; what does not fit is refused")
  func plain() async throws {
    try await withFile(tables: [LedgerEntry.self]) { db, path in
      try await LedgerEntry.Draft(counter: 5, plainCounter: 5).insert(on: db)
      let row = try RawConnection(path).rows("SELECT counter, plain_counter FROM ledger_entries")
      #expect(row == [["-9223372036854775803", "5"]])
      try await LedgerEntry.objects.updateAll(on: db) { $0.plainCounter += 3 }
      try await #expect(LedgerEntry.objects.aggregate(on: db) { $0.plainCounter.sum() } == 8)
      try await #expect(LedgerEntry.objects.all(on: db).map(\.plainCounter) == [8])
      await expectFailure(.invalidValue) { try await LedgerEntry.Draft(plainCounter: 1 << 63).insert(on: db) }
      await expectFailure(.checkViolation) { try await LedgerEntry.objects.updateAll(on: db) { $0.plainCounter -= 9 } }
    }
  }

  @Test("defaults of the new kinds mean what they say")
  func defaults() async throws {
    try await withDatabase(tables: [LedgerDefault.self]) { db in
      let row = try await LedgerDefault.Draft().insert(on: db)
      #expect(row.counter == 0 && row.plainCounter == 7 && row.price == 9.5 && row.discount == -0.5)
      #expect(row.written == 1.5 && row.time == TimeOfDay(hour: 18, minute: 30) && row.tags == [] && row.rank == .low)
      try await #expect(LedgerDefault.objects.filter { $0.price == 9.5 && $0.counter == 0 }.count(on: db) == 1)
      try await #expect(LedgerDefault.objects.filter { $0.written == 1.5 && $0.tags == [] }.count(on: db) == 1)
    }
  }
}
