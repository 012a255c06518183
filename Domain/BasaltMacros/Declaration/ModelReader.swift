import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// Reads the declaration of a model, and finds what is wrong with it.
///
/// The compiler asks for members, for an extension and for a peer one by one, and each time the declaration is read anew.
/// All three read the same; the diagnostics are reported with the members only.
struct ModelReader: DeclarationReader {
  /// What the source says.
  var model: ModelDeclaration
  /// What is wrong with it.
  var diagnostics: [Diagnostic] = []
  /// The declaration in the source.
  let declaration: any DeclGroupSyntax
  /// Where the properties are: in the declaration itself, or in the struct that mirrors another module's.
  let fieldsDeclaration: any DeclGroupSyntax
  /// The names of the types that are declared inside.
  var nestedTypeNames: [TokenSyntax] = []
  /// The macro that the declaration carries.
  let macro: String

  /// Reads a declaration that carries `@Model`, `@Embeddable` or `@Mapping`.
  init(_ declaration: any DeclGroupSyntax, attribute: AttributeSyntax, in context: some MacroExpansionContext) {
    self.declaration = declaration
    macro = attribute.basaltName ?? "Model"
    let isForeign = macro == "Mapping"
    fieldsDeclaration = (isForeign ? declaration.mirrorStruct : nil) ?? declaration
    let implicitAccess = AccessLevel.implicit(in: context)
    // What satisfies a public protocol for a public type is public; a type that is less visible makes it so, too.
    let access = isForeign ? .public : AccessLevel(declaration.modifiers) ?? implicitAccess
    model = ModelDeclaration(
      spelling: isForeign ? declaration.typeName : declaration.nameToken?.text ?? "", access: access, dtoAccess: access,
      implicitAccess: implicitAccess, documentation: Documentation(of: declaration))
    model.isEmbeddable = macro == "Embeddable"
    model.isForeign = isForeign
    readArguments(of: attribute)
    guard isForeign ? readExtension() : readKind(), checkReach(in: context) else {
      model.completeness = .names
      return
    }
    readMembers()
    readStaticDeclarations()
    checkTypes()
    if model.hasTable { checkTable() }
    if model.isEmbeddable { checkGroup() }
    checkDTO()
    readProjections()
    if isForeign { checkConformances() }
    if !diagnostics.isEmpty { model.completeness = min(model.completeness, .surface) }
  }
}

// MARK: - The attribute

extension ModelReader {
  private mutating func readArguments(of attribute: AttributeSyntax) {
    for argument in attribute.labeledArguments {
      switch argument.label?.text {
      case "table": readTable(argument.expression)
      case "schema": model.namespace = readText(argument)
      case "comment": model.comment = readText(argument)
      case "dto": readAccess(argument)
      default: break
      }
    }
  }

  private mutating func readTable(_ expression: ExprSyntax) {
    if expression.is(NilLiteralExprSyntax.self) { return }
    model.table = expression.plainString ?? ""
    if expression.plainString == nil {
      report(.tableNotLiteral(), at: expression)
    } else if model.table?.isEmpty ?? true {
      report(.tableEmpty(), at: expression)
    }
  }

  /// The literal of `schema:` or `comment:`.
  private mutating func readText(_ argument: LabeledExprSyntax) -> String? {
    let (label, expression) = (argument.label?.text ?? "", argument.expression)
    if expression.is(NilLiteralExprSyntax.self) { return nil }
    guard let text = expression.plainString else {
      report(.argumentNotLiteral(label), at: expression)
      return nil
    }
    if text.isEmpty { report(.argumentEmpty(label), at: expression) }
    if model.table == nil { report(.argumentWithoutTable(label), at: argument) }
    return expression.trimmedDescription
  }

  private mutating func readAccess(_ argument: LabeledExprSyntax) {
    let expression = argument.expression
    if expression.is(NilLiteralExprSyntax.self) { return }
    let name = expression.as(MemberAccessExprSyntax.self)?.declName.baseName.text.withoutBackticks
    guard let access = name.flatMap(AccessLevel.init(caseNamed:)) else {
      return report(.accessNotLiteral(), at: expression)
    }
    if access < model.access {
      let fixIt = FixIt.replace(expression, with: ".\(model.access.keyword)", "write '.\(model.access.keyword)'")
      return report(.dtoLessVisible(model.name, model.access), at: expression, fixIts: [fixIt])
    }
    model.dtoAccess = access
  }
}

// MARK: - The kind of declaration

extension ModelReader {
  /// Conformances stand in an extension of the file, from where a private type inside another one is out of reach.
  private mutating func checkReach(in context: some MacroExpansionContext) -> Bool {
    guard AccessLevel(declaration.modifiers) == .private, let modifier = declaration.modifiers.first,
      let outer = context.lexicalContext.first?.asProtocol((any DeclGroupSyntax).self)
    else { return true }
    let fixIt = FixIt.replace(modifier.name, with: "fileprivate", "write 'fileprivate'")
    report(.privateInside(model.name, outer: outer.typeName), at: modifier, fixIts: [fixIt])
    return false
  }

  /// Checks that the declaration can be a model at all.
  private mutating func readKind() -> Bool {
    guard let structure = declaration.as(StructDeclSyntax.self) else {
      let fixIts = declaration.as(ClassDeclSyntax.self).map { [FixIt.makeStruct($0)] } ?? []
      let problem = Problem.notAStruct(model.name, kind: declaration.kindName, macro: macro)
      report(problem, at: declaration.introducer, fixIts: fixIts)
      return false
    }
    if model.name.hasSuffix("DTO") {
      report(.modelNamedDTO(model.name), at: structure.name)
      return false
    }
    if let parameters = structure.genericParameterClause {
      if model.hasColumns {
        report(.genericTable(model.name), at: parameters)
        return false
      }
      model.genericParameters = parameters.trimmedDescription
      model.genericArguments = "<" + parameters.parameters.map(\.name.text).joined(separator: ", ") + ">"
      model.genericRequirements = structure.genericWhereClause.map { " " + $0.trimmedDescription } ?? ""
    }
    return true
  }
}
