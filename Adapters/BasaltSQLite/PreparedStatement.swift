#if SQLite
  internal import BasaltDomain
  internal import BasaltPersistence
  internal import CSQLite

  /// A statement that SQLite has compiled.
  ///
  /// `@unchecked Sendable`: it belongs to one connection and is used by the holder of that connection's lease only.
  final class PreparedStatement: @unchecked Sendable {
    /// The plan that it belongs to.
    let plan: StatementPlan
    /// SQLite's statement.
    let handle: OpaquePointer
    /// Whether it proved too long for the calling task when it ran last: it then starts on the thread at once.
    var isLong = false

    init(_ plan: StatementPlan, _ handle: OpaquePointer) {
      self.plan = plan
      self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }
  }

  extension RowAccessors {
    /// How rows of SQLite are read.
    static let sqlite = RowAccessors(
      step: sqlite3_step, cell: basalt_sqlite3_cell, rowCode: SQLITE_ROW, doneCode: SQLITE_DONE)
  }

  /// The compiled statements of one connection.
  ///
  /// A plan has one place, given by its number: finding it is an array access, and the cache is bounded. Two plans that
  /// share a place take turns.
  struct StatementCache {
    private static let capacity = 1024
    private var statements: [PreparedStatement?] = Array(repeating: nil, count: capacity)

    func statement(for plan: StatementPlan) -> PreparedStatement? {
      guard let statement = statements[plan.id & (Self.capacity - 1)], statement.plan === plan else { return nil }
      return statement
    }

    mutating func insert(_ statement: PreparedStatement) {
      statements[statement.plan.id & (Self.capacity - 1)] = statement
    }

    mutating func removeAll() { statements = Array(repeating: nil, count: Self.capacity) }
  }
#endif
