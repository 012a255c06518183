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
    var tables: [TableSchema] = []
    var problems: [String] = []
    for model in models {
      do throws(SchemaError) { tables.append(try model.mapping.completeSchema()) } catch { problems += error.problems }
    }
    problems += Self.problems(of: tables)
    guard problems.isEmpty else { throw SchemaError(problems: problems) }
    self.init(ordering: tables)
  }

  /// Orders tables that need not be complete: references to others are ignored.
  package init(ordering tables: [TableSchema]) {
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

  // MARK: What can be wrong

  private static func problems(of tables: [TableSchema]) -> [String] {
    var problems: [String] = []
    for (name, claims) in Dictionary(grouping: tables, by: \.qualifiedName) where claims.count > 1 {
      problems.append("\(claims.count) models claim the table '\(name)': give each a table of its own")
    }
    let byName = Dictionary(tables.map { ($0.qualifiedName, $0) }) { first, _ in first }
    for table in tables {
      problems += table.foreignKeys.compactMap { table.problem(of: $0, in: byName) }
      problems += table.repeatedNames
    }
    let indexes = tables.flatMap { table in table.indexes.map { (table.namespace ?? "") + "." + $0.name } }
    for (name, uses) in Dictionary(grouping: indexes, by: \.self) where uses.count > 1 {
      problems.append("two tables have an index '\(name.drop { $0 == "." })': name one of them otherwise")
    }
    return problems.sorted()
  }
}

extension TableSchema {
  /// The table's name, behind that of its schema where it has one.
  var qualifiedName: String { namespace.map { "\($0).\(name)" } ?? name }

  fileprivate func problem(of key: ForeignKeySchema, in tables: [String: TableSchema]) -> String? {
    let columns = key.columns.map { self.columns[$0].name }.joined(separator: ", ")
    guard let target = tables[key.references.qualifiedTable] else {
      return "\(qualifiedName) (\(columns)) refers to the table '\(key.references.qualifiedTable)', which no listed model "
        + "has: list its model too"
    }
    if target.isKey(key.references.columns) { return nil }
    return "\(qualifiedName) (\(columns)) refers to \(target.qualifiedName) "
      + "(\(key.references.columns.joined(separator: ", "))), which is no key there: mark it as unique"
  }

  /// Whether columns are the primary key, or unique.
  private func isKey(_ names: [String]) -> Bool {
    let positions = names.compactMap { name in columns.firstIndex { $0.name == name } }
    guard positions.count == names.count else { return false }
    if Set(positions) == Set(primaryKey) || uniques.contains(where: { Set($0.columns) == Set(positions) }) { return true }
    if positions.count == 1, columns[positions[0]].isUnique { return true }
    return indexes.contains { index in
      index.isUnique && index.condition == nil
        && Set(index.terms.map(\.expression)) == Set(positions.map { .column(ColumnReference(position: $0)) })
    }
  }

  fileprivate var repeatedNames: [String] {
    let constraints = uniques.map(\.name) + checks.map(\.name)
    let repeated = [(columns.map(\.name), "column"), (constraints, "constraint"), (indexes.map(\.name), "index")]
    return repeated.flatMap { names, kind in
      Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.keys.map {
        "\(qualifiedName) has two \(kind == "index" ? "indexes" : kind + "s") '\($0)': name one of them otherwise"
      }
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
