internal import BasaltDomain
internal import BasaltPersistence

extension StatementRenderer {
  mutating func insert(_ insert: InsertStatement, values: [Int]) throws(DatabaseError) -> RenderedStatement {
    let schema = mapping.schema
    let positions = schema.columns.indices.filter { !insert.omitted.contains($0) }
    var sql = "INSERT INTO " + (try text(of: schema))
    if positions.isEmpty {
      sql += " DEFAULT VALUES"
    } else {
      var names: [String] = []
      var placeholders: [String] = []
      for (position, value) in zip(positions, values) {
        names.append(try quoted(schema.columns[position].name))
        placeholders.append(bind(value, syntax.conversion(for: schema.columns[position], .stored)))
      }
      sql += " (\(names.joined(separator: ", "))) VALUES (\(placeholders.joined(separator: ", ")))"
    }
    sql += try conflictClause(insert.conflict)
    guard insert.isReturning else { return RenderedStatement(sql: sql, bindings: bindings) }
    var names: [String] = []
    for column in schema.columns { names.append(try quoted(column.name)) }
    return RenderedStatement(
      sql: sql + " RETURNING " + names.joined(separator: ", "), bindings: bindings,
      resultColumns: schema.columns.map {
        ResultColumn(table: schema.name, column: $0.name, encoding: syntax.encoding(of: $0).code)
      },
      keyColumns: schema.primaryKey.map { Int32($0) })
  }

  private mutating func conflictClause(_ conflict: InsertStatement.Conflict) throws(DatabaseError) -> String {
    switch conflict {
    case .fail: return ""
    case .ignore(let target): return " ON CONFLICT (\(try names(target).joined(separator: ", "))) DO NOTHING"
    case .update(let target, let columns):
      let names = try names(target)
      // Without a column to change, the key is written onto itself: the existing row is then returned like a changed one.
      let changes = try columns.isEmpty ? names : self.names(columns)
      let assignments = changes.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
      return " ON CONFLICT (\(names.joined(separator: ", "))) DO UPDATE SET \(assignments)"
    }
  }

  private mutating func names(_ references: [ColumnReference]) throws(DatabaseError) -> [String] {
    var names: [String] = []
    for reference in references { names.append(try quoted(try own(reference).column.name)) }
    return names
  }

  /// A column of the statement's own table.
  private mutating func own(_ reference: ColumnReference) throws(DatabaseError) -> ResolvedColumn {
    guard reference.table.isRoot else {
      throw DatabaseError(
        .invalidQuery, "\(mapping.model) cannot write a column of a related table: write that table itself")
    }
    return try resolve(reference)
  }

  mutating func update(_ update: UpdateStatement) throws(DatabaseError) -> RenderedStatement {
    var assignments: [String] = []
    for assignment in update.assignments {
      let column = try own(assignment.column)
      guard !assignment.value.crossesRelations else {
        throw DatabaseError(
          .invalidQuery, "an update of \(mapping.model) cannot compute from a related table: fetch the value first")
      }
      let value = try assigned(assignment.value, to: column.column)
      assignments.append("\(try quoted(column.column.name)) = \(value)")
    }
    let sql = "UPDATE \(try text(of: mapping.schema)) SET \(assignments.joined(separator: ", "))"
    return RenderedStatement(sql: sql + (try whereClause(update.filter)), bindings: bindings)
  }

  mutating func delete(_ delete: DeleteStatement) throws(DatabaseError) -> RenderedStatement {
    let sql = "DELETE FROM \(try text(of: mapping.schema))"
    return RenderedStatement(sql: sql + (try whereClause(delete.filter)), bindings: bindings)
  }

  /// A filter that crosses relations goes through the keys of the rows that it finds.
  private mutating func whereClause(_ filter: ExpressionNode?) throws(DatabaseError) -> String {
    guard let filter else { return "" }
    guard filter.crossesRelations else { return " WHERE " + (try expression(filter)) }
    isQualified = true
    defer { isQualified = false }
    var names: [String] = []
    for column in mapping.schema.primaryKey { names.append(try quoted(mapping.schema.columns[column].name)) }
    let key = names.joined(separator: ", ")
    let found = names.map { "\"t0\".\($0)" }.joined(separator: ", ")
    let condition = try expression(filter)
    return " WHERE \(names.count == 1 ? key : "(\(key))") IN (SELECT \(found)\(try from()) WHERE \(condition))"
  }
}
