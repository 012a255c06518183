#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import BasaltDomain
internal import BasaltPersistence
internal import BasaltSQL

/// Writes the definition of a table: STRICT, with every constraint that the model declares.
struct SQLiteTableDefinition {
  let schema: TableSchema

  init(_ schema: TableSchema) { self.schema = schema }

  func statements() throws(DatabaseError) -> [String] {
    try SQLiteSyntax().checkNamespace(of: schema)
    var lines: [String] = []
    for (position, column) in schema.columns.enumerated() { lines.append(try definition(of: column, at: position)) }
    if schema.primaryKey.count > 1 { lines.append("PRIMARY KEY (\(try columns(schema.primaryKey)))") }
    for unique in schema.uniques { lines.append(try definition(of: unique)) }
    for check in schema.checks { lines.append(try definition(of: check)) }
    for key in schema.foreignKeys { lines.append(try definition(of: key)) }
    let table = try quoted(schema.name)
    let head = "CREATE TABLE IF NOT EXISTS \(table) (\(comment(schema.comment))"
    var statements = ["\(head)\n  \(lines.joined(separator: ",\n  "))\n) STRICT"]
    for column in schema.columns where column.isIndexed {
      let index = try quoted(schema.indexName(of: column))
      statements.append("CREATE INDEX IF NOT EXISTS \(index) ON \(table) (\(try quoted(column.name)))")
    }
    for index in schema.indexes { statements.append(try definition(of: index)) }
    guard !statements.contains(where: { $0.utf8.contains(0) }) else {
      throw DatabaseError(
        .invalidQuery, "\(schema.name): a text of its definition holds a NUL character, where SQLite would stop reading"
      )
    }
    return statements
  }

  private func definition(of column: ColumnSchema, at position: Int) throws(DatabaseError) -> String {
    let name = try quoted(column.name)
    var text = "\(comment(column.comment))\(name) \(try typeText(of: column))"
    let isKey = schema.primaryKey == [position]
    if isKey, schema.keyStrategy == .generated {
      guard column.kind.isInteger else {
        throw DatabaseError(
          .invalidQuery,
          "\(schema.name).\(column.name): SQLite generates integer keys only; use Key<Int64>, or make the key in Swift")
      }
      return text + " PRIMARY KEY AUTOINCREMENT"
    }
    if !column.isNullable { text += " NOT NULL" }
    text += try collationText(of: column)
    if let generated = column.generated {
      text += " GENERATED ALWAYS AS (\(generated.sql)) \(generated.isStored ? "STORED" : "VIRTUAL")"
    }
    if isKey { text += " PRIMARY KEY" }
    if column.isUnique { text += " UNIQUE" }
    if let value = column.defaultValue { text += " DEFAULT \(try defaultText(value, of: column))" }
    if let length = column.length {
      text += " CHECK (LENGTH(\(name)) BETWEEN \(length.lowerBound) AND \(length.upperBound))"
    }
    text += check(of: column, name)
    return text
  }

  /// What keeps values out of a column that its Swift type does not have.
  private func check(of column: ColumnSchema, _ name: String) -> String {
    if let enumeration = column.enumeration, let list = enumeration.literals { return " CHECK (\(name) IN (\(list)))" }
    let condition: String
    switch column.kind {
    case .bool: condition = "\(name) IN (0, 1)"
    case .int8: condition = "\(name) BETWEEN -128 AND 127"
    case .int16: condition = "\(name) BETWEEN -32768 AND 32767"
    case .int32: condition = "\(name) BETWEEN -2147483648 AND 2147483647"
    case .uint8: condition = "\(name) BETWEEN 0 AND 255"
    case .uint16: condition = "\(name) BETWEEN 0 AND 65535"
    case .uint32: condition = "\(name) BETWEEN 0 AND 4294967295"
    case .uint64 where column.storage == .integer: condition = "\(name) >= 0"
    case .time where column.storage == .standard: condition = "\(name) BETWEEN 0 AND 86399999999"
    case .decimal where column.storage == .standard:
      let greatest = SQLiteDecimal.greatest(column.precision?.digits ?? SQLiteDecimal.mostDigits)
      condition = "\(name) BETWEEN -\(greatest) AND \(greatest)"
    // Before SQLite 3.42 JSON_VALID calls null no JSON.
    case .json: condition = (column.isNullable ? "\(name) IS NULL OR " : "") + "JSON_VALID(\(name))"
    case .array:
      condition =
        (column.isNullable ? "\(name) IS NULL OR " : "")
        + "JSON_VALID(\(name)) AND JSON_TYPE(\(name)) = 'array'"
    default: return ""
    }
    return " CHECK (\(condition))"
  }

  func type(of column: ColumnSchema) throws(DatabaseError) -> String {
    try checkStorage(of: column)
    switch column.kind {
    case .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .duration: return "INTEGER"
    case .float, .double: return "REAL"
    case .text, .date, .json, .array: return "TEXT"
    case .bytes: return "BLOB"
    case .instant, .time, .decimal: return column.storage == .text ? "TEXT" : "INTEGER"
    case .uuid: return column.storage == .text ? "TEXT" : "BLOB"
    }
  }

  /// Refuses a storage that SQLite does not have for the column's kind.
  private func checkStorage(of column: ColumnSchema) throws(DatabaseError) {
    if column.storage == .integer, column.kind != .uint64 {
      throw DatabaseError(
        .invalidQuery, "\(schema.name).\(column.name): storage: .integer is for unsigned 64-bit integers; leave it out")
    }
    guard column.kind == .decimal, column.storage == .standard else { return }
    guard let precision = column.precision else {
      throw DatabaseError(
        .invalidQuery,
        "\(schema.name).\(column.name): SQLite has no decimal type; say how many digits it has with "
          + "@Precision(10, scale: 2), or declare it as @Column(storage: .text), which finds values and does not compute"
      )
    }
    guard (1...SQLiteDecimal.mostDigits).contains(precision.digits), (0...precision.digits).contains(precision.scale)
    else {
      throw DatabaseError(
        .invalidQuery,
        "\(schema.name).\(column.name): SQLite holds decimals of 1 to 18 digits, none to all of them behind the point; "
          + "declare fewer with @Precision, or @Column(storage: .text)")
    }
  }

  private func defaultText(_ value: DefaultValue, of column: ColumnSchema) throws(DatabaseError) -> String {
    if case .now = value { return try currentTime(for: column) }
    if case .sql(let sql) = value { return "(\(sql))" }
    if column.kind == .decimal { return try decimalDefault(value, of: column) }
    switch (column.kind, value) {
    case (.uint64, .int(let number)) where number >= 0:
      return column.storage == .integer ? "\(number)" : "\(number ^ Int64.min)"
    case (.uint64, _): break
    case (_, .int(let number)) where column.kind.isInteger: return "\(number)"
    case (.double, .int(let number)), (.float, .int(let number)): return "\(number).0"
    case (.double, .double(let number)) where number.isFinite: return "\(number)"
    case (.float, .double(let number)) where number.isFinite: return "\(number)"
    case (.text, .text(let text)): return literal(text)
    case (.date, .text(let text)): if let date = CalendarDate(text) { return literal(date.description) }
    case (.time, .text(let text)):
      if let time = TimeOfDay(text) {
        return column.storage == .text ? literal(time.description) : "\(time.microseconds)"
      }
    case (.json, .text(let text)): if (try? JSON(parsing: text)) != nil { return literal(text) }
    case (.array, .text(let text)): if (try? JSON(parsing: text))?.array != nil { return literal(text) }
    case (.bool, .bool(let value)): return value ? "1" : "0"
    default: break
    }
    throw DatabaseError(.invalidQuery, "\(schema.name).\(column.name): the default is no value of the column's type")
  }

  private func currentTime(for column: ColumnSchema) throws(DatabaseError) -> String {
    switch (column.kind, column.storage) {
    case (.instant, .standard):
      return "(CAST(ROUND((JULIANDAY('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000)"
    case (.instant, .text): return "(STRFTIME('%Y-%m-%d %H:%M:%f000', 'now'))"
    case (.date, _): return "(DATE('now'))"
    default:
      throw DatabaseError(.invalidQuery, "\(schema.name).\(column.name): the default .now is for dates only")
    }
  }

  /// The default of a decimal, in the form in which its values are stored. A floating-point literal stands for the digits
  /// that were written.
  private func decimalDefault(_ value: DefaultValue, of column: ColumnSchema) throws(DatabaseError) -> String {
    let digits: String
    switch value {
    case .int(let number): digits = "\(number)"
    case .double(let number): digits = "\(number)"
    case .text(let text): digits = text
    case .now, .bool, .sql: digits = ""
    }
    guard let decimal = Decimal(digits: digits) else {
      throw DatabaseError(
        .invalidQuery, "\(schema.name).\(column.name): the default is no decimal; write its digits, as \"9.50\"")
    }
    if column.storage == .text { return literal(decimal.digits) }
    let precision = column.precision ?? DecimalPrecision(SQLiteDecimal.mostDigits, scale: 0)
    do throws(DatabaseError) {
      return "\(try SQLiteDecimal.exact(decimal, in: column, precision.digits, scale: precision.scale))"
    } catch {
      throw DatabaseError(.invalidQuery, "\(schema.name).\(column.name): the default does not fit: \(error.message)")
    }
  }

  private func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}

extension EnumerationSchema {
  /// The raw values as SQL; nil where there are none.
  fileprivate var literals: String? {
    let texts =
      switch values {
      case .texts(let texts): texts.map { "'" + $0.replacing("'", with: "''") + "'" }
      case .integers(let integers): integers.map { "\($0)" }
      }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}
