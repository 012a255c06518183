import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Stored decimals of fixed scale", .feature("M6", "Q4", on: .sqlite))
struct DecimalTests {
  private func decimal(_ digits: String) throws -> Decimal { try #require(Decimal(string: digits)) }

  private func withPrices(_ digits: String..., body: (Database) async throws -> Void) async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      try await LedgerEntry.objects.insert(try digits.map { LedgerEntry.Draft(price: try decimal($0)) }, on: db)
      try await body(db)
    }
  }

  @Test("they compare and sort as numbers, and no value is rounded for a comparison")
  func comparisons() async throws {
    try await withPrices("-99999999.99", "9.99", "10", "100.5", "99999999.99") { db in
      let all = LedgerEntry.objects.order { $0.price.ascending }
      let stored = try ["-99999999.99", "9.99", "10", "100.5", "99999999.99"].map(decimal)
      try await #expect(all.all(on: db).map(\.price) == stored)
      let values = try [
        "9.989", "9.99", "9.991", "9.999999999999999999999", "-9.99", "-99999999.991", "-99999999.99", "100.5000",
        "1e30", "-1e30", "92233720368547758.07", "92233720368547758.071", "0.0000000001", "99999999.995",
      ].map(decimal)
      for value in values {
        let comment = Comment("\(value)")
        func found(_ condition: (LedgerEntry.QueryColumns) -> ValueExpression<Bool>) async throws -> [Decimal] {
          try await all.filter { condition($0) }.select { $0.price }.all(on: db)
        }
        try await #expect(found { $0.price < value } == stored.filter { $0 < value }, comment)
        try await #expect(found { $0.price <= value } == stored.filter { $0 <= value }, comment)
        try await #expect(found { $0.price > value } == stored.filter { $0 > value }, comment)
        try await #expect(found { $0.price >= value } == stored.filter { $0 >= value }, comment)
        try await #expect(found { $0.price == value } == stored.filter { $0 == value }, comment)
        try await #expect(found { $0.price != value } == stored.filter { $0 != value }, comment)
        try await #expect(found { $0.price.isIn([value, 10]) } == stored.filter { $0 == value || $0 == 10 }, comment)
        let list = (1000..<1300).map { Decimal($0) } + [value]
        try await #expect(found { $0.price.isIn(list) } == stored.filter { $0 == value }, comment)
      }
    }
  }

  @Test("random values compare with random columns as Swift compares them")
  func random() async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      var random = SeededGenerator(71)
      func make(_ exponents: ClosedRange<Int>, _ digits: Int64) -> Decimal {
        let number = Int64.random(in: -digits...digits, using: &random) >> Int64.random(in: 0..<60, using: &random)
        return Decimal(
          sign: number < 0 ? .minus : .plus, exponent: Int.random(in: exponents, using: &random),
          significand: Decimal(number.magnitude))
      }
      let drafts = (0..<60).map { _ in
        LedgerEntry.Draft(price: make(-2 ... -2, 9_999_999_999), rate: make(-4 ... -4, 999_999_999_999_999_999))
      }
      try await LedgerEntry.objects.insert(drafts, on: db)
      for _ in 0..<SeededGenerator.rounds(40) {
        let value = make(-6...3, 999_999_999_999_999_999)
        let comment = Comment("\(value)")
        let below = try await LedgerEntry.objects.filter { $0.price < value && $0.rate >= value }.count(on: db)
        #expect(below == drafts.filter { $0.price < value && $0.rate >= value }.count, comment)
        let above = try await LedgerEntry.objects.filter { $0.price > value || $0.rate <= value }.count(on: db)
        #expect(above == drafts.filter { $0.price > value || $0.rate <= value }.count, comment)
      }
      let mixed = try await LedgerEntry.objects.filter { $0.price < $0.rate }.count(on: db)
      #expect(mixed == drafts.filter { $0.price < $0.rate }.count)
    }
  }

  @Test("sums are exact, means are floating-point numbers, the others keep the scale")
  func aggregates() async throws {
    try await withPrices("0.1", "0.2", "-5", "99999999.99") { db in
      let (sum, mean) = try await LedgerEntry.objects.aggregate(on: db) { ($0.price.sum(), $0.price.average()) }
      let exact = try decimal("99999995.29")
      #expect(sum == exact && mean == 24_999_998.8225)
      let (least, greatest) = try await LedgerEntry.objects.aggregate(on: db) { ($0.price.min(), $0.price.max()) }
      let most = try decimal("99999999.99")
      #expect(least == -5 && greatest == most)
      let groups = try await LedgerEntry.objects.group { $0.figure }.select { ($0.count(), $0.price.sum()) }
        .having { $0.price.sum() > (Decimal(string: "99999995.289") ?? 0) }.all(on: db)
      #expect(groups.map(\.1) == [sum] && groups.map(\.0) == [4])
      try await #expect(LedgerEntry.objects.filter { $0.id < 0 }.aggregate(on: db) { $0.price.sum() } == nil)
    }
  }

  @Test("a sum beyond 64 bits is an error and no wrong number")
  func sumOverflow() async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      let greatest = Decimal(999_999_999_999_999_999)
      try await LedgerEntry.objects.insert((0..<10).map { _ in LedgerEntry.Draft(whole: greatest) }, on: db)
      await expectFailure(.statement) { try await LedgerEntry.objects.aggregate(on: db) { $0.whole.sum() } }
      try await #expect(LedgerEntry.objects.limit(9).all(on: db).count == 9)
      await expectFailure(.decoding) { try await LedgerEntry.objects.select { $0.whole * $0.whole }.all(on: db) }
    }
  }

  @Test("arithmetic in the database is that of Swift")
  func arithmetic() async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      let price = try decimal("-12.34")
      let rate = try decimal("1.0825")
      try await LedgerEntry.Draft(price: price, rate: rate).insert(on: db)
      let (sum, difference, product) = try await LedgerEntry.objects.select {
        ($0.price + $0.rate, $0.price - $0.rate, $0.price * $0.rate)
      }.all(on: db)[0]
      #expect(sum == price + rate && difference == price - rate && product == price * rate)
      let (more, thrice, absolute) = try await LedgerEntry.objects.select {
        ($0.price + 0.5, $0.price * -3, $0.price.absolute())
      }.all(on: db)[0]
      #expect(more == price + 0.5 && thrice == price * -3 && absolute == -price)
      let found = LedgerEntry.objects.filter { $0.price * $0.rate < -13 && $0.price + $0.rate == price + rate }
      try await #expect(found.order { ($0.price * $0.rate).ascending }.count(on: db) == 1)
    }
  }

  @Test("updates are exact or refused, and nothing is changed then")
  func updates() async throws {
    try await withPrices("99999999.00") { db in
      let all = LedgerEntry.objects
      try await all.updateAll(on: db) { $0.price += 0.99 }
      let most = try decimal("99999999.99")
      try await #expect(all.all(on: db)[0].price == most)
      await expectFailure(.checkViolation) { try await all.updateAll(on: db) { $0.price += 0.01 } }
      await expectFailure(.invalidValue) { try await all.updateAll(on: db) { $0.price += 0.001 } }
      await expectFailure(.checkViolation) { try await all.updateAll(on: db) { $0.price.set($0.price * 9_000_000) } }
      await expectFailure(.invalidValue) {
        try await all.updateAll(on: db) { $0.price.set($0.price * 9_000_000_000_000) }
      }
      try await all.updateAll(on: db) { $0.rate.set($0.price) }
      try await #expect(all.filter { $0.rate == $0.price }.count(on: db) == 1)
      try await all.updateAll(on: db) { $0.rate.set($0.price - $0.rate) }
      try await #expect(all.all(on: db)[0].rate == 0)
    }
  }

  @Test("a value with too many digits is refused and never rounded")
  func refused() async throws {
    try await withDatabase(tables: [LedgerEntry.self]) { db in
      let error = await expectFailure(.invalidValue) {
        try await LedgerEntry.Draft(price: try decimal("0.001")).insert(on: db)
      }
      #expect(error?.message == "price holds 2 digits behind the point: round the value first")
      for digits in ["100000000", "-100000000", "1e20"] {
        let large = await expectFailure(.invalidValue) {
          try await LedgerEntry.Draft(price: try decimal(digits)).insert(on: db)
        }
        #expect(large?.message.contains("10 digits") == true)
      }
      await expectFailure(.invalidValue) { try await LedgerEntry.Draft(price: .nan).insert(on: db) }
      await expectFailure(.invalidValue) {
        try await LedgerEntry.objects.insert([LedgerEntry.Draft(share: 1)], on: db)
      }
      try await #expect(LedgerEntry.objects.count(on: db) == 0)
    }
  }

  @Test("they are scaled integers on disk, and the table checks them")
  func storage() async throws {
    try await withFile(tables: [LedgerEntry.self]) { db, path in
      try await LedgerEntry.Draft(price: 12.5, rate: -1).insert(on: db)
      let raw = try RawConnection(path)
      let row = try raw.rows("SELECT price, typeof(price), rate FROM ledger_entries")
      #expect(row == [["1250", "integer", "-10000"]])
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE ledger_entries SET price = 10000000000") }
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE ledger_entries SET price = 1.5") }
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE ledger_entries SET time = -1") }
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE ledger_entries SET tags = '{}'") }
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE ledger_entries SET tags = 'x'") }
    }
  }
}
