#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import BasaltDomain
internal import BasaltPersistence
internal import BasaltSQL

/// Where SQLite's SQL differs.
struct SQLiteSyntax: SQLSyntax {
  func placeholder(_ number: Int) -> String { "?" }

  /// SQLite has no way to say "no limit" but a negative number.
  var unlimited: String { "-1" }

  func checkNamespace(of table: TableSchema) throws(DatabaseError) {
    guard table.namespace != nil else { return }
    throw DatabaseError(
      .invalidQuery, "\(table.name): SQLite has no schemas; leave out 'schema:', or give the table a longer name")
  }

  /// `IS` compares null-safely and can use an index.
  func nullSafeEqual(_ left: String, _ right: String, isNegated: Bool) -> String {
    "\(left) IS \(isNegated ? "NOT " : "")\(right)"
  }

  func literal(_ value: SQLValue) throws(DatabaseError) -> String {
    switch value {
    case .null: return "NULL"
    case .bool(let value): return value ? "1" : "0"
    case .int64(let value), .instant(let value), .time(let value), .duration(let value): return "\(value)"
    case .double(let value) where value.isFinite: return "\(value)"
    case .uint64(let value) where value <= Int64.max: return "\(value)"
    case .text(let text), .json(let text): return try text.sqlLiteral()
    case .date(let date): return try date.description.sqlLiteral()
    case .bytes(let bytes): return bytes.sqlLiteral
    case .uuid(let uuid): return withUnsafeBytes(of: uuid.uuid) { Array($0) }.sqlLiteral
    case .unstorable(let reason): throw DatabaseError(.invalidQuery, reason)
    case .double, .uint64, .decimal, .array:
      throw DatabaseError(.invalidQuery, "a value in the definition of a table has no form in SQLite: state it as SQL")
    }
  }

  // MARK: Text

  /// `GLOB` is case-sensitive, and its prefix form can use an index; `LIKE` folds the case of ASCII letters.
  func textTest(
    _ test: TextTest, _ text: String, ignoresCase: Bool
  ) -> (sql: (String) -> String, ParameterConversion?) {
    if ignoresCase {
      return ({ "\(text) LIKE \($0) ESCAPE '\\'" }, { value throws(DatabaseError) in SQLitePattern.like(value, test) })
    }
    if test == .contains { return ({ "INSTR(\(text), \($0)) > 0" }, nil) }
    return ({ "\(text) GLOB \($0)" }, { value throws(DatabaseError) in SQLitePattern.glob(value, test) })
  }

  func textTest(
    _ test: TextTest, ignoresCase: Bool, _ text: () throws(DatabaseError) -> String,
    _ other: () throws(DatabaseError) -> String
  ) throws(DatabaseError) -> String {
    func folded(_ operand: () throws(DatabaseError) -> String) throws(DatabaseError) -> String {
      ignoresCase ? "LOWER(\(try operand()))" : try operand()
    }
    switch test {
    case .contains:
      let text = try folded(text)
      return "INSTR(\(text), \(try folded(other))) > 0"
    case .hasPrefix:
      let text = try folded(text)
      let length = try folded(other)
      return "SUBSTR(\(text), 1, LENGTH(\(length))) = \(try folded(other))"
    case .hasSuffix:
      let first = try folded(other)
      let text = try folded(text)
      let length = try folded(other)
      return "(LENGTH(\(first)) = 0 OR SUBSTR(\(text), -LENGTH(\(length))) = \(try folded(other)))"
    }
  }

  // MARK: Dates

  func datePart(
    _ part: DatePart, in column: ColumnSchema?, of operand: () throws(DatabaseError) -> String
  ) throws(DatabaseError) -> String {
    guard let column, column.kind == .instant || column.kind == .date else {
      throw DatabaseError(.invalidQuery, "a part of a date can be taken of a column only, not of a computed expression")
    }
    if column.kind == .instant, column.storage == .standard { return try Self.part(part, ofMicroseconds: operand) }
    // Text begins with YYYY-MM-DD HH; taking it apart is exact, where STRFTIME would round to the millisecond.
    let text = try operand()
    return switch part {
    case .year: "CAST(SUBSTR(\(text), 1, 4) AS INTEGER)"
    case .month: "CAST(SUBSTR(\(text), 6, 2) AS INTEGER)"
    case .day: "CAST(SUBSTR(\(text), 9, 2) AS INTEGER)"
    case .hour: "CAST(SUBSTR(\(text), 12, 2) AS INTEGER)"
    case .weekday: "((CAST(STRFTIME('%w', SUBSTR(\(text), 1, 10)) AS INTEGER) + 6) % 7 + 1)"
    }
  }

  /// Whole seconds first, rounded down: a division alone would round instants before 1970 up.
  private static func part(
    _ part: DatePart, ofMicroseconds operand: () throws(DatabaseError) -> String
  ) throws(DatabaseError) -> String {
    let instant = try operand()
    let seconds = "(\(instant) - ((\(try operand()) % 1000000) + 1000000) % 1000000) / 1000000"
    let format =
      switch part {
      case .year: "%Y"
      case .month: "%m"
      case .day: "%d"
      case .hour: "%H"
      case .weekday: "%w"
      }
    let number = "CAST(STRFTIME('\(format)', \(seconds), 'unixepoch') AS INTEGER)"
    return part == .weekday ? "((\(number) + 6) % 7 + 1)" : number
  }

  // MARK: Lists

  /// A long list is one JSON array. JSON has no bytes: a list of UUIDs is one blob and an array of the offsets in it.
  func longList(of column: ColumnSchema?) throws(DatabaseError) -> LongList {
    if let column, column.kind == .uuid, column.storage == .standard {
      return LongList(
        sql: { "SELECT SUBSTR(\($0[0]), \"value\", 16) FROM JSON_EACH(\($0[1]))" },
        conversions: [SQLiteList.concatenatedUUIDs, SQLiteList.uuidOffsets])
    }
    if let column, column.kind == .bytes {
      throw DatabaseError(.invalidQuery, "SQLite takes lists of up to 128 byte strings: split the list")
    }
    return LongList(
      sql: { "SELECT \"value\" FROM JSON_EACH(\($0[0]))" }, conversions: [SQLiteList.jsonConversion(for: column)])
  }
}

extension String {
  /// The text as a literal of SQL.
  func sqlLiteral() throws(DatabaseError) -> String {
    guard !utf8.contains(0) else {
      throw DatabaseError(.invalidQuery, "a text in the definition of a table holds a NUL character")
    }
    return "'" + replacing("'", with: "''") + "'"
  }
}

extension [UInt8] {
  /// The bytes as a literal of SQL.
  fileprivate var sqlLiteral: String {
    "X'" + map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
  }
}
