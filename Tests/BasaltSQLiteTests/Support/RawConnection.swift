import CSQLite
import Testing

/// A connection of SQLite's own, beside the library: what another program would do to the same file.
///
/// `@unchecked Sendable`: the connection is opened with SQLite's own mutex.
final class RawConnection: @unchecked Sendable {
  struct Failure: Error, CustomStringConvertible {
    let code: Int32
    let description: String
  }

  let handle: OpaquePointer

  /// - Parameter busyTimeout: milliseconds to wait for a lock.
  init(_ path: String, busyTimeout: Int32 = 2000) throws {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nil)
    self.handle = try #require(handle)
    try check(code)
    sqlite3_busy_timeout(self.handle, busyTimeout)
  }

  deinit { sqlite3_close_v2(handle) }

  private func check(_ code: Int32) throws {
    if code != SQLITE_OK { throw Failure(code: code, description: String(cString: sqlite3_errmsg(handle))) }
  }

  /// Runs statements without values.
  func run(_ sql: String) throws { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }

  /// The rows of a query, every cell as text and null as nil.
  func rows(_ sql: String) throws -> [[String?]] {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    var rows: [[String?]] = []
    while true {
      let code = sqlite3_step(statement)
      guard code == SQLITE_ROW else {
        if code != SQLITE_DONE { try check(code) }
        return rows
      }
      rows.append(
        (0..<sqlite3_column_count(statement)).map { sqlite3_column_text(statement, $0).map { String(cString: $0) } })
    }
  }

  /// The first cell of a query.
  func value(_ sql: String) throws -> String? { try rows(sql).first?.first ?? nil }
}
