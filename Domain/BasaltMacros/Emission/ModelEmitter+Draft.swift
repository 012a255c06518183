import SwiftSyntax

extension ModelEmitter {
  /// Writes `Draft`: the shape that an insert takes where the database makes the key, and that of a group of fields.
  func emitDraft(to source: inout SourceWriter) {
    let fields = model.draftProperties + model.groups
    let isDecodable = model.hasTable && model.isDraftDecodable && model.completeness == .complete
    let what = model.hasTable ? "an insert of ``\(model.name)`` takes: no key, and" : "an insert of the group takes:"
    let shape = model.hasTable ? "BasaltDomain.InsertShape" : "BasaltDomain.EmbeddedDraft"
    source.gap()
    source.line("/// What \(what) nil where the database has a default.")
    source.block("\(isolation)\(access)struct Draft: \(shape)\(isDecodable ? ", Swift.Decodable" : "")") { source in
      if model.hasTable { source.line("\(access)typealias Target = \(model.spelling)") }
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
      emitStandardDraft(to: &source)
      source.gap()
      emitRuleCall("\(model.spelling).", isDraft: true, to: &source)
      if model.hasTable && model.completeness == .complete {
        if isDecodable { emitDraftDecoding(to: &source) } else { emitInputShape(to: &source) }
      }
    }
  }

  /// Writes what a group has where an insert says nothing of it: not every default is the database's.
  private func emitStandardDraft(to source: inout SourceWriter) {
    let properties = model.draftProperties
    let hasOwnDefaults = properties.contains { $0.hasSwiftDefault && !$0.hasDatabaseDefault }
    guard model.isEmbeddable, hasOwnDefaults, properties.allSatisfy(\.isOptionalInDraft) else { return }
    source.gap()
    source.line("/// What an insert means that gives no draft of the group.")
    source.line("\(access)static var standard: Draft? { Draft() }")
  }

  private func emitDraftEncoding(to source: inout SourceWriter) {
    source.gap()
    source.line("/// Appends every column's value, or that the database fills it in.")
    let position = model.isEmbeddable ? ", at position: Swift.Int" : ""
    emit("\(access)func encode(into row: inout BasaltDomain.InsertRow\(position))", to: &source) { source in
      for (position, property) in model.properties.enumerated() {
        let omission = model.isEmbeddable ? "row.omit(position + \(position))" : "row.omit(\(position))"
        if property.isKey || property.isComputedByDatabase {
          source.line(omission)
        } else if property.hasDatabaseDefault {
          source.line("if let value = self.\(property.spelling) { row.append(value) } else { \(omission) }")
        } else {
          source.line("row.append(self.\(property.spelling))")
        }
      }
      for (group, start) in zip(model.groups, groupStarts("Swift.Int")) {
        let type = types.inside(group.type.words)
        source.line("row.append(self.\(group.spelling), \(type).self, at: \(start))")
      }
    }
  }

  /// The positions at which the columns of the groups start: behind all others, one group behind the other.
  private func groupStarts(_ integer: String) -> [String] {
    model.groups.indices.map { index in
      let widths = model.groups[..<index].map { "\(integer)(\(types.inside($0.type.words)).cellCount)" }
      return (["\(model.properties.count)"] + widths).joined(separator: " + ")
    }
  }

  /// The type of a field. Where the column can be null and has a default too, nil is the default, and `.some(nil)` null.
  func draftType(of property: Property) -> String {
    let type = types.inside(property.type.wrapped)
    if property.has(.embedded) { return "\(type).Draft?" }
    let isNullable = property.type.isOptional
    let base = isNullable || property.hasDatabaseDefault ? type.parenthesized : type
    return base + (isNullable ? "?" : "") + (property.hasDatabaseDefault ? "?" : "")
  }

  private func parameter(for property: Property) -> String {
    let declaration = "\(property.spelling): \(draftType(of: property))"
    if property.hasDatabaseDefault || property.has(.embedded) { return declaration + " = nil" }
    if let value = property.defaultValue { return "\(declaration) = \(types.inside(value))" }
    return property.type.isOptional ? declaration + " = nil" : declaration
  }
}

extension ModelDeclaration {
  /// The properties of a draft that are fields of their own: all that the program can write.
  var draftProperties: [Property] { properties.filter { !$0.isGenerated && !$0.isComputedByDatabase } }

  /// Whether input can make a whole draft: what it may not set, a draft can leave out.
  var isDraftDecodable: Bool { draftProperties.allSatisfy { $0.isSettable || $0.isOptionalInDraft } }

  /// Whether input has a shape of its own, because the rest of the value comes from elsewhere.
  var needsInputShape: Bool { hasTable && (hasGeneratedKey ? !isDraftDecodable : canHaveInputShape) }

  /// Whether a model that brings its key can be made from input and the rest: not where the database computes a field.
  var canHaveInputShape: Bool {
    stored.allSatisfy { !$0.isComputedByDatabase || $0.isOptionalInInitializer }
  }
}

extension Property {
  /// Whether a draft can leave the property out.
  var isOptionalInDraft: Bool { type.isOptional || hasSwiftDefault || hasDatabaseDefault }

  /// Whether the initialiser that Swift makes can leave the property out.
  var isOptionalInInitializer: Bool { hasSwiftDefault || (type.isOptional && !isConstant) }
}

extension String {
  /// A type that `?`, `.self` and `.decode` can follow: composed ones need parentheses.
  var parenthesized: String {
    let isPlain = !contains(" ") || (hasPrefix("[") && hasSuffix("]")) || hasSuffix(">")
    return isPlain ? self : "(\(self))"
  }
}
