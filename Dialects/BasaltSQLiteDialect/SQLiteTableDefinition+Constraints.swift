internal import BasaltDomain
internal import BasaltPersistence
internal import BasaltSQL

extension SQLiteTableDefinition {
  // MARK: Options of columns

  /// The column's type: the model's own word for it, or what the dialect chooses.
  func typeText(of column: ColumnSchema) throws(DatabaseError) -> String {
    guard let type = column.typeOverride else { return try self.type(of: column) }
    let strictTypes = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"]
    guard strictTypes.contains(type.uppercased()) else {
      throw DatabaseError(
        .invalidQuery,
        "\(schema.name).\(column.name): tables of SQLite are STRICT, whose types are \(strictTypes.joined(separator: ", "))"
      )
    }
    return type.uppercased()
  }

  func collationText(of column: ColumnSchema) throws(DatabaseError) -> String {
    switch column.collation {
    case nil: return ""
    case .binary: return " COLLATE BINARY"
    case .caseInsensitive: return " COLLATE NOCASE"
    case .named(let name): return " COLLATE \(try quoted(name))"
    }
  }

  /// A comment, which SQLite keeps in the definition of the table.
  func comment(_ text: String?) -> String {
    guard let text else { return "" }
    return "/* \(text.replacing("*/", with: "* /")) */ "
  }

  // MARK: Constraints and indexes

  /// The names of columns, one behind the other.
  func columns(_ positions: [Int]) throws(DatabaseError) -> String {
    try list(positions.map { schema.columns[$0].name })
  }

  private func list(_ names: [String]) throws(DatabaseError) -> String {
    var texts: [String] = []
    for name in names { texts.append(try quoted(name)) }
    return texts.joined(separator: ", ")
  }

  func definition(of unique: UniqueSchema) throws(DatabaseError) -> String {
    "CONSTRAINT \(try quoted(unique.name)) UNIQUE (\(try columns(unique.columns)))"
  }

  func definition(of check: CheckSchema) throws(DatabaseError) -> String {
    let condition =
      switch check.condition {
      case .sql(let sql): sql
      case .expression(let node): try StatementRenderer.schemaExpression(node, in: schema, SQLiteSyntax())
      }
    return "CONSTRAINT \(try quoted(check.name)) CHECK (\(condition))"
  }

  func definition(of index: IndexSchema) throws(DatabaseError) -> String {
    guard index.method == .tree else {
      throw DatabaseError(
        .invalidQuery,
        "\(index.name): SQLite builds indexes as trees only; leave out 'method: .\(index.method.rawValue)'")
    }
    var terms: [String] = []
    for term in index.terms {
      let text = try StatementRenderer.schemaExpression(term.expression, in: schema, SQLiteSyntax())
      terms.append(text + (term.isDescending ? " DESC" : ""))
    }
    let kind = index.isUnique ? "UNIQUE INDEX" : "INDEX"
    var sql = "CREATE \(kind) IF NOT EXISTS \(try quoted(index.name)) ON \(try quoted(schema.name)) "
    sql += "(\(terms.joined(separator: ", ")))"
    guard let condition = index.condition else { return sql }
    return sql + " WHERE " + (try StatementRenderer.schemaExpression(condition, in: schema, SQLiteSyntax()))
  }

  func definition(of key: ForeignKeySchema) throws(DatabaseError) -> String {
    let actions = [key.onDelete, key.onUpdate]
    for referring in key.columns.map({ schema.columns[$0] }) {
      guard referring.isNullable || !actions.contains(.setNull) else {
        throw DatabaseError(
          .invalidQuery,
          "\(schema.name).\(referring.name): setNull needs an optional foreign key; this one is never null")
      }
      guard referring.defaultValue != nil || !actions.contains(.setDefault) else {
        throw DatabaseError(
          .invalidQuery, "\(schema.name).\(referring.name): setDefault needs a @Default on the column")
      }
    }
    guard key.references.namespace == nil else {
      throw DatabaseError(
        .invalidQuery,
        "\(schema.name) refers to a table in the schema '\(key.references.namespace ?? "")': SQLite has none")
    }
    let target = try quoted(key.references.table)
    return "FOREIGN KEY (\(try columns(key.columns))) REFERENCES \(target) (\(try list(key.references.columns)))"
      + " ON DELETE \(key.onDelete.sql) ON UPDATE \(key.onUpdate.sql)"
  }
}

extension ReferentialAction {
  fileprivate var sql: String {
    switch self {
    case .noAction: "NO ACTION"
    case .restrict: "RESTRICT"
    case .cascade: "CASCADE"
    case .setNull: "SET NULL"
    case .setDefault: "SET DEFAULT"
    }
  }
}
