import SwiftSyntax
import SwiftSyntaxMacros

/// `@Mapping`: what `@Model` makes of a struct, for one that another module declares.
///
/// It stands on an extension, where only members can be added: the DTO is nested, the row initialiser goes through the
/// struct's own one, and the conformances are the user's to write.
struct MappingMacro {
  /// Raw text needs no formatting.
  static var formatMode: FormatMode { .disabled }
}

extension MappingMacro: MemberMacro {
  static func expansion(
    of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
    conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    let reader = ModelReader(declaration, attribute: node, in: context)
    for diagnostic in reader.diagnostics { context.diagnose(diagnostic) }
    if reader.model.completeness == .names { return [] }
    let lines = SourceLines(of: declaration, in: context)
    return [DeclSyntax(rawText: ModelEmitter(reader.model).foreignMembers(at: lines))]
  }
}
