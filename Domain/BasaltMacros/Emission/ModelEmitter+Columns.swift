import SwiftSyntax

extension ModelEmitter {
  /// Writes `Columns`: what `$0` is in a query's closures.
  func emitColumns(to source: inout SourceWriter) {
    source.gap()
    source.line("/// The columns of ``\(model.name)``, as `$0` in the closures of a query.")
    source.block(
      "\(access)struct Columns<Presence: BasaltDomain.ColumnPresence>: BasaltDomain.ColumnSet"
    ) { source in
      source.line("\(access)typealias Root = \(model.spelling)")
      source.line("\(access)let tablePath: BasaltDomain.TablePath")
      source.block("\(access)init(tablePath: BasaltDomain.TablePath)") { source in
        source.line("self.tablePath = tablePath")
      }
      for relation in model.relations { emitRelation(relation, to: &source) }
      for property in model.computedProperties { emitUnavailable(property, to: &source) }
    }
  }

  private func emitRelation(
    _ relation: (number: Int, name: String, property: Property), to source: inout SourceWriter
  ) {
    guard let target = model.relationTarget(of: relation.property) else { return }
    let presence = relation.property.type.isOptional ? "BasaltDomain.Nullable" : "Presence"
    source.lines(relation.property.documentation.lines)
    source.block("\(access)var \(relation.name): \(target).Columns<\(presence)>") { source in
      source.line(".init(tablePath: tablePath.appending(\(relation.number)))")
    }
  }

  /// A computed property has no column. Without this member the dynamic one would answer, and fail only at run time. It
  /// has the property's type, so that whatever is done with it the one error is that it has no column.
  private func emitUnavailable(_ property: ComputedProperty, to source: inout SourceWriter) {
    let name = property.name
    let isTaken = ["count", "tablePath"].contains(name) || model.relations.contains { $0.name == name }
    if isTaken { return }
    let type = property.type.map { types.inside($0.words) } ?? "Swift.Never"
    let access = property.access.map { $0.keyword + " " } ?? ""
    source.line(
      "@available(*, unavailable, message: \"'\(name)' is computed in Swift: it has no column\")")
    source.line(
      "\(access)var \(property.token.text): BasaltDomain.NoColumn<\(model.spelling), \(type)> { .init() }")
  }

  /// Writes `mapping`: which property is which column, and where the relations lead.
  ///
  /// Each property has its statements on a line that is declared to be the property's own: what the compiler has to say
  /// about a type that no column can hold, it says there. The statements stand in a function, because in a closure the
  /// compiler would stop at the first error.
  func emitMapping(to source: inout SourceWriter, at lines: SourceLines?) {
    source.gap()
    source.line("/// How ``\(model.name)`` and its table correspond.")
    source.line("\(access)static let mapping: BasaltDomain.TableMapping = makeMapping()")
    source.gap()
    emit("private static func makeMapping() -> BasaltDomain.TableMapping", to: &source) { source in
      source.line("var table = BasaltDomain.TableBuilder<\(model.spelling)>(\(model.table.literal))")
      let numbers = model.relations.reduce(into: [:]) { $0[$1.property.name] = $1.number }
      for property in model.properties {
        source.location(of: property.nameToken, in: lines)
        source.line(statements(for: property, relation: numbers[property.name]).joined(separator: "; "))
      }
      source.directive("#sourceLocation()")
      source.line("return table.finish()")
    }
  }

  private func statements(for property: Property, relation number: Int?) -> [String] {
    let path = "\\.\(property.spelling)"
    let column = [path, property.name.literal, property.column.literal] + property.columnOptions
    var statements = ["table.column(\(column.joined(separator: ", ")))"]
    guard let foreignKey = property.mark(.foreignKey) else { return statements }
    let arguments = foreignKey.arguments.isEmpty ? path : "\(path), \(foreignKey.argumentList)"
    statements.append("table.foreignKey(\(arguments))")
    if let number, let name = property.relation, let target = model.relationTarget(of: property) {
      statements.append("table.relation(\(number), \(name.literal), \(path), { \(target).mapping })")
    }
    return statements
  }
}

extension String {
  /// The text as a Swift string literal.
  var literal: String {
    var literal = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case "\0": literal += "\\0"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

extension String? {
  /// The text as a Swift string literal, empty where there is none.
  var literal: String { (self ?? "").literal }
}
