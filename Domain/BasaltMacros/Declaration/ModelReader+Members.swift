import SwiftDiagnostics
import SwiftSyntax

extension ModelReader {
  /// Reads what stands in the model's braces, except projections, which need to know all properties.
  mutating func readMembers() {
    for item in declaration.memberBlock.members {
      if let variable = item.decl.as(VariableDeclSyntax.self), !variable.isStatic {
        readVariable(variable)
      } else if let conditional = item.decl.as(IfConfigDeclSyntax.self) {
        refuseStoredProperties(in: conditional)
      } else if let type = item.decl.nestedTypeName {
        readNestedType(type)
      }
    }
    checkTypes()
  }

  private mutating func readNestedType(_ name: TokenSyntax) {
    model.nestedTypes.insert(name.text)
    if generatedTypes.contains(name.text) {
      report(.generatedType(name.text, model: model.name), at: name)
    }
  }

  /// The types that the model gets, and that a type of the user's with the same name would be taken for.
  private var generatedTypes: Set<String> {
    model.hasTable ? ["DTO", "Key", "ID", "Columns", "QueryColumns", "Draft", "Insertion", "Target"] : ["DTO"]
  }

  /// Refuses types that would mean another one where generated code repeats them, or in the model already.
  private mutating func checkTypes() {
    let names = generatedTypes.union(model.hasTable ? ["Source"] : []).subtracting(["Key", "ID"])
    let taken = names.subtracting(model.nestedTypes)
    for property in model.properties {
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
    let property = Property(
      nameToken: name, type: WrittenType(type), typeNode: type, declaration: variable,
      defaultValue: binding.initializer?.value, marks: variable.attributes.plainAttributes.compactMap(Mark.init),
      access: AccessLevel(variable.modifiers), documentation: Documentation(of: variable))
    model.properties.append(property)
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
