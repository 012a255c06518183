import SwiftSyntax

extension ModelEmitter {
  /// Writes `mapping`: which property is which column, where the relations lead, and what is declared besides.
  ///
  /// Each property has its statements on a line that is declared to be the property's own: what the compiler has to say
  /// about a type that no column can hold, it says there. The statements stand in a function, because in a closure the
  /// compiler would stop at the first error.
  func emitMapping(to source: inout SourceWriter, at lines: SourceLines?) {
    source.gap()
    source.line("/// How ``\(model.name)`` and its table correspond.")
    source.line("\(isolation)\(access)static let mapping: BasaltDomain.TableMapping = makeMapping()")
    source.gap()
    emit("\(isolation)private static func makeMapping() -> BasaltDomain.TableMapping", to: &source) { source in
      var arguments = [model.table.literal]
      if let namespace = model.namespace { arguments.append("namespace: \(namespace)") }
      if let comment = model.comment { arguments.append("comment: \(comment)") }
      arguments += documentationArgument
      source.line("var table = BasaltDomain.TableBuilder<\(model.spelling)>(\(arguments.joined(separator: ", ")))")
      emitColumnStatements(to: &source, at: lines)
      for declaration in model.declarations {
        source.location(of: declaration.token, in: lines)
        source.line("table.declare(\(model.spelling).\(declaration.token.text), \(declaration.name.literal))")
      }
      source.endLocation()
      source.line("return table.finish()")
    }
  }

  /// Writes `group`: the columns that a group of fields adds to a table.
  func emitGroupMapping(to source: inout SourceWriter, at lines: SourceLines?) {
    source.gap()
    source.line("/// The columns of ``\(model.name)``, which each table that embeds it has.")
    source.line("\(isolation)\(access)static let group: BasaltDomain.FieldGroup = makeGroup()")
    source.gap()
    source.line("/// How many columns there are.")
    source.line("\(isolation)\(access)static var cellCount: Swift.Int32 { \(model.properties.count) }")
    source.gap()
    emit("\(isolation)private static func makeGroup() -> BasaltDomain.FieldGroup", to: &source) { source in
      let arguments = ["\"\""] + documentationArgument
      source.line("var table = BasaltDomain.TableBuilder<\(model.spelling)>(\(arguments.joined(separator: ", ")))")
      emitColumnStatements(to: &source, at: lines)
      source.endLocation()
      source.line("return table.finishGroup()")
    }
  }

  /// Writes `fields`: what the outside may know about a value without a table.
  func emitFields(to source: inout SourceWriter, at lines: SourceLines?) {
    let isGeneric = !model.genericParameters.isEmpty
    source.gap()
    source.line("/// The fields as the outside may know them.")
    source.line(
      "\(isolation)\(access)static \(isGeneric ? "var" : "let") fields: BasaltDomain.FieldList \(isGeneric ? "{" : "=") makeFields()"
        + (isGeneric ? " }" : ""))
    source.gap()
    emit("\(isolation)private static func makeFields() -> BasaltDomain.FieldList", to: &source) { source in
      let type = model.spelling + model.genericArguments
      let arguments = ([model.name.literal] + documentationArgument).joined(separator: ", ")
      source.line("var fields = BasaltDomain.FieldListBuilder<\(type)>(\(arguments))")
      for property in model.properties {
        source.location(of: property.nameToken, in: lines)
        let field = ["\\.\(property.spelling)", property.name.literal] + property.options
        let statements = ["fields.field(\(field.joined(separator: ", ")))"] + ruleStatements("fields", for: property)
        source.line(statements.joined(separator: "; "))
      }
      source.endLocation()
      source.line("return fields.finish()")
    }
  }

  private var documentationArgument: [String] {
    model.documentation.text.map { ["documentation: \($0.literal)"] } ?? []
  }

  private func emitColumnStatements(to source: inout SourceWriter, at lines: SourceLines?) {
    let numbers = model.relations.reduce(into: [:]) { $0[$1.property.name] = $1.number }
    for property in model.properties {
      source.location(of: property.nameToken, in: lines)
      let statements = statements(for: property, relation: numbers[property.name])
      source.line((mirrorCheck(of: property) + statements).joined(separator: "; "))
    }
    for group in model.groups {
      source.location(of: group.nameToken, in: lines)
      let statement = "table.embed(\\.\(group.spelling), \(group.name.literal))"
      source.line((mirrorCheck(of: group) + [statement]).joined(separator: "; "))
    }
  }

  private func statements(for property: Property, relation number: Int?) -> [String] {
    let path = "\\.\(property.spelling)"
    let column = [path, property.name.literal, property.column.literal] + property.options
    var statements = ["table.column(\(column.joined(separator: ", ")))"] + ruleStatements("table", for: property)
    guard let foreignKey = property.mark(.foreignKey) else { return statements }
    let arguments = foreignKey.arguments.isEmpty ? path : "\(path), \(foreignKey.argumentList)"
    statements.append("table.foreignKey(\(arguments))")
    if let number, let name = property.relation, let target = model.relationTarget(of: property) {
      statements.append("table.relation(\(number), \(name.literal), \(path), { \(target).mapping })")
    }
    return statements
  }

  /// The statements that tell a property's rules to JSON Schema, to patches, and to the database where it checks them: one
  /// for each run of rules that are told to the same ones.
  private func ruleStatements(_ builder: String, for property: Property) -> [String] {
    if property.isGenerated { return [] }
    var statements: [String] = []
    var rest = property.rules[...]
    while let first = rest.first {
      let isChecked = first.isChecked && builder == "table"
      let run = builder == "table" ? rest.prefix { $0.isChecked == isChecked } : rest
      let arguments = ["\\.\(property.spelling)"] + (isChecked ? ["check: true"] : []) + run.map { "Self.\($0.name)" }
      statements.append("\(builder).rules(\(arguments.joined(separator: ", ")))")
      rest = rest.dropFirst(run.count)
    }
    return statements
  }
}
