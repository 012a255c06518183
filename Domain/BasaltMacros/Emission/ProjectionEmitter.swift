import SwiftSyntax

/// Writes what a struct with `@Projection` gets.
struct ProjectionEmitter {
  /// What the source says.
  let projection: ProjectionReader

  private var access: String { projection.access.memberPrefix }
  private var isComplete: Bool { projection.diagnostics.isEmpty }

  /// What is nested in the struct: what it reads, and how it looks as JSON.
  ///
  /// Each property has its statements on a line that is declared to be the property's own: what the compiler has to say
  /// about a name or a type that does not match the model, it says there. The statements stand in a function, because in
  /// a closure the compiler would stop at the first error.
  func members(at lines: SourceLines?) -> String {
    guard let root = projection.root else { return "" }
    var source = SourceWriter()
    source.line("\(access)typealias Source = \(root).DTO")
    source.gap()
    source.line("/// What is selected, in the order in which it is read.")
    source.line("nonisolated \(access)static let columns: [BasaltDomain.ExpressionNode] = makeFields().columns")
    source.gap()
    let builder = "BasaltDomain.ProjectionBuilder<\(root)>"
    source.block("nonisolated private static func makeFields() -> \(builder)") { source in
      if !isComplete { return source.line("\(builder)()") }
      source.line("var fields = \(builder)()")
      source.line("let source = fields.source")
      for (position, field) in projection.fields.enumerated() { emit(field, position, to: &source, at: lines) }
      for field in projection.computedFields {
        source.location(of: field.name, in: lines)
        let statement = "fields.computed(\(field.key), (\(field.type.text)).self)"
        source.line(statement + describing(field.documentation))
      }
      source.endLocation()
      source.line("return fields")
    }
    source.gap()
    source.line("/// What the value looks like as JSON, as JSON Schema 2020-12.")
    let documentation = projection.documentation.text.map { ", documentation: \($0.literal)" } ?? ""
    let schema = "makeFields().jsonSchema(title: \(projection.name.literal)\(documentation))"
    source.line("nonisolated \(access)static var jsonSchema: BasaltDomain.JSON { \(schema) }")
    return source.text
  }

  /// What is read is a constant of its own, of which the compiler knows the type when it compares the property's with it. A
  /// closure besides has a statement on its own lines, so that its errors and those of the property are told apart.
  private func emit(
    _ field: ProjectionReader.Field, _ position: Int, to source: inout SourceWriter, at lines: SourceLines?
  ) {
    var value = ""
    switch field.origin {
    case .path(let path): value = "source.\(path)"
    case .closure(let closure):
      value = "value\(position)"
      source.location(of: closure.leftBrace, in: lines)
      source.line("let \(value) = (\(closure.trimmedDescription))(source)")
    }
    source.location(of: field.name, in: lines)
    let read = "let field\(position) = fields.read(\(value))"
    let add = "fields.add(field\(position).as((\(field.type.text)).self, \(field.key)))"
    source.line("\(read); \(add)\(describing(field.documentation))")
  }

  /// A property's own documentation goes before the one of the model's property.
  private func describing(_ documentation: Documentation) -> String {
    documentation.text.map { "; fields.document(\($0.literal))" } ?? ""
  }

  /// The extension with the conformances, and with the initialiser that reads a row: here, so that the memberwise one
  /// survives.
  func conformances(of type: TypeSyntax, missing protocols: [TypeSyntax], at lines: SourceLines?) -> String? {
    if projection.root == nil { return nil }
    let wanted = [
      ("BasaltDomain", "Projection"), ("BasaltDomain", "RowDecodable"), ("Swift", "Sendable"), ("Swift", "Encodable"),
    ]
    var source = SourceWriter()
    source.block(openingExtension(of: type, wanted, missing: protocols)) { source in
      emitRowReading(to: &source)
      if !projection.encodesItself { emitEncoding(to: &source, at: lines) }
    }
    return source.text
  }

  /// Nobody here knows how many cells a property takes, so each takes its own and moves the position on.
  private func emitRowReading(to source: inout SourceWriter) {
    source.line("/// Reads the cells from `start` on, which are ``columns``.")
    let parameters = "row: borrowing BasaltDomain.RowCursor, at start: Swift.Int32"
    source.block("\(access)init(\(parameters)) throws(BasaltDomain.CellError)") { source in
      if !isComplete { return source.line("Swift.fatalError()") }
      if projection.fields.isEmpty { return }
      source.line("var column = start")
      let values = projection.fields.map { "try row.take\($0.type.isOptional ? "Optional" : "")(&column)" }
      source.assign(projection.fields.map(\.name.text), values)
    }
  }

  private func emitEncoding(to source: inout SourceWriter, at lines: SourceLines?) {
    source.gap()
    source.line("/// Writes the fields, keyed by the names of the properties.")
    source.block("\(access)func encode(to encoder: any Swift.Encoder) throws") { source in
      if !isComplete { return source.line("Swift.fatalError()") }
      if projection.fields.isEmpty && projection.computedFields.isEmpty { return }
      source.line("var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)")
      for field in projection.fields { source.encode(field.name, field.type) }
      for field in projection.computedFields {
        source.location(of: field.name, in: lines)
        source.encode(field.name, field.type)
      }
      if !projection.computedFields.isEmpty { source.endLocation() }
    }
  }
}

extension ProjectionReader.Field {
  /// The coding key, as a literal.
  fileprivate var key: String { name.text.withoutBackticks.literal }
}

extension ProjectionReader.ComputedField {
  /// The coding key, as a literal.
  fileprivate var key: String { name.text.withoutBackticks.literal }
}

extension SourceWriter {
  fileprivate mutating func encode(_ name: TokenSyntax, _ type: WrittenType) {
    let method = type.isOptional ? "encodeIfPresent" : "encode"
    line("try fields.\(method)(self.\(name.text), forKey: \(name.text.withoutBackticks.literal))")
  }
}

/// A protocol, and the module that it is from.
typealias QualifiedName = (module: String, name: String)

/// Opens an extension with those of the wanted conformances that the user has not written.
func openingExtension(
  of type: TypeSyntax, _ wanted: [QualifiedName], missing protocols: [TypeSyntax]
) -> String {
  let missing = protocols.compactMap { $0.trimmedDescription.split(separator: ".").last.map(String.init) }
  let conformances = wanted.filter { missing.contains($0.name) }.map { "\($0.module).\($0.name)" }
  let inheritance = conformances.isEmpty ? "" : ": " + conformances.joined(separator: ", ")
  return "nonisolated extension \(type.trimmedDescription)\(inheritance)"
}
