import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// What the readers of models and of projections have in common: they gather diagnostics, and they know which properties
/// are stored.
protocol DeclarationReader {
  /// What is wrong with the declaration.
  var diagnostics: [Diagnostic] { get set }
}

extension DeclarationReader {
  /// Notes a problem.
  mutating func report(
    _ problem: Problem, at node: some SyntaxProtocol, notes: [Note] = [], fixIts: [FixIt] = []
  ) {
    diagnostics.append(Diagnostic(node: node, message: problem, notes: notes, fixIts: fixIts))
  }

  /// The name and the type of a stored property, if rows can be read into it.
  mutating func storedProperty(
    _ binding: PatternBindingSyntax, _ type: TypeSyntax?, _ variable: VariableDeclSyntax
  ) -> (name: TokenSyntax, type: TypeSyntax)? {
    guard let name = binding.name else {
      report(.pattern(), at: binding.pattern)
      return nil
    }
    if let lazy = variable.modifiers.first(where: { $0.name.tokenKind == .keyword(.lazy) }) {
      report(.lazyProperty(name.text), at: lazy, fixIts: [.remove(lazy, from: variable)])
      return nil
    }
    if let value = binding.initializer, variable.bindingSpecifier.tokenKind == .keyword(.let) {
      report(.constantWithValue(name.text), at: value, fixIts: FixIt.storeOrShare(variable))
      return nil
    }
    guard let type else {
      report(.missingType(name.text), at: name, fixIts: [.addType(to: name, value: binding.initializer?.value)])
      return nil
    }
    return (name, type)
  }

  /// Refuses stored properties that are there in some builds only.
  mutating func refuseStoredProperties(in conditional: IfConfigDeclSyntax) {
    for clause in conditional.clauses {
      guard case .decls(let members) = clause.elements else { continue }
      for variable in members.compactMap({ $0.decl.as(VariableDeclSyntax.self) }) where !variable.isStatic {
        for binding in variable.bindings where !binding.isComputed {
          guard let name = binding.name else { continue }
          report(.conditionalProperty(name.text), at: name)
        }
      }
    }
  }
}

// MARK: - Syntax, in the terms of the readers

extension VariableDeclSyntax {
  /// Whether the property belongs to the type and not to its values.
  var isStatic: Bool {
    modifiers.contains { $0.name.tokenKind == .keyword(.static) || $0.name.tokenKind == .keyword(.class) }
  }

  /// The types of the bindings. In `var a, b: Int`, `a` has the type that is written behind `b`.
  var bindingTypes: [TypeSyntax?] {
    var types: [TypeSyntax?] = []
    var following: TypeSyntax?
    for binding in bindings.reversed() {
      if let type = binding.typeAnnotation?.type {
        following = type
      } else if binding.initializer != nil || binding.accessorBlock != nil {
        following = nil
      }
      types.append(following)
    }
    return types.reversed()
  }
}

extension PatternBindingSyntax {
  /// The property's name, unless it is a pattern of several.
  var name: TokenSyntax? { pattern.as(IdentifierPatternSyntax.self)?.identifier }

  /// Whether the property has no storage. Observers leave it stored.
  var isComputed: Bool {
    guard let accessors = accessorBlock?.accessors else { return false }
    guard case .accessors(let list) = accessors else { return true }
    return !list.allSatisfy { accessor in
      accessor.accessorSpecifier.tokenKind == .keyword(.didSet)
        || accessor.accessorSpecifier.tokenKind == .keyword(.willSet)
    }
  }
}

extension AttributeListSyntax {
  /// The attributes, except those in `#if`.
  var plainAttributes: [AttributeSyntax] {
    compactMap { element in
      guard case .attribute(let attribute) = element else { return nil }
      return attribute
    }
  }
}

extension DeclGroupSyntax {
  /// The declared name.
  var nameToken: TokenSyntax? { asProtocol((any NamedDeclSyntax).self)?.name }

  /// The name of the type, also where the declaration extends it.
  var typeName: String {
    nameToken?.text ?? self.as(ExtensionDeclSyntax.self)?.extendedType.trimmedDescription ?? ""
  }

  /// The kind of declaration as a person calls it.
  var kindName: String { introducer.text }
}

extension AccessLevel {
  /// The level that a declaration has without stating one: what the extension around it states for its members.
  static func implicit(in context: some MacroExpansionContext) -> AccessLevel {
    guard let surrounding = context.lexicalContext.first?.as(ExtensionDeclSyntax.self) else { return .internal }
    return AccessLevel(surrounding.modifiers) ?? .internal
  }
}
