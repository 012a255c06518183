internal import BasaltDomain
internal import BasaltPersistence

extension StatementRenderer {
  /// Renders a query. The clauses are rendered in the order of the text, so that placeholders are numbered in it; `FROM`
  /// holds none and is put in when all joins are known.
  mutating func select(
    _ select: SelectStatement, limit: Int?, offset: Int?
  ) throws(DatabaseError) -> RenderedStatement {
    isQualified = select.crossesRelations
    var resultColumns: [ResultColumn] = []
    var keyColumns: [Int32] = []
    let output: String
    switch select.output {
    case .table:
      let references = mapping.schema.columns.indices.map { ColumnReference(position: $0) }
      (output, resultColumns) = try columns(references)
      keyColumns = mapping.schema.primaryKey.map { Int32($0) }
    case .columns(let nodes, _):
      try refuseHidden(in: nodes)
      (output, resultColumns) = try outputs(nodes)
      keyColumns = self.keyColumns(in: nodes)
    case .expressions(let nodes):
      (output, resultColumns) = try outputs(nodes)
    case .exists:
      output = "1"
    case .count:
      output = select.isPlainFilter ? "COUNT(*)" : try select.isDistinct ? columns(allColumns).0 : "1"
    }
    let clauses = try clauses(of: select, limit: limit, offset: offset)
    var sql = "SELECT " + (select.isDistinct ? "DISTINCT " : "") + output + (try from()) + clauses
    switch select.output {
    case .exists: sql = "SELECT EXISTS (\(sql))"
    case .count where !select.isPlainFilter: sql = "SELECT COUNT(*) FROM (\(sql)) AS \"counted\""
    default: break
    }
    return RenderedStatement(sql: sql, bindings: bindings, resultColumns: resultColumns, keyColumns: keyColumns)
  }

  private func refuseHidden(_ column: ResolvedColumn) throws(DatabaseError) {
    guard column.column.isHidden else { return }
    throw DatabaseError(
      .invalidQuery, "\(mapping.model).\(column.column.property) is hidden and in no projection: leave it out")
  }

  private var allColumns: [ColumnReference] { mapping.schema.columns.indices.map { ColumnReference(position: $0) } }

  /// Where the columns of the key are among what is selected; nowhere, where one of them is not.
  private func keyColumns(in nodes: [ExpressionNode]) -> [Int32] {
    let found = mapping.schema.primaryKey.compactMap { part in
      nodes.firstIndex { position(of: $0) == part }.map { Int32($0) }
    }
    return found.count == mapping.schema.primaryKey.count ? found : []
  }

  private func position(of node: ExpressionNode) -> Int? {
    guard case .column(let reference) = node, reference.table.isRoot else { return nil }
    return mapping.position(ofSlot: reference.slot)
  }

  /// Refuses a projection that would show a hidden column, if only in an expression.
  private mutating func refuseHidden(in nodes: [ExpressionNode]) throws(DatabaseError) {
    for node in nodes {
      _ = try node.mapLeaves { leaf throws(DatabaseError) in
        if case .column(let reference) = leaf { try refuseHidden(try resolve(reference)) }
        return leaf
      }
    }
  }

  private mutating func columns(_ references: [ColumnReference]) throws(DatabaseError) -> (String, [ResultColumn]) {
    var texts: [String] = []
    var columns: [ResultColumn] = []
    for reference in references {
      let column = try resolve(reference)
      texts.append(try text(of: column))
      columns.append(resultColumn(of: column))
    }
    return (texts.joined(separator: ", "), columns)
  }

  private func resultColumn(of column: ResolvedColumn) -> ResultColumn {
    ResultColumn(
      table: column.table.name, column: column.column.name, encoding: syntax.encoding(of: column.column).code)
  }

  /// Computed values, and what is known of each of them.
  private mutating func outputs(_ nodes: [ExpressionNode]) throws(DatabaseError) -> (String, [ResultColumn]) {
    var columns: [ResultColumn] = []
    let text = try list(nodes)
    for node in nodes {
      if case .column(let reference) = node {
        columns.append(resultColumn(of: try resolve(reference)))
      } else {
        columns.append(ResultColumn(computedWithEncoding: try encoding(of: node).code))
      }
    }
    return (text, columns)
  }

  mutating func list(_ nodes: [ExpressionNode]) throws(DatabaseError) -> String {
    var texts: [String] = []
    for node in nodes { texts.append(try expression(node)) }
    return texts.joined(separator: ", ")
  }

  private mutating func clauses(
    of select: SelectStatement, limit: Int?, offset: Int?
  ) throws(DatabaseError) -> String {
    var sql = ""
    if let filter = select.filter { sql += " WHERE " + (try expression(filter)) }
    if !select.grouping.isEmpty { sql += " GROUP BY " + (try list(select.grouping)) }
    if let having = select.having { sql += " HAVING " + (try expression(having)) }
    if !select.order.isEmpty {
      var terms: [String] = []
      for term in select.order {
        try refuseUnordered(term.node)
        terms.append(try expression(term.node) + (term.isDescending ? " DESC" : " ASC"))
      }
      sql += " ORDER BY " + terms.joined(separator: ", ")
    }
    if let limit {
      sql += " LIMIT " + bind(limit, nil)
    } else if offset != nil {
      sql += " LIMIT " + syntax.unlimited
    }
    if let offset { sql += " OFFSET " + bind(offset, nil) }
    return sql
  }
}

extension SelectStatement {
  /// Whether any clause names a column of another table.
  var crossesRelations: Bool {
    let output =
      switch self.output {
      case .columns(let nodes, _), .expressions(let nodes): nodes.contains(where: \.crossesRelations)
      case .table, .exists, .count: false
      }
    return output || filter?.crossesRelations ?? false || having?.crossesRelations ?? false
      || grouping.contains(where: \.crossesRelations) || order.contains { $0.node.crossesRelations }
  }
}
