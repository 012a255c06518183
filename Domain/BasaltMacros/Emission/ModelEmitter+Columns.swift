import SwiftSyntax

extension ModelEmitter {
  /// Writes `Columns`: what `$0` is in a query's closures.
  func emitColumns(to source: inout SourceWriter) {
    source.gap()
    source.line("/// The columns of ``\(model.name)``, as `$0` in the closures of a query.")
    source.block(
      "\(isolation)\(access)struct Columns<Presence: BasaltDomain.ColumnPresence>: BasaltDomain.ColumnSet"
    ) { source in
      source.line("\(access)typealias Root = \(model.spelling)")
      source.line("\(access)let tablePath: BasaltDomain.TablePath")
      source.block("\(access)init(tablePath: BasaltDomain.TablePath)") { source in
        source.line("self.tablePath = tablePath")
      }
      for relation in model.relations { emitRelation(relation, to: &source) }
      for group in model.groups { emitGroup(group, to: &source) }
      for property in model.computedProperties {
        let type = property.type.map { types.inside($0.words) } ?? "Swift.Never"
        emitUnavailable(property.token, type, property.access, "computed in Swift", to: &source)
      }
      for property in model.transients {
        emitUnavailable(
          property.nameToken, types.inside(property.type.words), property.access, "transient", to: &source)
      }
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

  private func emitGroup(_ property: Property, to source: inout SourceWriter) {
    let type = "BasaltDomain.EmbeddedColumns<\(model.spelling), \(types.inside(property.type.words)), Presence>"
    source.lines(property.documentation.lines)
    source.block("\(access)var \(property.spelling): \(type)") { source in
      source.line(".init(tablePath: tablePath, offset: \\\(model.spelling).\(property.spelling))")
    }
  }

  /// A computed or transient property has no column. Without this member the dynamic one would answer, and fail only at run time. It
  /// has the property's type, so that whatever is done with it the one error is that it has no column.
  private func emitUnavailable(
    _ token: TokenSyntax, _ type: String, _ access: AccessLevel?, _ kind: String, to source: inout SourceWriter
  ) {
    let name = token.text.withoutBackticks
    let isTaken = ["count", "tablePath"].contains(name) || model.relations.contains { $0.name == name }
    if isTaken { return }
    let access = access.map { $0.keyword + " " } ?? ""
    source.line("@available(*, unavailable, message: \"'\(name)' is \(kind): it has no column\")")
    source.line("\(access)var \(token.text): BasaltDomain.NoColumn<\(model.spelling), \(type)> { .init() }")
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
