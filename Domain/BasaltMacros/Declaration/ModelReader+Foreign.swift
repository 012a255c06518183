import SwiftDiagnostics
import SwiftSyntax

// `@Mapping` stands on an extension of another module's struct. The stored properties are out of sight there, so the user
// mirrors them in a nested struct `Fields`, which is read like the body of a model.

extension ModelReader {
  /// Checks that the declaration can map a foreign struct at all.
  mutating func readExtension() -> Bool {
    guard declaration.is(ExtensionDeclSyntax.self) else {
      report(.mappingNotAnExtension(model.name, kind: declaration.kindName), at: declaration.introducer)
      return false
    }
    if model.table == nil { model.table = "" }
    if declaration.mirrorStruct == nil {
      let brace = declaration.memberBlock.leftBrace
      let fixIt = FixIt.replace(
        brace, with: "{\n  private struct Fields {\n    <#stored properties#>\n  }", "add 'private struct Fields'")
      report(.mappingWithoutFields(model.name), at: declaration.introducer, fixIts: [fixIt])
      return false
    }
    return true
  }

  /// Checks that the extension has the conformances that this kind of macro cannot add.
  mutating func checkConformances() {
    guard let extending = declaration.as(ExtensionDeclSyntax.self) else { return }
    let needed = model.hasGeneratedKey ? ["Table"] : ["Table", "InsertShape"]
    let written = (extending.inheritanceClause?.inheritedTypes ?? []).flatMap { $0.type.conformanceNames }
    let missing = needed.filter { !written.contains($0) }
    if missing.isEmpty { return }
    let added = missing.map { "@retroactive " + $0 }.joined(separator: ", ")
    let last =
      extending.inheritanceClause?.inheritedTypes.last.map { Syntax($0.type) } ?? Syntax(extending.extendedType)
    let separator = extending.inheritanceClause == nil ? ": " : ", "
    let fixIt = FixIt.replace(last, with: last.trimmedDescription + separator + added, "write '\(added)'")
    report(.mappingWithoutConformances(model.name, missing), at: extending.extendedType, fixIts: [fixIt])
  }
}

extension DeclGroupSyntax {
  /// The nested struct that mirrors the stored properties of the extended one.
  var mirrorStruct: StructDeclSyntax? {
    memberBlock.members.lazy.compactMap { $0.decl.as(StructDeclSyntax.self) }.first { $0.name.text == "Fields" }
  }
}

extension TypeSyntax {
  /// The names of the protocols that an inherited type stands for: `Table` of `@retroactive BasaltDomain.Table`.
  fileprivate var conformanceNames: [String] {
    if let attributed = self.as(AttributedTypeSyntax.self) { return attributed.baseType.conformanceNames }
    if let composition = self.as(CompositionTypeSyntax.self) {
      return composition.elements.flatMap { $0.type.conformanceNames }
    }
    if let name = self.as(IdentifierTypeSyntax.self) { return [name.name.text] }
    return self.as(MemberTypeSyntax.self).map { [$0.name.text] } ?? []
  }
}
