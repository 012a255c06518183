import SwiftSyntax

extension ModelEmitter {
  /// Writes the type next to the model that others see.
  func dataTransferObject() -> String {
    let fields = model.completeness == .names ? [] : self.fields(model.visibleProperties)
    var conformances = ["Swift.Sendable", "Swift.Codable", "Swift.Hashable"]
    if model.hasTable {
      conformances.insert(
        contentsOf: ["BasaltDomain.Projection", "BasaltDomain.RowDecodable", "BasaltDomain.KeyOwner"], at: 0)
    }
    if model.hasTable, model.isIdentifiable, fields.contains(where: { $0.name == "id" }) {
      conformances.append("Swift.Identifiable")
    }
    var source = SourceWriter()
    source.lines(model.documentation.lines)
    source.block(
      """
      \(peerAccess)struct \(model.dtoName)\(model.genericParameters): \
      \(conformances.joined(separator: ", "))\(model.genericRequirements)
      """
    ) { source in
      if model.hasTable {
        source.line("\(dtoAccess)typealias ID = \(types.key)")
      }
      emitShape(model.dtoType, fields, to: &source)
      if model.hasTable {
        source.gap()
        source.line("/// The table and the column that the keys belong to.")
        source.line(
          """
          \(dtoAccess)static let keyReference: BasaltDomain.KeyReference = \
          BasaltDomain.KeyReference(table: \(model.table.literal), column: \((model.key?.column).literal))
          """)
      }
      if model.completeness > .names { emitProjections(to: &source) }
    }
    return source.text
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
        emitShape(projection.name, fields(listed), to: &source)
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
        documentation: property.documentation)
    }
  }

  /// Writes the properties, the initialisers and the coding of a read-only shape.
  private func emitShape(_ name: String, _ fields: [Field], to source: inout SourceWriter) {
    if model.hasTable { source.line("\(dtoAccess)typealias Source = \(model.dtoName)") }
    for field in fields {
      source.lines(field.documentation.lines)
      source.line("\(field.access)let \(field.spelling): \(field.type)")
    }
    emitInitializer(fields, to: &source)
    if model.hasTable { emitRowReading(name, fields, to: &source) }
    emitCoding(fields, to: &source)
  }

  private func emitInitializer(_ fields: [Field], to source: inout SourceWriter) {
    source.gap()
    source.line("/// Makes a value by hand, as tests do.")
    let parameters = fields.map { "\($0.spelling): \($0.type)" }
    source.block(source.list("\(dtoAccess)init", parameters)) { source in
      for field in fields { source.line("self.\(field.spelling) = \(field.spelling)") }
    }
  }

  private func emitRowReading(_ name: String, _ fields: [Field], to source: inout SourceWriter) {
    source.gap()
    source.line("/// The columns, by their positions in the model's mapping.")
    let positions = fields.map { "\($0.position)" }.joined(separator: ", ")
    source.line(
      """
      \(dtoAccess)static let columns: [BasaltDomain.ExpressionNode] = \
      BasaltDomain.ExpressionNode.columns(\(positions))
      """)
    source.gap()
    source.line("/// Reads the cells from `column` on, which are ``columns``.")
    source.block(dtoAccess + SourceWriter.rowInitializer) { source in
      source.decode(fields.map { ($0.spelling, $0.wrappedType != nil) })
    }
    source.decodeRows(access: dtoAccess, name)
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
