import SwiftSyntax

extension ModelEmitter {
  /// Writes the type next to the model that others see.
  func dataTransferObject() -> String {
    let isEmpty = model.completeness == .names
    let fields = isEmpty ? [] : self.fields(model.visibleProperties) + model.visibleGroups.map(groupField)
    var conformances = ["Swift.Sendable", "Swift.Codable", "Swift.Hashable"]
    if model.hasTable {
      conformances.insert(
        contentsOf: ["BasaltDomain.Projection", "BasaltDomain.RowDecodable", "BasaltDomain.KeyOwner"], at: 0)
    }
    if model.isEmbeddable { conformances.insert("BasaltDomain.EmbeddedShape", at: 0) }
    if model.hasTable, model.isIdentifiable, fields.contains(where: { $0.name == "id" }) {
      conformances.append("Swift.Identifiable")
    }
    var source = SourceWriter()
    source.lines(model.documentation.lines)
    source.block(
      """
      \(isolation)\(peerAccess)struct \(model.dtoName)\(model.genericParameters): \
      \(conformances.joined(separator: ", "))\(model.genericRequirements)
      """
    ) { source in
      if model.hasTable && model.compositeKey.isEmpty {
        source.line("\(dtoAccess)typealias ID = \(types.key)")
      }
      emitShape(model.dtoType, title: model.name, fields, to: &source)
      if model.isEmbeddable { emitPositions(fields, to: &source) }
      if model.hasTable { emitKeyReference(to: &source) }
      if model.completeness > .names {
        emitCompositeKey(to: &source)
        emitProjections(to: &source)
      }
    }
    return source.text
  }

  private func emitKeyReference(to source: inout SourceWriter) {
    let columns = model.compositeKey.map(\.column.literal)
    let column =
      columns.isEmpty ? "column: \((model.key?.column).literal)" : "columns: [\(columns.joined(separator: ", "))]"
    let namespace = model.namespace.map { ", namespace: \($0)" } ?? ""
    source.gap()
    source.line("/// The table and the column\(columns.isEmpty ? "" : "s") that the keys belong to.")
    source.line(
      """
      \(dtoAccess)static let keyReference: BasaltDomain.KeyReference = \
      BasaltDomain.KeyReference(table: \(model.table.literal), \(column)\(namespace))
      """)
  }

  /// Writes the key that is made of several properties.
  private func emitCompositeKey(to source: inout SourceWriter) {
    if model.compositeKey.isEmpty { return }
    let parts = fields(model.compositeKey.map { (0, $0) }).map { part in
      var part = part
      part.access = dtoAccess
      return part
    }
    source.gap()
    source.line("/// The key of a row: its parts together.")
    source.block("\(dtoAccess)struct ID: Swift.Hashable, Swift.Sendable, Swift.Codable") { source in
      emitFields(parts, to: &source)
      emitInitializer(parts, "Puts a key together.", to: &source)
      emitCoding(parts, to: &source)
    }
  }

  private func emitPositions(_ fields: [Field], to source: inout SourceWriter) {
    source.gap()
    source.line("/// The columns, counted from the group's first one.")
    let positions = fields.map { "\($0.position)" }.joined(separator: ", ")
    source.line("\(dtoAccess)static let positions: [Swift.Int] = [\(positions)]")
    source.gap()
    source.line("/// How many cells a value takes.")
    source.line("\(dtoAccess)static var cellCount: Swift.Int32 { \(fields.count) }")
  }

  /// What stands in front of the DTO.
  private var peerAccess: String {
    model.dtoAccess == model.implicitAccess ? "" : model.dtoAccess.keyword + " "
  }

  private func emitProjections(to source: inout SourceWriter) {
    let visible = model.visibleProperties
    for projection in model.projections {
      let listed = projection.properties.compactMap { name in visible.first { $0.property.name == name } }
      source.gap()
      source.lines(projection.documentation.lines)
      source.block(
        """
        \(dtoAccess)struct \(projection.name): BasaltDomain.Projection, BasaltDomain.RowDecodable, Swift.Sendable, \
        Swift.Codable, Swift.Hashable
        """
      ) { source in
        emitShape(projection.name, title: "\(model.name).\(projection.name)", fields(listed), to: &source)
      }
    }
  }
}

// MARK: - What DTOs and projections have in common

extension ModelEmitter {
  /// A property of a DTO or of a projection.
  struct Field {
    /// The name in code.
    var spelling: String
    /// The name without backticks, which is the coding key.
    var name: String
    /// The type, as it is spelled next to the model.
    var type: String
    /// The type without the optional, where there is one.
    var wrappedType: String?
    /// What stands in front of the declaration.
    var access: String
    /// The column's position in the mapping.
    var position: Int
    /// The documentation comment.
    var documentation: Documentation
    /// Whether it is the row's key, by which alone a value is told from others.
    var isKey = false
    /// Whether it is a group of fields, whose columns come behind all others.
    var isGroup = false
  }

  private func groupField(_ property: Property) -> Field {
    var field = fields([(0, property)])[0]
    field.type += model.dtoAccess > model.access ? "DTO" : ".DTO"
    field.isGroup = true
    return field
  }

  private func fields(_ properties: [(position: Int, property: Property)]) -> [Field] {
    properties.map { position, property in
      let isForeignKey = property.has(.foreignKey)
      let access = property.access ?? .internal
      let isNarrower = access < min(model.access, model.dtoAccess)
      return Field(
        spelling: property.spelling, name: property.name,
        type: types.beside(property.type.words, isForeignKey: isForeignKey),
        wrappedType: property.type.isOptional
          ? types.beside(property.type.wrapped, isForeignKey: isForeignKey) : nil,
        access: isNarrower ? access.memberPrefix : dtoAccess, position: position,
        documentation: property.documentation, isKey: property.isKey)
    }
  }

  /// Writes the properties, the initialisers and the coding of a read-only shape.
  private func emitShape(_ name: String, title: String, _ fields: [Field], to source: inout SourceWriter) {
    if model.hasTable { source.line("\(dtoAccess)typealias Source = \(model.dtoName)") }
    emitFields(fields, to: &source)
    emitInitializer(fields, "Makes a value by hand, as tests do.", to: &source)
    if model.hasColumns { emitRowReading(name, fields, to: &source) }
    emitCoding(fields, to: &source)
    emitHashing(fields, to: &source)
    if model.completeness < .complete { return }
    source.gap()
    source.line("/// What the value looks like in JSON, as JSON Schema 2020-12.")
    let positions = fields.filter { !$0.isGroup }.map { "\($0.position)" }.joined(separator: ", ")
    let groups = fields.filter(\.isGroup).map(\.name.literal).joined(separator: ", ")
    let groupArgument = groups.isEmpty ? "" : "groups: [\(groups)], "
    let type = model.spelling + model.genericArguments
    source.line(
      """
      \(dtoAccess)static var jsonSchema: BasaltDomain.JSON \
      { \(type).fields.jsonSchema(of: [\(positions)], \(groupArgument)title: \(title.literal)) }
      """)
  }

  /// A shape with the row's key is hashed by that alone: equal values have equal keys, and it spares the compiler the code
  /// that would hash every field.
  private func emitHashing(_ fields: [Field], to source: inout SourceWriter) {
    guard let key = fields.first(where: \.isKey) else { return }
    source.gap()
    source.line("/// Feeds the row's key to a hasher.")
    source.line("\(dtoAccess)func hash(into hasher: inout Swift.Hasher) { hasher.combine(self.\(key.spelling)) }")
  }

  private func emitFields(_ fields: [Field], to source: inout SourceWriter) {
    for field in fields {
      source.lines(field.documentation.lines)
      source.line("\(field.access)let \(field.spelling): \(field.type)")
    }
  }

  private func emitInitializer(_ fields: [Field], _ purpose: String, to source: inout SourceWriter) {
    source.gap()
    source.line("/// \(purpose)")
    let parameters = fields.map { "\($0.spelling): \($0.type)" }
    source.block(source.list("\(dtoAccess)init", parameters)) { source in
      for field in fields { source.line("self.\(field.spelling) = \(field.spelling)") }
    }
  }

  private func emitRowReading(_ name: String, _ fields: [Field], to source: inout SourceWriter) {
    let plain = fields.filter { !$0.isGroup }
    let groups = fields.filter(\.isGroup)
    if model.hasTable { emitColumnList(plain, groups, to: &source) }
    source.gap()
    source.line("/// Reads the cells from `column` on, which are \(model.hasTable ? "``columns``" : "the fields").")
    source.block(dtoAccess + SourceWriter.rowInitializer) { source in
      source.decode(
        plain.map { ($0.spelling, $0.wrappedType != nil) }, groups: groups.map(\.spelling),
        after: groups.map { "\($0.type).cellCount" })
    }
  }

  private func emitColumnList(_ plain: [Field], _ groups: [Field], to source: inout SourceWriter) {
    let positions = plain.map { "\($0.position)" }.joined(separator: ", ")
    var parts = ["BasaltDomain.ExpressionNode.columns(\(positions))"]
    var start = ["\(model.properties.count)"]
    for group in model.groups {
      if let shown = groups.first(where: { $0.name == group.name }) {
        let from = start.joined(separator: " + ")
        parts.append("\(model.spelling).mapping.columns(of: \(shown.type).self, from: \(from))")
      }
      start.append("Swift.Int(\(types.beside(group.type.words)).cellCount)")
    }
    source.gap()
    source.line("/// The columns, by their positions in the model's mapping.")
    source.line(
      "\(dtoAccess)static let columns: [BasaltDomain.ExpressionNode] = \(parts.joined(separator: " + "))")
  }

  private func emitCoding(_ fields: [Field], to source: inout SourceWriter) {
    source.gap()
    source.line("/// Reads the fields, which are keyed by the names of the properties.")
    source.block("\(dtoAccess)init(from decoder: any Swift.Decoder) throws") { source in
      if fields.isEmpty { return }
      source.line("let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)")
      for field in fields {
        let method = field.wrappedType == nil ? "decode" : "decodeIfPresent"
        let type = (field.wrappedType ?? field.type).parenthesized
        source.line(
          "self.\(field.spelling) = try fields.\(method)(\(type).self, forKey: \(field.name.literal))")
      }
    }
    source.gap()
    source.line("/// Writes the fields, keyed by the names of the properties.")
    source.block("\(dtoAccess)func encode(to encoder: any Swift.Encoder) throws") { source in
      if fields.isEmpty { return }
      source.line("var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)")
      for field in fields {
        let method = field.wrappedType == nil ? "encode" : "encodeIfPresent"
        source.line("try fields.\(method)(self.\(field.spelling), forKey: \(field.name.literal))")
      }
    }
  }
}
