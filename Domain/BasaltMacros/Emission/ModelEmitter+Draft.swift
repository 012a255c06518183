import SwiftSyntax

extension ModelEmitter {
  /// Writes `Draft`: the shape that an insert takes where the database makes the key.
  func emitDraft(to source: inout SourceWriter) {
    let fields = model.properties.filter { !$0.isKey }
    source.gap()
    source.line("/// What an insert of ``\(model.name)`` takes: no key, and nil where the database has a default.")
    source.block("\(access)struct Draft: BasaltDomain.InsertShape") { source in
      source.line("\(access)typealias Target = \(model.spelling)")
      for field in fields {
        source.lines(field.documentation.lines)
        source.line("\(access)var \(field.spelling): \(draftType(of: field))")
      }
      source.gap()
      source.line("/// Makes a row that is not in the database yet.")
      source.block(source.list("\(access)init", fields.map(parameter(for:)))) { source in
        for field in fields { source.line("self.\(field.spelling) = \(field.spelling)") }
      }
      emitDraftEncoding(to: &source)
      source.gap()
      emitRuleCall("\(model.spelling).", isDraft: true, to: &source)
    }
  }

  private func emitDraftEncoding(to source: inout SourceWriter) {
    source.gap()
    source.line("/// Appends every column's value, or that the database fills it in.")
    emit("\(access)func encode(into row: inout BasaltDomain.InsertRow)", to: &source) { source in
      for (position, property) in model.properties.enumerated() {
        if property.isKey {
          source.line("row.omit(\(position))")
        } else if property.hasDatabaseDefault {
          source.line(
            "if let value = self.\(property.spelling) { row.append(value) } else { row.omit(\(position)) }")
        } else {
          source.line("row.append(self.\(property.spelling))")
        }
      }
    }
  }

  /// The type of a field. Where the column can be null and has a default too, nil is the default, and `.some(nil)` null.
  private func draftType(of property: Property) -> String {
    let type = types.inside(property.type.wrapped)
    let isNullable = property.type.isOptional
    let base = isNullable || property.hasDatabaseDefault ? type.parenthesized : type
    return base + (isNullable ? "?" : "") + (property.hasDatabaseDefault ? "?" : "")
  }

  private func parameter(for property: Property) -> String {
    let declaration = "\(property.spelling): \(draftType(of: property))"
    if property.hasDatabaseDefault { return declaration + " = nil" }
    if let value = property.defaultValue { return "\(declaration) = \(types.inside(value))" }
    return property.type.isOptional ? declaration + " = nil" : declaration
  }
}

extension String {
  /// A type that `?`, `.self` and `.decode` can follow: composed ones need parentheses.
  var parenthesized: String {
    let isPlain = !contains(" ") || (hasPrefix("[") && hasSuffix("]")) || hasSuffix(">")
    return isPlain ? self : "(\(self))"
  }
}
