import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Rules that the database checks too", .feature("M9", on: .sqlite))
struct CheckedRuleTests {
  private static let good = [
    "seat": "5", "code": "'abc'", "kind": "'adult'", "weight": "0.5", "price": "1000", "sold_at": "0", "plan": "'pro'",
  ]

  private func insertion(_ values: [String: String]) -> String {
    let columns = values.keys.sorted()
    return "INSERT INTO tickets (\(columns.joined(separator: ", "))) VALUES "
      + "(\(columns.map { values[$0] ?? "" }.joined(separator: ", ")))"
  }

  @Test(
    "another program cannot write what breaks a rule",
    arguments: [
      ("seat", "0"), ("seat", "101"), ("code", "'ab'"), ("code", "'abcdef'"), ("code", "''"), ("kind", "'dog'"),
      ("kind", "'ADULT'"), ("weight", "0.49"), ("price", "-1"), ("price", "10001"),
      ("sold_at", "4000000000000001"), ("plan", "'trial'"),
    ])
  func refused(_ column: String, _ value: String) async throws {
    try await withFile(tables: [Ticket.self]) { _, path in
      let raw = try RawConnection(path)
      try raw.run(insertion(Self.good))
      var values = Self.good
      values[column] = value
      #expect(throws: RawConnection.Failure.self) { try raw.run(insertion(values)) }
      #expect(try raw.value("SELECT count(*) FROM tickets") == "1")
    }
  }

  @Test(
    "what just keeps a rule can be written, null included",
    arguments: [
      ("seat", "1"), ("seat", "100"), ("code", "'abcde'"), ("code", "'äöü'"), ("kind", "'child'"), ("kind", "NULL"),
      ("weight", "NULL"), ("weight", "1e300"), ("price", "0"), ("price", "10000"), ("price", "NULL"),
      ("sold_at", "4000000000000000"), ("sold_at", "NULL"), ("plan", "NULL"), ("plan", "'free'"),
    ])
  func accepted(_ column: String, _ value: String) async throws {
    try await withFile(tables: [Ticket.self]) { db, path in
      var values = Self.good
      values[column] = value
      try RawConnection(path).run(insertion(values))
      try await #expect(Ticket.objects.all(on: db).count == 1)
    }
  }

  @Test("the constraint has the name of the table, the column and the rule; an update that computes is refused by it")
  func computed() async throws {
    try await withDatabase(tables: [Ticket.self]) { db in
      let draft = Ticket.Draft(seat: 100, code: "abc", price: 99.99, soldAt: leapNoon)
      let ticket = try await draft.insert(on: db)
      let error = await expectFailure(.checkViolation) { try await Ticket.objects.updateAll(on: db) { $0.seat += 1 } }
      #expect(error?.constraint == "tickets_seat_range" && error?.table == "tickets")
      await expectFailure(.checkViolation) {
        try await Ticket.objects.updateAll(on: db) { $0.code.set($0.code.appending("xyz")) }
      }
      try await #expect(Ticket.objects.all(on: db) == [ticket])
      await expectThrows(ValidationError.self) { try await Ticket.objects.updateAll(on: db) { $0.seat.set(101) } }
    }
  }

  @Test("a rule that SQL cannot say is an error when the tables are created, and none is created")
  func unsayable() async throws {
    try await withFile(tables: []) { db, path in
      let error = await expectFailure(.invalidQuery) { try await db.createTables(Ticket.self, Unsayable.self) }
      #expect(
        error?.message == "Unsayable: the rule 'email' of email cannot be said in SQL: leave out 'check: true', or "
          + "declare a check of your own")
      let tables = try RawConnection(path).rows("SELECT name FROM sqlite_schema WHERE name = 'tickets'")
      #expect(tables.isEmpty)
    }
    #expect(throws: SchemaError.self) { try Unsayable.schema }
  }
}
