import SwiftSyntax
import SwiftSyntaxMacros

/// `@Model`: one declaration, and the types that are derived from it.
///
/// The nested types are members, because only members see the names around the model. The conformances are an extension,
/// so that the memberwise initialiser survives. The DTO is a peer, so that it can be more visible than the model.
struct ModelMacro {
  /// Raw text needs no formatting.
  static var formatMode: FormatMode { .disabled }
}

extension ModelMacro: MemberMacro {
  static func expansion(
    of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
    conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    let reader = ModelReader(declaration, attribute: node, in: context)
    for diagnostic in reader.diagnostics { context.diagnose(diagnostic) }
    let lines = SourceLines(of: declaration, in: context)
    return [DeclSyntax(rawText: ModelEmitter(reader.model).members(at: lines))]
  }
}

extension ModelMacro: ExtensionMacro {
  static func expansion(
    of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
    providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
    in context: some MacroExpansionContext
  ) throws -> [ExtensionDeclSyntax] {
    let model = ModelReader(declaration, attribute: node, in: context).model
    if model.completeness == .names { return [] }
    let text = ModelEmitter(model).conformances(of: TypeSyntax(type), missing: protocols)
    return [ExtensionDeclSyntax(rawText: text)]
  }
}

extension ModelMacro: PeerMacro {
  static func expansion(
    of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
    in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    guard let group = declaration.asProtocol((any DeclGroupSyntax).self) else { return [] }
    let model = ModelReader(group, attribute: node, in: context).model
    return [DeclSyntax(rawText: ModelEmitter(model).dataTransferObject())]
  }
}
