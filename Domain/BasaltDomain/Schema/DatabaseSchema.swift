/// The tables of an application: the complete description of all models of all modules, free of any engine.
///
/// It is a plain value: two can be compared, and one can be stored and read back. Its order does not depend on the order in
/// which models are listed: a table comes behind those that it refers to, and tables that refer to each other in a circle
/// stand next to each other by their names.
public struct DatabaseSchema: Hashable, Codable, Sendable {
  /// The tables, referenced ones first.
  public let tables: [TableSchema]
  /// The names of tables that refer to each other in a circle, or to themselves, circle by circle.
  public let cycles: [[String]]

  /// Describes the tables of models.
  ///
  /// - Throws: ``SchemaError`` with everything that is wrong: a table that two models claim, a reference to a table that is
  ///   not listed or to columns that are no key there, two constraints or indexes of one name.
  public init(_ models: any Table.Type...) throws(SchemaError) { try self.init(models) }

  /// Describes the tables of models.
  ///
  /// - Throws: ``SchemaError`` with everything that is wrong.
  public init(_ models: [any Table.Type]) throws(SchemaError) {
    try self.init(models) { $0.referenceProblems }
  }

  /// Describes tables of which others may exist already: references to those are not looked into.
  package init(creating models: [any Table.Type]) throws(SchemaError) {
    try self.init(models) { _ in [] }
  }

  private init(_ models: [any Table.Type], furtherProblems: (TableList) -> [String]) throws(SchemaError) {
    var tables: [TableSchema] = []
    var problems: [String] = []
    var seen: Set<ObjectIdentifier> = []
    for model in models where seen.insert(ObjectIdentifier(model)).inserted {
      let resolved = model.mapping.resolvedSchema()
      tables.append(resolved.schema)
      problems += resolved.problems
    }
    let list = TableList(tables)
    problems += (list.nameProblems + furtherProblems(list)).sorted()
    guard problems.isEmpty else { throw SchemaError(problems: problems) }
    self.init(ordering: tables)
  }

  /// Orders tables that need not be complete: references to others are ignored.
  init(ordering tables: [TableSchema]) {
    let sorted = tables.sorted { $0.qualifiedName < $1.qualifiedName }
    var graph = ReferenceGraph(sorted)
    let components = graph.components()
    self.tables = components.flatMap { $0.map { sorted[$0] } }
    cycles = components.filter { $0.count > 1 || graph.refersToItself($0[0]) }.map { $0.map { sorted[$0].name } }
  }

  /// The table of a name, nil when there is none.
  public func table(_ name: String, namespace: String? = nil) -> TableSchema? {
    tables.first { $0.name == name && $0.namespace == namespace }
  }
}

/// What can be wrong with tables that are each right by themselves.
private struct TableList {
  private let tables: [TableSchema]

  init(_ tables: [TableSchema]) { self.tables = tables }

  /// The names that several tables or their indexes share.
  var nameProblems: [String] {
    let claims = tables.repeated(\.qualifiedName).map {
      "\($0.count) models claim the table '\($0.name)': give each a table of its own"
    }
    let indexes = tables.flatMap { table in
      Set(table.indexNames).map { name in table.namespace.map { "\($0).\(name)" } ?? name }
    }
    return claims
      + indexes.repeated(\.self).map { "\($0.count) tables have an index '\($0.name)': name one of them otherwise" }
  }

  /// The references that lead nowhere, or to what is no key.
  var referenceProblems: [String] {
    let byName = Dictionary(tables.map { ($0.qualifiedName, $0) }) { first, _ in first }
    return tables.flatMap { table in table.foreignKeys.compactMap { table.problem(of: $0, in: byName) } }
  }
}

extension Array {
  /// The names that several elements have, and how many.
  fileprivate func repeated(_ name: (Element) -> String) -> [(name: String, count: Int)] {
    Dictionary(grouping: self, by: name).filter { $0.value.count > 1 }.map { ($0.key, $0.value.count) }
  }
}

extension TableSchema {
  /// The table's name, behind that of its schema where it has one.
  var qualifiedName: String { namespace.map { "\($0).\(name)" } ?? name }

  fileprivate func problem(of key: ForeignKeySchema, in tables: [String: TableSchema]) -> String? {
    let columns = key.columns.map { self.columns[$0].name }.joined(separator: ", ")
    guard let target = tables[key.references.qualifiedTable] else {
      return "\(qualifiedName) (\(columns)) refers to the table '\(key.references.qualifiedTable)', which no listed "
        + "model has: list its model too"
    }
    if target.isKey(key.references.columns) { return nil }
    return "\(qualifiedName) (\(columns)) refers to \(target.qualifiedName) "
      + "(\(key.references.columns.joined(separator: ", "))), which is no key there: mark it as unique"
  }

  /// Whether columns are the primary key, or unique.
  private func isKey(_ names: [String]) -> Bool {
    let positions = names.compactMap { name in columns.firstIndex { $0.name == name } }
    guard positions.count == names.count else { return false }
    if Set(positions) == Set(primaryKey) { return true }
    if uniques.contains(where: { Set($0.columns) == Set(positions) }) { return true }
    if positions.count == 1, columns[positions[0]].isUnique { return true }
    return indexes.contains { index in
      index.isUnique && index.condition == nil
        && Set(index.terms.map(\.expression)) == Set(positions.map { .column(ColumnReference(position: $0)) })
    }
  }

  /// The name of the index that ``ColumnSchema/isIndexed`` asks for.
  package func indexName(of column: ColumnSchema) -> String { "\(name)_\(column.name)_index" }

  /// The names of all indexes.
  fileprivate var indexNames: [String] { columns.filter(\.isIndexed).map(indexName) + indexes.map(\.name) }

  /// The names that the table gives twice.
  var repeatedNames: [String] {
    let constraints = uniques.map(\.name) + checks.map(\.name)
    let names = [(columns.map(\.name), "columns"), (constraints, "constraints"), (indexNames, "indexes")]
    return names.flatMap { names, kind in
      names.repeated(\.self).map { "\(qualifiedName) has \($0.count) \(kind) '\($0.name)': name one of them otherwise" }
        .sorted()
    }
  }
}

extension KeyReference {
  /// The table's name, behind that of its schema where it has one.
  var qualifiedTable: String { namespace.map { "\($0).\(table)" } ?? table }
}

/// Which table refers to which, and in what order they can be made.
///
/// The algorithm is Tarjan's for strongly connected components ("Depth-first search and linear graph algorithms", 1972),
/// which finds a component only after all those that it refers to.
private struct ReferenceGraph {
  private let references: [[Int]]
  private var next = 0
  private var numbers: [Int?]
  private var lowest: [Int]
  private var stack: [Int] = []
  private var isOnStack: [Bool]
  private var found: [[Int]] = []

  init(_ tables: [TableSchema]) {
    let places = Dictionary(tables.enumerated().map { ($1.qualifiedName, $0) }) { first, _ in first }
    references = tables.map { table in
      Set(table.foreignKeys.compactMap { places[$0.references.qualifiedTable] }).sorted()
    }
    numbers = Array(repeating: nil, count: tables.count)
    lowest = Array(repeating: 0, count: tables.count)
    isOnStack = Array(repeating: false, count: tables.count)
  }

  func refersToItself(_ table: Int) -> Bool { references[table].contains(table) }

  mutating func components() -> [[Int]] {
    for table in references.indices where numbers[table] == nil { visit(table) }
    return found
  }

  private mutating func visit(_ table: Int) {
    numbers[table] = next
    lowest[table] = next
    next += 1
    stack.append(table)
    isOnStack[table] = true
    for reference in references[table] {
      if let number = numbers[reference] {
        if isOnStack[reference] { lowest[table] = min(lowest[table], number) }
      } else {
        visit(reference)
        lowest[table] = min(lowest[table], lowest[reference])
      }
    }
    guard lowest[table] == numbers[table] else { return }
    var component: [Int] = []
    while let member = stack.popLast() {
      isOnStack[member] = false
      component.append(member)
      if member == table { break }
    }
    found.append(component.sorted())
  }
}
