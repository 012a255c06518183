import SwiftSyntax

/// Writes what a model gets: its members, its conformances, and the DTO next to it.
struct ModelEmitter {
  /// What the source says.
  let model: ModelDeclaration
  /// How types are spelled elsewhere.
  let types: TypeSpelling

  init(_ model: ModelDeclaration) {
    self.model = model
    types = model.types
  }

  /// What stands in front of a generated member of the model.
  var access: String { model.access.memberPrefix }

  /// What stands in front of what a target's default isolation would reach: generated code runs wherever rows are read.
  /// Types say it, and so do their members where the type is the user's.
  var isolation: String { "nonisolated " }

  /// What stands in front of a generated member of the DTO.
  var dtoAccess: String { model.dtoAccess.memberPrefix }

  /// Everything that is nested in the model.
  func members(at lines: SourceLines?) -> String {
    var source = SourceWriter()
    emitNames(to: &source)
    if model.completeness == .names { return source.text }
    if model.hasTable { emitColumns(to: &source) }
    if model.hasDraft { emitDraft(to: &source) }
    if model.hasTable && !model.hasGeneratedKey && model.needsInputShape && model.completeness == .complete {
      emitInputShape(to: &source)
      if model.hasInitializer { emitInputInitializer(to: &source) }
    }
    if model.hasTable {
      emitMapping(to: &source, at: lines)
      emitGroupWidths(to: &source)
    } else if model.isEmbeddable {
      emitGroupMapping(to: &source, at: lines)
    } else {
      emitFields(to: &source, at: lines)
    }
    emitDTOProperty(to: &source)
    if model.hasTable { emitPrimaryKey(to: &source) }
    if model.hasColumns { emitEncoding(to: &source) }
    emitValidation(to: &source, at: lines)
    return source.text
  }

  /// Writes a function whose body stops the program where the model was diagnosed: it never gets to run.
  func emit(_ opening: String, to source: inout SourceWriter, body: (inout SourceWriter) -> Void) {
    source.block(opening) { source in
      if model.completeness == .complete {
        body(&source)
      } else {
        source.line("Swift.fatalError()")
      }
    }
  }
}

// MARK: - Names and small members

extension ModelEmitter {
  private func emitNames(to source: inout SourceWriter) {
    if model.hasTable { source.lines(Self.importWarning) }
    if !model.isForeign { source.line("\(access)typealias DTO = \(model.dtoType)") }
    guard model.hasTable else { return }
    if model.compositeKey.isEmpty && !model.isForeign {
      source.line(
        """
        \(access)typealias Key<Raw: BasaltDomain.KeyValue> = BasaltDomain.Identifier<\(model.dtoName), Raw>
        """)
    }
    source.line("\(access)typealias ID = \(types.key)")
    if model.completeness == .names { return }
    source.line("\(access)typealias QueryColumns = Columns<BasaltDomain.Present>")
    source.line("\(access)typealias Patch = BasaltDomain.Patch<\(model.spelling)>")
    if model.hasGeneratedKey {
      source.line("\(access)typealias Insertion = Draft")
    } else {
      source.line("\(access)typealias Insertion = \(model.spelling)")
      source.line("\(access)typealias Target = \(model.spelling)")
    }
  }

  /// Tells the user to switch on the feature that hides `save` from files that do not import BasaltPersistence.
  private static let importWarning = [
    "#if !hasFeature(MemberImportVisibility) && !BASALT_NO_IMPORT_WARNING",
    #"""
    #warning("Basalt: switch on the upcoming feature 'MemberImportVisibility' for this target (swiftSettings: \#
    [.enableUpcomingFeature(\"MemberImportVisibility\")]); without it save and delete are visible in files that do not \#
    import BasaltPersistence. Define BASALT_NO_IMPORT_WARNING to silence this.")
    """#,
    "#endif",
  ]

  private func emitDTOProperty(to source: inout SourceWriter) {
    source.gap()
    source.line("/// The value as others may see it.")
    emit("\(isolation)\(access)var dto: \(model.dtoType)", to: &source) { source in
      let properties = model.visibleProperties.map { "\($0.property.label): self.\($0.property.spelling)" }
      let arguments = properties + model.visibleGroups.map { "\($0.label): self.\($0.spelling).dto" }
      source.line(source.list(model.dtoType, arguments))
    }
  }

  private func emitPrimaryKey(to source: inout SourceWriter) {
    source.gap()
    source.line("/// The row's key.")
    let parts = model.compositeKey.map { "\($0.label): self.\($0.spelling)" }.joined(separator: ", ")
    let key = model.compositeKey.isEmpty ? "self.\(model.key?.spelling ?? "")" : "ID(\(parts))"
    emit("\(isolation)\(access)var primaryKey: ID", to: &source) { source in
      source.line(key)
    }
    emitKeyValues(to: &source)
    let hasIdentity =
      model.stored.contains { $0.name == "id" } || model.computedProperties.contains { $0.name == "id" }
    if hasIdentity || model.isForeign { return }
    source.gap()
    source.line("/// The row's key, as Identifiable asks for it.")
    emit("\(isolation)\(access)var id: ID", to: &source) { source in
      source.line(model.compositeKey.isEmpty ? key : "self.primaryKey")
    }
  }

  private func emitKeyValues(to source: inout SourceWriter) {
    if model.compositeKey.isEmpty { return }
    source.gap()
    source.line("/// The values of a key, in the order of its columns.")
    emit("\(isolation)\(access)static func keyValues(of id: ID) -> [BasaltDomain.SQLValue]", to: &source) { source in
      let values = model.compositeKey.map { "id.\($0.spelling).sqlValue" }
      source.line("[\(values.joined(separator: ", "))]")
    }
  }

  private func emitEncoding(to source: inout SourceWriter) {
    source.gap()
    source.line("/// Appends the value of every column, in the order of the mapping.")
    emit("\(isolation)\(access)func encode(into values: inout [BasaltDomain.SQLValue])", to: &source) { source in
      for property in model.properties {
        source.line("values.append(self.\(property.spelling).sqlValue)")
      }
      for group in model.groups { source.line("self.\(group.spelling).encode(into: &values)") }
    }
    if model.hasDraft { return }
    source.gap()
    source.line("/// Appends the value of every column: the key is made before the row is inserted.")
    emit("\(isolation)\(access)func encode(into row: inout BasaltDomain.InsertRow)", to: &source) { source in
      for (position, property) in model.properties.enumerated() {
        source.line(
          property.isComputedByDatabase ? "row.omit(\(position))" : "row.append(self.\(property.spelling))")
      }
      for group in model.groups { source.line("row.append(self.\(group.spelling))") }
    }
  }
}
