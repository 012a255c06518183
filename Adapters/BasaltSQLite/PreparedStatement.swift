#if SQLite
  internal import BasaltDomain
  internal import BasaltPersistence
  internal import CSQLite

  /// A statement that SQLite has compiled, and how its rows are read.
  ///
  /// `@unchecked Sendable`: it belongs to one connection and is used by the holder of that connection's lease only.
  final class PreparedStatement: @unchecked Sendable {
    /// The plan that it belongs to.
    let plan: StatementPlan
    /// SQLite's statement.
    let handle: OpaquePointer
    /// The functions through which rows are read.
    let accessors: RowAccessors
    /// Whether it proved too long for the calling task when it ran last: it then starts on the thread at once.
    var isLong = false

    init(_ plan: StatementPlan, _ handle: OpaquePointer, _ accessors: RowAccessors) {
      self.plan = plan
      self.handle = handle
      self.accessors = accessors
    }

    deinit { sqlite3_finalize(handle) }
  }

  extension RowAccessors {
    /// SQLite's own functions, for columns of STRICT tables: their cells hold what the column says, or null.
    static let sqlite = RowAccessors(
      step: sqlite3_step, kind: sqlite3_column_type, int64: sqlite3_column_int64, double: sqlite3_column_double,
      text: sqlite3_column_text, blob: sqlite3_column_blob, byteCount: sqlite3_column_bytes, rowCode: SQLITE_ROW,
      doneCode: SQLITE_DONE)

    /// The same for any other column, where SQLite would convert: '12abc' to 12, 3.7 to 3. A cell of another kind reads as
    /// zero or as nothing, and the decoder, which then asks for the kind, reports it.
    static let sqliteChecked = RowAccessors(
      step: sqlite3_step, kind: sqlite3_column_type,
      int64: { sqlite3_column_type($0, $1) == SQLITE_INTEGER ? sqlite3_column_int64($0, $1) : 0 },
      double: {
        let kind = sqlite3_column_type($0, $1)
        return kind == SQLITE_FLOAT || kind == SQLITE_INTEGER ? sqlite3_column_double($0, $1) : 0
      },
      text: { sqlite3_column_type($0, $1) == SQLITE_TEXT ? sqlite3_column_text($0, $1) : nil },
      blob: { sqlite3_column_type($0, $1) == SQLITE_BLOB ? sqlite3_column_blob($0, $1) : nil },
      byteCount: sqlite3_column_bytes, rowCode: SQLITE_ROW, doneCode: SQLITE_DONE)
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
