import BasaltDomain
import BasaltPersistence
import BasaltSQLiteDialect
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// How conditions and computations over columns look whose integers stand for something else.
@Suite("SQL of decimals, unsigned integers, arrays", .feature("M6", "Q4", on: .core))
struct EncodedSQLTests {
  private let entries = LedgerEntry.objects

  private func condition(
    @ConditionBuilder _ clauses: (LedgerEntry.QueryColumns) -> ConditionBuilder.Clauses
  ) throws -> (String, [SQLValue]) {
    let preview = try entries.filter(clauses).preview(on: nowhere)
    let start = try #require(preview.sql.range(of: " WHERE "))
    return (String(preview.sql[start.upperBound...]), preview.parameters)
  }

  private func selected(_ expression: (LedgerEntry.QueryColumns) -> some QueryExpression) throws -> (String, [SQLValue])
  {
    let preview = try entries.select(expression).preview(on: nowhere)
    let end = try #require(preview.sql.range(of: " FROM "))
    return (String(preview.sql[..<end.lowerBound].dropFirst("SELECT ".count)), preview.parameters)
  }

  private func assigned(
    @AssignmentBuilder _ assignments: (LedgerEntry.QueryColumns) -> [Assignment<LedgerEntry>]
  ) throws -> (String, [SQLValue]) {
    let preview = try entries.filter { $0.id == 1 }.previewUpdate(on: nowhere, assignments)
    let start = try #require(preview.sql.range(of: " SET "))
    let end = try #require(preview.sql.range(of: " WHERE "))
    return (String(preview.sql[start.upperBound..<end.lowerBound]), preview.parameters.dropLast())
  }

  private func expectRefused(
    _ code: DatabaseError.Code, _ words: String, at location: SourceLocation = #_sourceLocation,
    _ body: () throws -> some Any
  ) {
    let error = #expect(throws: DatabaseError.self, sourceLocation: location) { try body() }
    #expect(error?.code == code && error?.message.contains(words) == true, sourceLocation: location)
  }

  // MARK: Decimals

  @Test("a decimal is compared as an integer of the column's scale, exactly, whatever its digits")
  func comparisons() throws {
    let fine = try #require(Decimal(string: "9.999"))
    let huge = Decimal(sign: .plus, exponent: 30, significand: 1)
    #expect(try condition { $0.price == 12.5 } == (#""price" = ?"#, [.int64(1250)]))
    #expect(try condition { $0.price > fine } == (#""price" > ?"#, [.int64(999)]))
    #expect(try condition { $0.price >= fine } == (#""price" >= ?"#, [.int64(1000)]))
    #expect(try condition { $0.price < fine } == (#""price" < ?"#, [.int64(1000)]))
    #expect(try condition { $0.price <= fine } == (#""price" <= ?"#, [.int64(999)]))
    #expect(try condition { $0.price == fine }.1 == [.double(0.5)])
    #expect(try condition { $0.price != fine }.1 == [.double(0.5)])
    #expect(try condition { $0.price < huge }.1 == [.double(.infinity)])
    #expect(try condition { $0.price > -huge }.1 == [.double(-.infinity)])
    #expect(try condition { $0.price.isIn([1, fine, 2]) }.1 == [.int64(100), .double(0.5), .int64(200), .int64(200)])
    #expect(
      try condition { $0.price.isIn((0..<200).map { Decimal($0) }) }.1.first.map { "\($0)" }?.contains("100,200")
        == true)
    expectRefused(.invalidValue, "no number") { try condition { $0.price == .nan } }
  }

  @Test("columns of different scales are compared after the one with the smaller scale is multiplied")
  func alignment() throws {
    #expect(try condition { $0.price < $0.rate }.0 == #"("price" * 100) < "rate""#)
    #expect(try condition { $0.rate == $0.price }.0 == #""rate" = ("price" * 100)"#)
    #expect(try condition { $0.whole == $0.share }.0 == #"("whole" * 1000000000000000000) = "share""#)
  }

  @Test("sums take the larger scale, products add the scales, factors are whole numbers")
  func arithmetic() throws {
    #expect(try selected { $0.price + 0.25 } == (#"("price" + ?)"#, [.int64(25)]))
    #expect(try selected { $0.price - $0.rate }.0 == #"(("price" * 100) - "rate")"#)
    #expect(try selected { $0.price * 3 } == (#"("price" * ?)"#, [.int64(3)]))
    #expect(try selected { $0.price * $0.rate }.0 == #"("price" * "rate")"#)
    #expect(try condition { $0.price * $0.rate > 1 }.1 == [.int64(1_000_000)])
    #expect(try selected { $0.price.sum() }.0 == #"SUM("price")"#)
    #expect(try selected { $0.price.average() }.0 == #"AVG("price") / 100.0"#)
    #expect(try selected { $0.whole.average() }.0 == #"AVG("whole")"#)
    #expect(try selected { $0.price.coalesce(1.5) }.1 == [.int64(150)])
    #expect(try selected { ($0.price - 1).absolute() } == (#"ABS(("price" - ?))"#, [.int64(100)]))
  }

  @Test("an assignment multiplies up and never rounds down")
  func assignments() throws {
    #expect(try assigned { $0.price.set(1.25) } == (#""price" = ?"#, [.int64(125)]))
    #expect(try assigned { $0.price += 0.5 } == (#""price" = ("price" + ?)"#, [.int64(50)]))
    #expect(try assigned { $0.rate.set($0.price) }.0 == #""rate" = ("price" * 100)"#)
    #expect(try assigned { $0.rate.set($0.price + $0.rate) }.0 == #""rate" = (("price" * 100) + "rate")"#)
    expectRefused(.invalidQuery, "fewer digits") { try assigned { $0.price.set($0.rate) } }
    expectRefused(.invalidQuery, "fewer digits") { try assigned { $0.price.set($0.price * $0.price) } }
  }

  @Test("what would round is refused")
  func refusedDecimals() throws {
    let fine = try #require(Decimal(string: "0.001"))
    expectRefused(.invalidValue, "2 digits behind the point") { try assigned { $0.price.set(fine) } }
    expectRefused(.invalidValue, "10 digits") { try assigned { $0.price.set(100_000_000) } }
    expectRefused(.invalidValue, "2 digits behind the point") { try selected { $0.price + fine } }
    expectRefused(.invalidValue, "whole numbers") { try selected { $0.price * 1.5 } }
    expectRefused(.invalidQuery, "divide in Swift") { try selected { $0.price / 2 } }
    expectRefused(.invalidQuery, "exceed 64 bits") { try selected { $0.rate * $0.whole + 1 } }
    expectRefused(.invalidQuery, "exceed 64 bits") { try selected { $0.price * 2 + 1 } }
    _ = try selected { $0.price + 1 + 1 - 1 }
  }

  // MARK: Unsigned integers

  @Test("an unsigned integer is bound with its highest bit flipped, where it is not stored as a plain one")
  func unsigned() throws {
    #expect(try condition { $0.counter > 3 } == (#""counter" > ?"#, [.int64(.min + 3)]))
    #expect(try condition { $0.counter == .max }.1 == [.int64(.max)])
    #expect(try condition { $0.counter.isIn([0, .max]) }.1 == [.int64(.min), .int64(.max)])
    #expect(try condition { $0.plainCounter > 3 } == (#""plain_counter" > ?"#, [.uint64(3)]))
    #expect(try selected { $0.counter.coalesce(5) }.1 == [.int64(.min + 5)])
  }

  @Test("a value is added in two parts, which fit signed integers")
  func unsignedSums() throws {
    #expect(try assigned { $0.counter += 7 } == (#""counter" = ("counter" - ? - ?)"#, [.int64(-7), .int64(0)]))
    #expect(
      try assigned { $0.counter -= .max } == (#""counter" = ("counter" + ? + ?)"#, [.int64(.min), .int64(-.max)]))
    #expect(try assigned { $0.plainCounter += 7 } == (#""plain_counter" = ("plain_counter" + ?)"#, [.uint64(7)]))
  }

  @Test("what the database cannot compute of it is refused with advice")
  func refusedUnsigned() {
    let advice = "storage: .integer"
    expectRefused(.invalidQuery, advice) { try selected { $0.counter.sum() } }
    expectRefused(.invalidQuery, advice) { try selected { $0.counter.average() } }
    expectRefused(.invalidQuery, advice) { try selected { $0.counter * 2 } }
    expectRefused(.invalidQuery, advice) { try selected { $0.counter / 2 } }
    expectRefused(.invalidQuery, advice) { try selected { $0.counter % 2 } }
    expectRefused(.invalidQuery, advice) { try selected { $0.counter + $0.counter } }
    expectRefused(.invalidQuery, advice) { try selected { $0.counter + 1 - 1 } }
    expectRefused(.invalidQuery, "different ways") { try condition { $0.counter == $0.plainCounter } }
    expectRefused(.invalidQuery, "different ways") { try assigned { $0.counter.set($0.plainCounter) } }
  }

  // MARK: Others

  @Test("an array is bound as its JSON text")
  func arrays() throws {
    let price = Decimal(sign: .plus, exponent: -2, significand: 150)
    #expect(try condition { $0.tags == ["b", "a\""] } == (#""tags" = ?"#, [.text(#"["b","a\""]"#)]))
    #expect(try condition { $0.counters == [1, .max] }.1 == [.text(#"[1,"18446744073709551615"]"#)])
    #expect(try condition { $0.prices == [price] }.1 == [.text(#"["1.5"]"#)])
    #expect(try condition { $0.doubles == [-0.0, 1] }.1 == [.text("[0.0,1.0]")])
    #expect(try condition { $0.tags.isIn([[], ["a"]]) }.1 == [.text("[]"), .text(#"["a"]"#)])
    expectRefused(.invalidValue, "NaN") { try condition { $0.doubles == [.nan] } }
    expectRefused(.invalidValue, "NUL") { try condition { $0.tags == ["\u{0}"] } }
    expectRefused(.invalidQuery, "no order") { try condition { $0.tags < ["a"] } }
    expectRefused(.invalidQuery, "no order") { try entries.order { $0.tags.ascending }.preview(on: nowhere) }
  }

  @Test("columns that store one type in two ways are not compared")
  func storages() {
    expectRefused(.invalidQuery, "different ways") { try condition { $0.time == $0.writtenTime } }
    expectRefused(.invalidQuery, "different ways") {
      try Specimen.objects.filter { $0.instant < $0.writtenInstant }.preview(on: nowhere)
    }
  }

  @Test("a time and a duration are bound as microseconds, or as text")
  func times() throws {
    let time = try #require(TimeOfDay("18:30:00"))
    #expect(try condition { $0.time > time }.1 == [.time(66_600_000_000)])
    #expect(try condition { $0.writtenTime > time }.1 == [.text("18:30:00")])
    #expect(try condition { $0.length < .seconds(1) }.1 == [.duration(1_000_000)])
  }

  // MARK: Tables

  @Test("a table checks what its columns can hold")
  func table() throws {
    let text = try SQLiteDialect().createTable(LedgerEntry.schema)[0]
    for line in [
      #""counter" INTEGER NOT NULL,"#, #""plain_counter" INTEGER NOT NULL CHECK ("plain_counter" >= 0)"#,
      #""price" INTEGER NOT NULL CHECK ("price" BETWEEN -9999999999 AND 9999999999)"#,
      #""time" INTEGER NOT NULL CHECK ("time" BETWEEN 0 AND 86399999999)"#, #""written_time" TEXT NOT NULL,"#,
      #""length" INTEGER NOT NULL,"#, #""address" TEXT NOT NULL,"#, #""colour" TEXT NOT NULL,"#,
      #""settings" TEXT NOT NULL CHECK (JSON_VALID("settings"))"#,
      #""tags" TEXT NOT NULL CHECK (JSON_VALID("tags") AND JSON_TYPE("tags") = 'array')"#,
    ] {
      #expect(text.contains("\n  \(line)"))
    }
    let specimens = try SQLiteDialect().createTable(Specimen.schema)[0]
    #expect(specimens.contains(#""mood" TEXT NOT NULL CHECK ("mood" IN ('calm', 'wild'))"#))
    #expect(specimens.contains(#""rank" INTEGER NOT NULL CHECK ("rank" IN (-1, 0, 7))"#))
    #expect(try SQLiteDialect().createTable(Oddity.schema)[0].contains(#""kingdom" TEXT NOT NULL,"#))
  }

  @Test("defaults are written in the form in which values are stored")
  func defaults() throws {
    let text = try SQLiteDialect().createTable(LedgerDefault.schema)[0]
    for part in [
      #""counter" INTEGER NOT NULL DEFAULT -9223372036854775808"#, #""plain_counter" INTEGER NOT NULL DEFAULT 7"#,
      #""price" INTEGER NOT NULL DEFAULT 950"#, #""discount" INTEGER NOT NULL DEFAULT -50"#,
      #""written" TEXT NOT NULL DEFAULT '1.5'"#, #""time" INTEGER NOT NULL DEFAULT 66600000000"#,
      #""tags" TEXT NOT NULL DEFAULT '[]'"#, #""rank" INTEGER NOT NULL DEFAULT -1"#,
    ] {
      #expect(text.contains("\n  \(part)"))
    }
  }

  @Test("what SQLite cannot hold is refused with what to write instead", arguments: 0..<9)
  func refusedColumns(kind: Int) {
    var column = ColumnSchema(property: "a", name: "a", kind: .decimal, isNullable: false)
    column.precision = DecimalPrecision(4, scale: 2)
    let words: String
    switch kind {
    case 0: (column.precision, words) = (nil, "@Precision")
    case 1: (column.precision, words) = (DecimalPrecision(19, scale: 2), "storage: .text")
    case 2: (column.precision, words) = (DecimalPrecision(4, scale: 5), "1 to 18")
    case 3: (column.defaultValue, words) = (.text("1.001"), "round")
    case 4: (column.defaultValue, words) = (.int(100), "4 digits")
    case 5: (column.defaultValue, words) = (.text("much"), "no decimal")
    case 6: (column.storage, words) = (.integer, "unsigned")
    case 7:
      column.kind = .uint64
      (column.defaultValue, words) = (.int(-1), "default")
    default:
      column.kind = .array
      (column.defaultValue, words) = (.text("{}"), "default")
    }
    var schema = TableSchema(name: "t")
    schema.columns = [column]
    let error = #expect(throws: DatabaseError.self) { try SQLiteDialect().createTable(schema) }
    #expect(error?.code == .invalidQuery && error?.message.contains(words) == true)
  }
}
