import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// Reads a struct that carries `@Projection`, and finds what is wrong with it.
struct ProjectionReader: DeclarationReader {
  /// A stored property of the projection, and where its value comes from.
  struct Field {
    /// Where a value comes from.
    enum Origin {
      /// The way from the model's columns to a column or to a relation: `team.name`.
      case path(String)
      /// A closure that makes an expression of the model's columns.
      case closure(ClosureExprSyntax)
    }

    /// The name in the source, where diagnostics point.
    let name: TokenSyntax
    /// The type.
    let type: WrittenType
    /// Where its value comes from.
    let origin: Origin
    /// The documentation comment.
    let documentation: Documentation
  }

  /// A property that is computed in Swift and shown like a stored one.
  struct ComputedField {
    /// The name in the source.
    let name: TokenSyntax
    /// The type.
    let type: WrittenType
    /// The documentation comment.
    let documentation: Documentation
  }

  /// Who may see the projection.
  let access: AccessLevel
  /// The model, as the attribute spells it.
  private(set) var root: String?
  /// The name of the struct.
  let name: String
  /// The documentation comment.
  let documentation: Documentation
  /// The stored properties, in the order of the source.
  private(set) var fields: [Field] = []
  /// The properties with `@Computed`, in the order of the source.
  private(set) var computedFields: [ComputedField] = []
  /// Whether the struct has an `encode(to:)` of its own.
  private(set) var encodesItself = false
  /// What is wrong with the declaration.
  var diagnostics: [Diagnostic] = []

  /// Reads a declaration that carries `@Projection`.
  init(_ declaration: any DeclGroupSyntax, attribute: AttributeSyntax, in context: some MacroExpansionContext) {
    access = AccessLevel(declaration.modifiers) ?? .implicit(in: context)
    name = (declaration.nameToken?.text ?? "").withoutBackticks
    documentation = Documentation(of: declaration)
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
      } else if let function = item.decl.as(FunctionDeclSyntax.self), function.isEncoding {
        encodesItself = true
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
    for (binding, type) in zip(variable.bindings, variable.bindingTypes) {
      if binding.isComputed {
        if let name = binding.name, let type, variable.attributes.containsBasalt("Computed") {
          computedFields.append(
            ComputedField(name: name, type: WrittenType(type), documentation: Documentation(of: variable)))
        }
        continue
      }
      guard let (name, type) = storedProperty(binding, type, variable) else { continue }
      if WrittenType(type).names.contains("Source") {
        report(.takenType("Source", property: name.text), at: type)
      }
      let from = variable.attributes.plainAttributes.first { $0.basaltName == "From" }
      let origin = from.flatMap { readOrigin(of: $0) } ?? .path(name.text)
      fields.append(
        Field(name: name, type: WrittenType(type), origin: origin, documentation: Documentation(of: variable)))
    }
  }

  /// What `@From<User>(\.team.name)` or `@From<User>({ $0.name.lowercased() })` says.
  private mutating func readOrigin(of attribute: AttributeSyntax) -> Field.Origin? {
    checkModel(of: attribute)
    guard let argument = attribute.labeledArguments.first?.expression else { return nil }
    if let closure = argument.as(ClosureExprSyntax.self) { return .closure(closure) }
    let components = argument.as(KeyPathExprSyntax.self)?.components.map { component in
      component.component.as(KeyPathPropertyComponentSyntax.self)?.declName.trimmedDescription
    }
    guard let names = components, !names.isEmpty, !names.contains(nil) else {
      report(.fromArgument(), at: argument)
      return nil
    }
    return .path(names.compactMap(\.self).joined(separator: "."))
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

extension FunctionDeclSyntax {
  /// Whether the function is `encode(to:)`.
  fileprivate var isEncoding: Bool {
    let parameters = signature.parameterClause.parameters
    return name.text == "encode" && parameters.count == 1 && parameters.first?.firstName.text == "to"
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
