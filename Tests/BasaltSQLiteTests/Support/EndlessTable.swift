import BasaltDomain
import CSQLite

/// A row of a view that goes on for minutes: what a query that must be stopped reads from.
@Model(table: "numbers")
struct Number {
  @PrimaryKey let id: Key<Int64>
  var value: Int64
}

/// Makes the view `numbers`, whose rows call back into the test: the SQL function `basalt_test_signal(token, n)` hands `n`
/// to the body that a test has registered under the token.
enum EndlessTable {
  /// Creates the view in a database file. `body` is told of every row that the engine looks at.
  ///
  /// - Returns: the token, to be given back to ``forget(_:)``.
  static func create(in connection: RawConnection, rows: Int, _ body: @escaping @Sendable (Int64) -> Void)
    throws -> Int64
  {
    let token = bodies.withLock { bodies in
      bodies.next += 1
      bodies.all[bodies.next] = body
      return bodies.next
    }
    try connection.run(
      """
      CREATE VIEW "numbers" AS
        WITH RECURSIVE "counter" ("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM "counter" LIMIT \(rows))
        SELECT "n" AS "id", basalt_test_signal(\(token), "n") AS "value" FROM "counter"
      """)
    return token
  }

  /// Stops calling a body.
  static func forget(_ token: Int64) { bodies.withLock { _ = $0.all.removeValue(forKey: token) } }

  /// Makes the function known to every connection that is opened from now on.
  static func install() { _ = installed }

  private struct Bodies {
    var next: Int64 = 0
    var all: [Int64: @Sendable (Int64) -> Void] = [:]
  }

  private static let bodies = Guarded(Bodies())

  private typealias EntryPoint =
    @convention(c) (
      OpaquePointer?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, UnsafeRawPointer?
    ) -> Int32

  private static let installed: Int32 = {
    let entry: EntryPoint = { database, _, _ in
      sqlite3_create_function_v2(
        database, "basalt_test_signal", 2, SQLITE_UTF8 | SQLITE_INNOCUOUS, nil, { EndlessTable.call($0, $2) }, nil, nil,
        nil)
    }
    return sqlite3_auto_extension(unsafeBitCast(entry, to: (@convention(c) () -> Void).self))
  }()

  private static func call(_ context: OpaquePointer?, _ arguments: UnsafeMutablePointer<OpaquePointer?>?) {
    let token = sqlite3_value_int64(arguments?[0])
    let number = sqlite3_value_int64(arguments?[1])
    let body = bodies.withLock { $0.all[token] }
    body?(number)
    sqlite3_result_int64(context, number)
  }
}
