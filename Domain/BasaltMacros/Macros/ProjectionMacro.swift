import SwiftSyntax
import SwiftSyntaxMacros

/// `@Projection(of:)`: a read-only shape that is declared apart from the model.
///
/// The columns are a member, because only members see the names around the struct. The conformances are an extension, so
/// that the memberwise initialiser survives.
struct ProjectionMacro {
  /// Raw text needs no formatting.
  static var formatMode: FormatMode { .disabled }
}

extension ProjectionMacro: MemberMacro {
  static func expansion(
    of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
    conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    let projection = ProjectionReader(declaration, attribute: node, in: context)
    for diagnostic in projection.diagnostics { context.diagnose(diagnostic) }
    let lines = SourceLines(of: declaration, in: context)
    let members = ProjectionEmitter(projection: projection).members(at: lines)
    return members.isEmpty ? [] : [DeclSyntax(rawText: members)]
  }
}

extension ProjectionMacro: ExtensionMacro {
  static func expansion(
    of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
    providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
    in context: some MacroExpansionContext
  ) throws -> [ExtensionDeclSyntax] {
    let projection = ProjectionReader(declaration, attribute: node, in: context)
    let emitter = ProjectionEmitter(projection: projection)
    let lines = projection.computedFields.isEmpty ? nil : SourceLines(of: declaration, in: context)
    guard let text = emitter.conformances(of: TypeSyntax(type), missing: protocols, at: lines) else { return [] }
    return [ExtensionDeclSyntax(rawText: text)]
  }
}
