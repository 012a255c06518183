// The complete schema is put together when it is asked for: by migrations and by the creation of tables. Conditions and
// references may lead to other models, which must exist by then.

extension TableMapping {
  /// The description of the table with all its constraints and indexes.
  ///
  /// - Throws: ``SchemaError`` with everything that is wrong with the declarations.
  public func completeSchema() throws(SchemaError) -> TableSchema {
    let (schema, problems) = resolvedSchema()
    guard problems.isEmpty else { throw SchemaError(problems: problems) }
    return schema
  }

  /// The description of the table as far as the declarations make sense, and everything that is wrong with them.
  func resolvedSchema() -> (schema: TableSchema, problems: [String]) {
    var resolver = DeclarationResolver(mapping: self)
    for declaration in declarations { resolver.add(declaration) }
    return (resolver.schema, resolver.problems + resolver.schema.repeatedNames)
  }
}

/// Turns declarations into parts of a schema.
private struct DeclarationResolver {
  let mapping: TableMapping
  var schema: TableSchema
  var problems: [String] = []

  init(mapping: TableMapping) {
    self.mapping = mapping
    schema = mapping.schema
  }

  mutating func add(_ declaration: TableMapping.Declaration) {
    switch declaration {
    case .named(let name, let content): add(content, name)
    case .rules(let column, let rules): for rule in rules { add(rule(), at: column) }
    }
  }

  private mutating func add(_ content: DeclarationContent, _ declared: String) {
    switch content {
    case .primaryKey(let properties): _ = positions(of: properties, declared)
    case .unique(let properties, let name):
      guard let columns = positions(of: properties, declared) else { return }
      schema.uniques.append(UniqueSchema(name: self.name(name, declared), columns: columns))
    case .index(let index, let name): add(index, self.name(name, declared), declared)
    case .check(let condition, let name):
      guard let condition = condition() else { return report(declared, "has no condition") }
      add(condition, self.name(name, declared), declared)
    case .foreignKey:
      guard let key = mapping.foreignKey(content) else {
        return report(declared, "lists a property without a column, or as many on one side as not on the other")
      }
      schema.foreignKeys.append(key)
    }
  }

  private mutating func add(_ index: IndexContent, _ name: String, _ declared: String) {
    var terms: [IndexTerm] = []
    for term in index.terms(mapping) {
      guard let term, let expression = normalized(term.expression, declared) else {
        return report(declared, "lists a property without a column")
      }
      terms.append(IndexTerm(expression: expression, isDescending: term.isDescending))
    }
    guard !terms.isEmpty else { return report(declared, "lists no column") }
    let condition = index.condition?()
    schema.indexes.append(
      IndexSchema(
        name: name, terms: terms, condition: condition.flatMap { normalized($0, declared) }, isUnique: index.isUnique,
        method: index.method))
  }

  private mutating func add(_ condition: CheckSchema.Condition, _ name: String, _ declared: String) {
    switch condition {
    case .sql: schema.checks.append(CheckSchema(name: name, condition: condition))
    case .expression(let node):
      guard let node = normalized(node, declared) else { return }
      schema.checks.append(CheckSchema(name: name, condition: .expression(node)))
    }
  }

  private mutating func add(_ rule: RuleDescription, at column: Int) {
    let name = schema.columns[column].name
    guard let condition = rule.condition else {
      return problems.append(
        "\(mapping.model): the rule '\(rule.name)' of \(schema.columns[column].property) cannot be said in SQL: leave out "
          + "'check: true', or declare a check of your own")
    }
    schema.checks.append(
      CheckSchema(
        name: "\(schema.name)_\(name)_\(rule.name)",
        condition: .expression(condition(.column(ColumnReference(position: column))))))
  }

  // MARK: Names and columns

  private func name(_ name: String?, _ declared: String) -> String { name ?? "\(schema.name)_\(declared.snakeCased)" }

  private mutating func positions(of properties: [DeclarationContent.Property], _ declared: String) -> [Int]? {
    let positions = properties.compactMap { mapping.position(of: $0) }
    guard positions.count == properties.count else {
      report(declared, "lists a property without a column")
      return nil
    }
    return positions
  }

  /// The expression with every column named by its position in this table.
  private mutating func normalized(_ node: ExpressionNode, _ declared: String) -> ExpressionNode? {
    let mapping = mapping
    do throws(SchemaError) {
      return try node.mapLeaves { leaf throws(SchemaError) in
        guard case .column(let column) = leaf else { return leaf }
        guard column.table.isRoot, let position = mapping.position(ofSlot: column.slot) else {
          throw SchemaError(problems: [])
        }
        return .column(ColumnReference(position: position))
      }
    } catch {
      report(declared, "uses something else than stored properties of its own table")
      return nil
    }
  }

  private mutating func report(_ declared: String, _ problem: String) {
    problems.append("\(mapping.model).\(declared) \(problem)")
  }
}

/// What is wrong with the description of tables.
public struct SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problems, one a sentence.
  public let problems: [String]

  init(problems: [String]) { self.problems = problems }

  /// The value for people.
  public var description: String { problems.joined(separator: "; ") }
}

extension String {
  /// The name of a Swift declaration as databases spell names: `oncePerDay` becomes `once_per_day`.
  var snakeCased: String {
    reduce(into: "") { text, letter in
      if letter.isUppercase, let last = text.last, last != "_", !last.isUppercase { text.append("_") }
      text += letter.lowercased()
    }
  }
}
