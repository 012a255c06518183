import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import Foundation
import Harness

// What rules cost: the same table through a model without rules and through one with those of an ordinary user, in turn,
// in one process. Printed are the medians of the CPU time of an operation, and the median of the ratios of neighbouring
// rounds: what else goes on in the machine slows both of a pair alike.

/// A user without rules.
@Model(table: "users")
struct PlainUser {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
  @Unique var email: String
  var age: Int
  var isActive: Bool = true
  @Column(storage: .text) var createdAt: Date
}

/// The same user with rules.
@Model(table: "users")
struct RuledUser {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Validate(.length(1...80)) var name: String
  @Unique @Validate(.email) var email: String
  @Validate(.range(0...150)) var age: Int
  var isActive: Bool = true
  @Column(storage: .text) var createdAt: Date
}

@main
struct ValidationBench {
  /// How many users there are, as in `select_filter`.
  static let users = 1000
  static let rounds = 161

  static func main() async throws {
    let path = NSTemporaryDirectory() + "basalt-validation-\(UUID()).db"
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let db = try await Database.sqlite(path: path)
    try await db.createTables(PlainUser.self)
    try await PlainUser.objects.insert((0..<users).map { Self.plain("User\($0)", "user\($0)@example.com", $0) }, on: db)

    let select = try await compare(
      operations: 20,
      plain: { _ in _ = try await PlainUser.objects.filter { $0.age >= 18 }.all(on: db) },
      ruled: { _ in _ = try await RuledUser.objects.filter { $0.age >= 18 }.all(on: db) })
    report("select_filter", select)

    let insert = try await compare(
      operations: 8,
      plain: { index in
        try await PlainUser.objects.insert(
          (0..<100).map { Self.plain("User\($0)", "plain\(index)-\($0)@example.com", $0) }, on: db)
      },
      ruled: { index in
        try await RuledUser.objects.insert(
          (0..<100).map { Self.ruled("User\($0)", "ruled\(index)-\($0)@example.com", $0) }, on: db)
      })
    report("insert_bulk_100", insert)
    await db.close()
  }

  private static func plain(_ name: String, _ email: String, _ number: Int) -> PlainUser.Draft {
    PlainUser.Draft(name: name, email: email, age: number % 80, createdAt: Date(timeIntervalSince1970: 1_700_000_000))
  }

  private static func ruled(_ name: String, _ email: String, _ number: Int) -> RuledUser.Draft {
    RuledUser.Draft(name: name, email: email, age: number % 80, createdAt: Date(timeIntervalSince1970: 1_700_000_000))
  }

  /// Runs both in turn; µs of CPU an operation, round by round.
  private static func compare(
    operations: Int, plain: (Int) async throws -> Void, ruled: (Int) async throws -> Void
  ) async throws -> (plain: [Double], ruled: [Double]) {
    var times: (plain: [Double], ruled: [Double]) = ([], [])
    for round in 0..<rounds {
      let indexes = (round * operations)..<((round + 1) * operations)
      // Who goes first changes, so that neither always follows the other's garbage.
      if round % 2 == 0 {
        times.plain.append(try await measure(indexes, plain))
        times.ruled.append(try await measure(indexes, ruled))
      } else {
        times.ruled.append(try await measure(indexes, ruled))
        times.plain.append(try await measure(indexes, plain))
      }
    }
    return (Array(times.plain.dropFirst()), Array(times.ruled.dropFirst()))
  }

  private static func measure(_ indexes: Range<Int>, _ body: (Int) async throws -> Void) async throws -> Double {
    let start = ProcessUsage.cpu
    for index in indexes { try await body(index) }
    return (ProcessUsage.cpu - start) * 1e6 / Double(indexes.count)
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func report(_ name: String, _ times: (plain: [Double], ruled: [Double])) {
    let plain = median(times.plain)
    let ruled = median(times.ruled)
    let change = (median(zip(times.plain, times.ruled).map { $1 / $0 }) - 1) * 100
    print(
      "validation,\(name),plain_us=\(String(format: "%.1f", plain)),ruled_us=\(String(format: "%.1f", ruled)),"
        + "added_percent=\(String(format: "%.1f", change))")
  }
}
