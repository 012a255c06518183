import SwiftDiagnostics
import SwiftSyntax

extension FixIt {
  /// Replaces a node by other text, and keeps the white space around it.
  static func replace(_ node: some SyntaxProtocol, with text: String, _ message: String) -> FixIt {
    let token = TokenSyntax(
      .identifier(text), leadingTrivia: node.leadingTrivia, trailingTrivia: node.trailingTrivia, presence: .present)
    return FixIt(
      message: Remedy(message), changes: [.replace(oldNode: Syntax(node), newNode: Syntax(token))])
  }

  /// Removes an attribute from a property.
  static func remove(_ attribute: AttributeSyntax, from property: Property) -> FixIt {
    let name = attribute.attributeName.trimmedDescription
    return FixIt(
      message: Remedy("remove '@\(name)' from '\(property.name)'"),
      changes: [.removing(attribute, from: property.declaration)])
  }

  /// Removes a modifier from a property.
  static func remove(_ modifier: DeclModifierSyntax, from variable: VariableDeclSyntax) -> FixIt {
    FixIt(
      message: Remedy("remove '\(modifier.name.text)'"), changes: [.removing(modifier, from: variable)])
  }

  /// Puts an attribute in front of a property.
  static func mark(_ property: Property, with attribute: String) -> FixIt {
    let old = property.declaration
    var new = old
    new.leadingTrivia = []
    let text = TokenSyntax(
      .identifier(attribute + " " + new.description), leadingTrivia: old.leadingTrivia, presence: .present)
    return FixIt(
      message: Remedy("mark '\(property.name)' with '\(attribute)'"),
      changes: [.replace(oldNode: Syntax(old), newNode: Syntax(text))])
  }

  /// Writes a type behind a property's name: the one of its literal, or a placeholder.
  static func addType(to name: TokenSyntax, value: ExprSyntax?) -> FixIt {
    let type = value?.literalType ?? "<#Type#>"
    return .replace(name, with: "\(name.text): \(type)", "write the type")
  }

  /// States a property's access level.
  static func makeVisible(_ property: Property, _ access: AccessLevel) -> FixIt {
    let declaration = property.declaration
    if let stated = declaration.modifiers.first(where: { AccessLevel([$0]) != nil }) {
      return .replace(stated.name, with: access.keyword, "write '\(access.keyword)'")
    }
    let keyword = declaration.bindingSpecifier
    return .replace(keyword, with: "\(access.keyword) \(keyword.text)", "write '\(access.keyword)'")
  }

  /// Adds a key as the first member.
  static func insertKey(into declaration: any DeclGroupSyntax, access: AccessLevel) -> FixIt {
    let key = "@PrimaryKey(.generated) \(access.memberPrefix)let id: Key<Int64>"
    let brace = declaration.memberBlock.leftBrace
    let isOnOwnLine = declaration.memberBlock.members.first?.leadingTrivia.contains(where: \.isNewline) ?? true
    let text = isOnOwnLine ? "{\n\(declaration.memberIndentation)\(key)" : "{ \(key);"
    return .replace(brace, with: text, "add '\(key)'")
  }

  /// Turns a class into a struct.
  static func makeStruct(_ declaration: ClassDeclSyntax) -> FixIt {
    var keyword = declaration.classKeyword
    keyword.tokenKind = .keyword(.struct)
    var changes: [FixIt.Change] = []
    if let final = declaration.modifiers.first(where: { $0.name.tokenKind == .keyword(.final) }) {
      var modifiers = declaration.modifiers.filter { $0.id != final.id }
      if final.id == declaration.modifiers.first?.id, !modifiers.isEmpty {
        modifiers.leadingTrivia = final.leadingTrivia
      } else {
        keyword.leadingTrivia = final.leadingTrivia
      }
      changes.append(.replace(oldNode: Syntax(declaration.modifiers), newNode: Syntax(modifiers)))
    }
    changes.append(.replace(oldNode: Syntax(declaration.classKeyword), newNode: Syntax(keyword)))
    return FixIt(message: Remedy("write 'struct'"), changes: changes)
  }

  /// The two things that a constant with a value can have been meant to be.
  static func storeOrShare(_ variable: VariableDeclSyntax) -> [FixIt] {
    let keyword = variable.bindingSpecifier
    return [
      .replace(keyword, with: "var", "write 'var'"),
      .replace(keyword, with: "static let", "write 'static let'"),
    ]
  }
}

extension FixIt.Change {
  /// Takes an attribute or a modifier out of a declaration.
  ///
  /// What follows moves up to where the removed node stood, with the white space and the comments that were in front of
  /// it; so the words before stay apart from the words after, and no line is lost.
  fileprivate static func removing(_ node: some SyntaxProtocol, from variable: VariableDeclSyntax) -> FixIt.Change {
    let start = variable.leadingTrivia
    var text = ""
    var isAfterRemoved = false
    let removed = Set(node.tokens(viewMode: .sourceAccurate).map(\.id))
    for token in variable.tokens(viewMode: .sourceAccurate) {
      if removed.contains(token.id) {
        if !isAfterRemoved, !text.isEmpty { text += token.leadingTrivia.description }
        isAfterRemoved = true
        continue
      }
      if !isAfterRemoved, !text.isEmpty { text += token.leadingTrivia.description }
      isAfterRemoved = false
      text += token.text + token.trailingTrivia.description
    }
    let token = TokenSyntax(.identifier(text), leadingTrivia: start, presence: .present)
    return .replace(oldNode: Syntax(variable), newNode: Syntax(token))
  }
}

extension ExprSyntax {
  /// The type that a literal has by itself.
  fileprivate var literalType: String? {
    switch kind {
    case .integerLiteralExpr: "Int"
    case .floatLiteralExpr: "Double"
    case .booleanLiteralExpr: "Bool"
    case .stringLiteralExpr: "String"
    default: nil
    }
  }
}

extension DeclGroupSyntax {
  /// The white space in front of the members.
  fileprivate var memberIndentation: String {
    guard let first = memberBlock.members.first else { return "  " }
    let lines = first.leadingTrivia.description.split(separator: "\n", omittingEmptySubsequences: false)
    return String((lines.last ?? "  ").prefix { $0 == " " || $0 == "\t" })
  }
}
