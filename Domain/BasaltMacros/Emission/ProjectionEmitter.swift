import SwiftSyntax

/// Writes what a struct with `@Projection` gets.
struct ProjectionEmitter {
  /// What the source says.
  let projection: ProjectionReader

  private var access: String { projection.access.memberPrefix }
  private var isComplete: Bool { projection.diagnostics.isEmpty }

  /// The columns that the projection reads.
  ///
  /// Each property has its statement on a line that is declared to be the property's own: what the compiler has to say
  /// about a name or a type that does not match the model, it says there. The statements stand in a function, because in
  /// a closure the compiler would stop at the first error.
  func members(at lines: SourceLines?) -> String {
    guard let root = projection.root else { return "" }
    var source = SourceWriter()
    source.line("\(access)typealias Source = \(root).DTO")
    source.gap()
    source.line("/// The columns, in the order in which they are read.")
    source.line("\(access)static let columns: [BasaltDomain.ColumnReference] = listColumns()")
    source.gap()
    source.block("private static func listColumns() -> [BasaltDomain.ColumnReference]") { source in
      if !isComplete { return source.line("[]") }
      source.line("var fields = BasaltDomain.ProjectionBuilder<\(root)>()")
      source.line("let source = fields.source")
      for field in projection.fields {
        source.location(of: field.name, in: lines)
        source.line("fields.add(source.\(field.path), as: (\(field.type.text)).self)")
      }
      source.directive("#sourceLocation()")
      source.line("return fields.columns")
    }
    return source.text
  }

  /// The extension with the conformances, and with the initialiser that reads a row: here, so that the memberwise one
  /// survives.
  func conformances(of type: TypeSyntax, missing protocols: [TypeSyntax]) -> String? {
    if projection.root == nil { return nil }
    let wanted = [("BasaltDomain", "Projection"), ("BasaltDomain", "RowDecodable"), ("Swift", "Sendable")]
    var source = SourceWriter()
    source.block(openingExtension(of: type, wanted, missing: protocols)) { source in
      source.line("/// Reads the cells from `column` on, which are ``columns``.")
      source.block(access + SourceWriter.rowInitializer) { source in
        if !isComplete { return source.line("Swift.fatalError()") }
        source.decode(projection.fields.map { ($0.name.text, $0.type.isOptional) })
      }
      source.decodeRows(access: access, "Self")
    }
    return source.text
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
  return "extension \(type.trimmedDescription)\(inheritance)"
}
