import SwiftDiagnostics
import SwiftSyntax

extension ModelReader {
  /// Reads what stands in the model's braces, except what needs to know all properties.
  mutating func readMembers() {
    readMembers(of: fieldsDeclaration)
    // Beside the mirror of the stored properties, an extension may hold computed ones.
    if model.isForeign { readMembers(of: declaration) }
  }

  private mutating func readMembers(of declaration: any DeclGroupSyntax) {
    for item in declaration.memberBlock.members {
      if let variable = item.decl.as(VariableDeclSyntax.self), !variable.isStatic {
        readVariable(variable)
      } else if let conditional = item.decl.as(IfConfigDeclSyntax.self) {
        refuseStoredProperties(in: conditional)
      } else if let type = item.decl.nestedTypeName, !isMirror(item.decl) {
        readNestedType(type)
      } else if item.decl.is(InitializerDeclSyntax.self), !model.isForeign {
        model.hasInitializer = true
      }
    }
  }

  private func isMirror(_ declaration: DeclSyntax) -> Bool {
    model.isForeign && declaration.id == Syntax(fieldsDeclaration).id
  }

  private mutating func readNestedType(_ name: TokenSyntax) {
    model.nestedTypes.insert(name.text)
    nestedTypeNames.append(name)
  }

  /// The types that the model gets, and that a type of the user's with the same name would be taken for.
  private var generatedTypes: Set<String> {
    if model.isEmbeddable { return ["DTO", "Draft"] }
    guard model.hasTable else { return ["DTO"] }
    var types: Set<String> = ["DTO", "Key", "ID", "Columns", "QueryColumns", "Draft", "Insertion", "Target", "Patch"]
    if !model.hasGeneratedKey { types.insert("Input") }
    return types
  }

  /// Refuses types that would mean another one where generated code repeats them, or in the model already.
  mutating func checkTypes() {
    for name in nestedTypeNames where generatedTypes.contains(name.text) {
      report(.generatedType(name.text, model: model.name), at: name)
    }
    var names = generatedTypes.union(model.hasTable ? ["Source"] : []).subtracting(["Key", "ID"])
    if model.needsInputShape { names.insert("Input") }
    let taken = names.subtracting(model.nestedTypes)
    for property in model.stored {
      guard let type = property.type.names.first(where: taken.contains) else { continue }
      report(.takenType(type, property: property.name), at: property.typeNode)
    }
  }
}

// MARK: - Properties

extension ModelReader {
  private mutating func readVariable(_ variable: VariableDeclSyntax) {
    for (binding, type) in zip(variable.bindings, variable.bindingTypes) {
      if binding.isComputed, let name = binding.name {
        readComputed(name, type, variable)
      } else if let stored = storedProperty(binding, type, variable) {
        readStored(stored.name, stored.type, binding, variable)
      }
    }
  }

  private mutating func readComputed(_ name: TokenSyntax, _ type: TypeSyntax?, _ variable: VariableDeclSyntax) {
    let type = type.flatMap { $0.is(SomeOrAnyTypeSyntax.self) ? nil : WrittenType($0) }
    model.computedProperties.append(
      ComputedProperty(token: name, type: type, access: AccessLevel(variable.modifiers)))
    let taken: Set<String> = model.hasTable ? ["dto", "primaryKey", "mapping"] : ["dto"]
    if taken.contains(name.text) {
      report(.reservedComputed(name.text, model: model.name), at: name)
    }
  }

  private mutating func readStored(
    _ name: TokenSyntax, _ type: TypeSyntax, _ binding: PatternBindingSyntax, _ variable: VariableDeclSyntax
  ) {
    // How visible the properties of a foreign struct are, its mirror does not say.
    let access = model.isForeign ? .public : AccessLevel(variable.modifiers)
    let property = Property(
      nameToken: name, type: WrittenType(type), typeNode: type, declaration: variable,
      defaultValue: binding.initializer?.value, marks: variable.attributes.plainAttributes.compactMap(Mark.init),
      access: access, isPrivate: access.map { $0 < .internal && $0 < model.access } ?? false,
      documentation: Documentation(of: variable))
    model.stored.append(property)
    if property.has(.transient) {
      model.transients.append(property)
    } else if property.has(.embedded) {
      // One that cannot be a group is reported and left out: what would be emitted for it is a dozen errors more.
      if property.type.isPlainName && !property.type.isOptional { model.groups.append(property) }
    } else {
      model.properties.append(property)
    }
    checkMarks(of: property)
  }
}

extension DeclSyntax {
  /// The name of a type declared inside the model.
  fileprivate var nestedTypeName: TokenSyntax? {
    switch self.as(DeclSyntaxEnum.self) {
    case .structDecl(let type): type.name
    case .enumDecl(let type): type.name
    case .classDecl(let type): type.name
    case .actorDecl(let type): type.name
    case .typeAliasDecl(let type): type.name
    default: nil
    }
  }
}
