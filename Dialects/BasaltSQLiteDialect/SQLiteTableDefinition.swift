internal import BasaltDomain
internal import BasaltPersistence
internal import BasaltSQL

/// Writes the definition of a table: STRICT, with every constraint that the model declares.
struct SQLiteTableDefinition {
  let schema: TableSchema

  init(_ schema: TableSchema) { self.schema = schema }

  func statements() throws(DatabaseError) -> [String] {
    guard schema.namespace == nil else {
      throw DatabaseError(
        .invalidQuery, "\(schema.name): SQLite has no schemas; leave out 'schema:', or give the table a longer name")
    }
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
      let index = try quoted("\(schema.name)_\(column.name)_index")
      statements.append("CREATE INDEX IF NOT EXISTS \(index) ON \(table) (\(try quoted(column.name)))")
    }
    for index in schema.indexes { statements.append(try definition(of: index)) }
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
    switch column.kind {
    case .bool: text += " CHECK (\(name) IN (0, 1))"
    case .int8: text += " CHECK (\(name) BETWEEN -128 AND 127)"
    case .int16: text += " CHECK (\(name) BETWEEN -32768 AND 32767)"
    case .int32: text += " CHECK (\(name) BETWEEN -2147483648 AND 2147483647)"
    case .uint8: text += " CHECK (\(name) BETWEEN 0 AND 255)"
    case .uint16: text += " CHECK (\(name) BETWEEN 0 AND 65535)"
    case .uint32: text += " CHECK (\(name) BETWEEN 0 AND 4294967295)"
    // Before SQLite 3.42 JSON_VALID calls null no JSON.
    case .json:
      text += column.isNullable ? " CHECK (\(name) IS NULL OR JSON_VALID(\(name)))" : " CHECK (JSON_VALID(\(name)))"
    default: break
    }
    return text
  }

  private func type(of column: ColumnSchema) throws(DatabaseError) -> String {
    switch column.kind {
    case .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .duration: return "INTEGER"
    case .float, .double: return "REAL"
    case .text, .date, .json, .array: return "TEXT"
    case .bytes: return "BLOB"
    case .instant, .time: return column.storage == .text ? "TEXT" : "INTEGER"
    case .uuid: return column.storage == .text ? "TEXT" : "BLOB"
    case .decimal:
      guard column.storage == .text else {
        throw DatabaseError(
          .invalidQuery,
          "\(schema.name).\(column.name): SQLite has no decimal type; declare it as @Column(storage: .text)")
      }
      return "TEXT"
    }
  }

  private func defaultText(_ value: DefaultValue, of column: ColumnSchema) throws(DatabaseError) -> String {
    switch value {
    case .now:
      switch (column.kind, column.storage) {
      case (.instant, .standard):
        return "(CAST(ROUND((JULIANDAY('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000)"
      case (.instant, .text): return "(STRFTIME('%Y-%m-%d %H:%M:%f000', 'now'))"
      case (.date, _): return "(DATE('now'))"
      default:
        throw DatabaseError(.invalidQuery, "\(schema.name).\(column.name): the default .now is for dates only")
      }
    case .int(let number) where column.kind.isInteger: return "\(number)"
    case .int(let number) where column.kind == .double || column.kind == .float: return "\(number).0"
    case .double(let number) where number.isFinite && (column.kind == .double || column.kind == .float):
      return "\(number)"
    case .text(let text) where column.kind == .text: return "'" + text.replacing("'", with: "''") + "'"
    case .bool(let value) where column.kind == .bool: return value ? "1" : "0"
    case .sql(let sql): return "(\(sql))"
    case .int, .double, .text, .bool:
      throw DatabaseError(
        .invalidQuery, "\(schema.name).\(column.name): the default is of another type than the column")
    }
  }
}
