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
  }

  private mutating func readNestedType(_ name: TokenSyntax) {
    model.nestedTypes.insert(name.text)
    let generated = model.hasTable ? Self.generatedTypes : ["DTO"]
    if generated.contains(name.text) {
      report(.generatedType(name.text, model: model.name), at: name)
    }
  }

  private static let generatedTypes: Set<String> = [
    "DTO", "Key", "ID", "Columns", "QueryColumns", "Draft", "Insertion", "Target",
  ]
}

// MARK: - Properties

extension ModelReader {
  private mutating func readVariable(_ variable: VariableDeclSyntax) {
    for (binding, type) in zip(variable.bindings, variable.bindingTypes) {
      if binding.isComputed, let name = binding.name {
        readComputed(name)
      } else if let stored = storedProperty(binding, type, variable) {
        readStored(stored.name, stored.type, binding, variable)
      }
    }
  }

  private mutating func readComputed(_ name: TokenSyntax) {
    model.computedProperties.append(name)
    let taken: Set<String> = model.hasTable ? ["dto", "primaryKey", "mapping"] : ["dto"]
    if taken.contains(name.text) {
      report(.reservedComputed(name.text, model: model.name), at: name)
    }
  }

  private mutating func readStored(
    _ name: TokenSyntax, _ type: TypeSyntax, _ binding: PatternBindingSyntax, _ variable: VariableDeclSyntax
  ) {
    let property = Property(
      token: name.trimmed, position: name, type: WrittenType(type), typeNode: type, declaration: variable,
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
