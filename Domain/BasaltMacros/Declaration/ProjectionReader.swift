import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// Reads a struct that carries `@Projection`, and finds what is wrong with it.
struct ProjectionReader: DeclarationReader {
  /// A property of the projection, and where its value comes from.
  struct Field {
    /// The name in the source, where diagnostics point.
    let name: TokenSyntax
    /// The type.
    let type: WrittenType
    /// The way from the model's columns to the property's column, `team.name`.
    let path: String
  }

  /// Who may see the projection.
  let access: AccessLevel
  /// The model, as the attribute spells it.
  private(set) var root: String?
  /// The properties, in the order of the source.
  private(set) var fields: [Field] = []
  /// What is wrong with the declaration.
  var diagnostics: [Diagnostic] = []

  /// Reads a declaration that carries `@Projection`.
  init(_ declaration: any DeclGroupSyntax, attribute: AttributeSyntax, in context: some MacroExpansionContext) {
    access = AccessLevel(declaration.modifiers) ?? .implicit(in: context)
    readRoot(attribute)
    guard isPlainStruct(declaration) else {
      root = nil
      return
    }
    for item in declaration.memberBlock.members {
      if let variable = item.decl.as(VariableDeclSyntax.self), !variable.isStatic {
        readVariable(variable)
      } else if let conditional = item.decl.as(IfConfigDeclSyntax.self) {
        refuseStoredProperties(in: conditional)
      }
    }
  }

  private mutating func readRoot(_ attribute: AttributeSyntax) {
    guard let argument = attribute.labeledArguments.first?.expression else { return }
    guard let access = argument.as(MemberAccessExprSyntax.self), access.declName.baseName.tokenKind == .keyword(.self),
      let base = access.base
    else {
      return report(.projectionRoot(), at: argument)
    }
    root = base.trimmedDescription
  }

  private mutating func isPlainStruct(_ declaration: any DeclGroupSyntax) -> Bool {
    let name = declaration.nameToken?.text ?? ""
    guard let structure = declaration.as(StructDeclSyntax.self) else {
      let fixIts = declaration.as(ClassDeclSyntax.self).map { [FixIt.makeStruct($0)] } ?? []
      report(.projectionNotAStruct(name, kind: declaration.kindName), at: declaration.introducer, fixIts: fixIts)
      return false
    }
    if let parameters = structure.genericParameterClause {
      report(.genericProjection(name), at: parameters)
      return false
    }
    return true
  }

  private mutating func readVariable(_ variable: VariableDeclSyntax) {
    for (binding, type) in zip(variable.bindings, variable.bindingTypes) where !binding.isComputed {
      guard let (name, type) = storedProperty(binding, type, variable) else { continue }
      if WrittenType(type).names.contains("Source") {
        report(.takenType("Source", property: name.text), at: type)
      }
      let from = variable.attributes.plainAttributes.first { $0.basaltName == "From" }
      let path = from.flatMap { readPath(of: $0) } ?? name.text
      fields.append(Field(name: name, type: WrittenType(type), path: path))
    }
  }

  /// The way that `@From<User>(\.team.name)` names.
  private mutating func readPath(of attribute: AttributeSyntax) -> String? {
    checkModel(of: attribute)
    guard let argument = attribute.labeledArguments.first?.expression else { return nil }
    let components = argument.as(KeyPathExprSyntax.self)?.components.map { component in
      component.component.as(KeyPathPropertyComponentSyntax.self)?.declName.trimmedDescription
    }
    guard let names = components, !names.isEmpty, !names.contains(nil) else {
      report(.fromArgument(), at: argument)
      return nil
    }
    return names.compactMap(\.self).joined(separator: ".")
  }

  /// `@From<Team>` in a projection of users would be checked against one model and read from another.
  private mutating func checkModel(of attribute: AttributeSyntax) {
    guard let root, let model = attribute.genericArgument else { return }
    let isSame = model.trimmedDescription.split(separator: ".").last == root.split(separator: ".").last
    if !isSame {
      let fixIt = FixIt.replace(model, with: root, "write '\(root)'")
      report(.fromOtherModel(model.trimmedDescription, root: root), at: model, fixIts: [fixIt])
    }
  }
}

extension AttributeSyntax {
  /// The first generic argument of the attribute's name: `User` of `@From<User>`.
  fileprivate var genericArgument: TypeSyntax? {
    let clause =
      attributeName.as(IdentifierTypeSyntax.self)?.genericArgumentClause
      ?? attributeName.as(MemberTypeSyntax.self)?.genericArgumentClause
    guard let argument = clause?.arguments.first else { return nil }
    return Syntax(argument.argument).as(TypeSyntax.self)
  }
}
