public import BasaltDomain
public import BasaltPersistence

/// Renders statements in the SQL that all engines share, and asks a ``SQLSyntax`` where they differ.
///
/// Text is written from left to right, and placeholders are numbered as they are met.
public struct StatementRenderer {
  let syntax: any SQLSyntax
  let mapping: TableMapping
  private let table: (any Table.Type)?
  /// Why a value could not be written as a literal.
  private var failure: DatabaseError?
  /// Whether columns are written with their table's alias: only where a statement spans several tables.
  var isQualified = false
  private(set) var bindings: [ParameterBinding] = []
  /// The values of a definition, which are written into its text: definitions take no placeholders.
  private var literals: [SQLValue]?
  private var joins: [(path: UInt64, sql: String)] = []

  /// Renders an expression of a table's definition: a check, a term of an index.
  ///
  /// - Throws: ``BasaltPersistence/DatabaseError`` with code `invalidQuery`.
  public static func schemaExpression(
    _ node: ExpressionNode, in schema: TableSchema, _ syntax: any SQLSyntax
  ) throws(DatabaseError) -> String {
    var literals: [SQLValue] = []
    let numbered = node.mapLeaves { leaf in
      switch leaf {
      case .value(let value):
        literals.append(value)
        return .parameter(literals.count - 1, isNull: value.isNull)
      case .list(let values):
        literals.append(.array(values))
        return .parameterList(literals.count - 1, size: values.count)
      default: return leaf
      }
    }
    var renderer = StatementRenderer(syntax, TableMapping(schema))
    renderer.literals = literals
    let text = try renderer.expression(numbered)
    if let failure = renderer.failure { throw failure }
    return text
  }

  private init(_ syntax: any SQLSyntax, _ mapping: TableMapping) {
    self.syntax = syntax
    self.mapping = mapping
    table = nil
  }

  /// Starts a statement on a table.
  init(_ syntax: any SQLSyntax, _ table: any Table.Type) {
    self.syntax = syntax
    self.table = table
    mapping = table.mapping
  }

  /// Renders a statement.
  ///
  /// - Throws: ``BasaltPersistence/DatabaseError`` with code `invalidQuery`.
  public static func render(
    _ numbered: NumberedStatement, _ syntax: any SQLSyntax
  ) throws(DatabaseError) -> RenderedStatement {
    var renderer = StatementRenderer(syntax, numbered.statement.table)
    switch numbered.statement {
    case .select(let select): return try renderer.select(select, limit: numbered.limit, offset: numbered.offset)
    case .insert(let insert): return try renderer.insert(insert, values: numbered.insertValues)
    case .update(let update): return try renderer.update(update)
    case .delete(let delete): return try renderer.delete(delete)
    }
  }

  /// Takes the next placeholder for a value.
  mutating func bind(_ value: Int, element: Int? = nil, _ convert: ParameterConversion?) -> String {
    if let literals { return literal(literals[value], element, convert) }
    bindings.append(ParameterBinding(value: value, element: element, convert: convert))
    return syntax.placeholder(bindings.count)
  }

  private mutating func literal(_ value: SQLValue, _ element: Int?, _ convert: ParameterConversion?) -> String {
    var value = value
    if let element, case .array(let elements) = value { value = elements[element] }
    do throws(DatabaseError) {
      return try syntax.literal(try convert?(value) ?? value)
    } catch {
      failure = error
      return ""
    }
  }

  // MARK: Columns and joins

  /// A column that a reference names.
  struct ResolvedColumn {
    let table: TableSchema
    let column: ColumnSchema
    let isNullable: Bool
    let alias: String
  }

  /// Finds the column of a reference and joins the tables on the way to it.
  mutating func resolve(_ reference: ColumnReference) throws(DatabaseError) -> ResolvedColumn {
    guard !reference.table.isTooLong else {
      throw DatabaseError(.invalidQuery, "a query can follow at most eight relations in a row")
    }
    guard reference.table.root == nil || table.map({ reference.table.root == ObjectIdentifier($0) }) ?? true else {
      throw DatabaseError(
        .invalidQuery,
        "a query of \(mapping.model) uses a column of another query: inside a closure use its own $0 only")
    }
    let (mapping, alias, isOptional) = try follow(reference.table)
    guard let position = mapping.position(ofSlot: reference.slot) else {
      throw DatabaseError(
        .invalidQuery,
        "a property of \(mapping.model) in this query has no column: it is computed. Use stored properties in queries, "
          + "and filter on computed ones in Swift")
    }
    let column = mapping.schema.columns[position]
    return ResolvedColumn(
      table: mapping.schema, column: column, isNullable: column.isNullable || isOptional, alias: alias)
  }

  private mutating func follow(
    _ path: TablePath
  ) throws(DatabaseError) -> (mapping: TableMapping, alias: String, isOptional: Bool) {
    var mapping = mapping
    var alias = "t0"
    var isOptional = false
    var walked: UInt64 = 0
    for number in path.relations {
      guard mapping.relations.indices.contains(number - 1) else {
        throw DatabaseError(.invalidQuery, "\(mapping.model) has no relation number \(number)")
      }
      let relation = mapping.relations[number - 1]
      let target = relation.target()
      isOptional = isOptional || relation.isNullable
      walked = walked << 8 | UInt64(number)
      alias = try join(walked, relation, from: mapping, alias, to: target, isOptional: isOptional)
      mapping = target
    }
    return (mapping, alias, isOptional)
  }

  private mutating func join(
    _ path: UInt64, _ relation: TableMapping.Relation, from source: TableMapping, _ sourceAlias: String,
    to target: TableMapping, isOptional: Bool
  ) throws(DatabaseError) -> String {
    if let index = joins.firstIndex(where: { $0.path == path }) { return "t\(index + 1)" }
    let alias = "t\(joins.count + 1)"
    let column = source.schema.columns[relation.column]
    guard let key = source.foreignKey(at: relation.column),
      let referenced = key.references.columns.first
    else {
      throw DatabaseError(.invalidQuery, "\(source.model).\(column.property) is no foreign key")
    }
    let kind = isOptional ? "LEFT JOIN" : "JOIN"
    let sql = try
      " \(kind) \(text(of: target.schema)) AS \"\(alias)\" ON \"\(alias)\".\(quoted(referenced)) = \"\(sourceAlias)\".\(quoted(column.name))"
    joins.append((path, sql))
    return alias
  }

  /// The name of a table, behind that of its schema where it has one.
  func text(of table: TableSchema) throws(DatabaseError) -> String {
    guard let namespace = table.namespace else { return try quoted(table.name) }
    try syntax.checkNamespace(of: table)
    return "\(try quoted(namespace)).\(try quoted(table.name))"
  }

  /// The text of a resolved column.
  func text(of column: ResolvedColumn) throws(DatabaseError) -> String {
    isQualified ? "\"\(column.alias)\".\(try quoted(column.column.name))" : try quoted(column.column.name)
  }

  /// `FROM` with the joins that the expressions rendered so far need.
  func from() throws(DatabaseError) -> String {
    let table = try text(of: mapping.schema)
    return isQualified ? " FROM \(table) AS \"t0\"" + joins.map(\.sql).joined() : " FROM \(table)"
  }
}

extension ExpressionNode {
  /// Whether the expression names a column of another table than the root.
  var crossesRelations: Bool {
    switch self {
    case .column(let column): !column.table.isRoot
    case .value, .parameter, .list, .parameterList, .countRows: false
    case .unary(_, let operand), .datePart(_, let operand), .aggregate(_, let operand, _): operand.crossesRelations
    case .binary(_, let left, let right), .textTest(_, let left, let right, _):
      left.crossesRelations || right.crossesRelations
    case .function(_, let arguments): arguments.contains(where: \.crossesRelations)
    }
  }
}
