import SwiftDiagnostics
import SwiftSyntax

extension ModelReader {
  /// Reads what the model declares about its table, and its rules that speak of several fields.
  mutating func readStaticDeclarations() {
    forEachStaticCall { reader, name, function, call, _ in
      switch function {
      case "rule": reader.readRule(name, call)
      case "primaryKey": reader.readCompositeKey(name, call)
      case "index", "unique", "check", "foreignKey": reader.readDeclaration(name, function, call)
      default: break
      }
    }
  }

  /// Visits the declarations of the form `static let byName = index(\.name)`, with the name of what is called: `index`,
  /// `Self.index` and `User.index` are the same.
  mutating func forEachStaticCall(
    _ body: (inout ModelReader, TokenSyntax, String, FunctionCallExprSyntax, VariableDeclSyntax) -> Void
  ) {
    for item in declaration.memberBlock.members {
      guard let variable = item.decl.as(VariableDeclSyntax.self), variable.isStatic else { continue }
      for binding in variable.bindings {
        guard let name = binding.name, let call = binding.initializer?.value.as(FunctionCallExprSyntax.self),
          let function = ownFunction(call.calledExpression)
        else { continue }
        body(&self, name, function, call, variable)
      }
    }
  }

  /// The name of the model's static function that an expression calls.
  private func ownFunction(_ callee: ExprSyntax) -> String? {
    if let name = callee.as(DeclReferenceExprSyntax.self) { return name.baseName.text }
    guard let member = callee.as(MemberAccessExprSyntax.self) else { return nil }
    let base = member.base?.as(DeclReferenceExprSyntax.self)?.baseName.text
    return base == "Self" || base == model.spelling ? member.declName.baseName.text : nil
  }

  private mutating func readDeclaration(_ name: TokenSyntax, _ function: String, _ call: FunctionCallExprSyntax) {
    if !model.hasTable {
      return report(.declarationWithoutTable(function, model: model.name), at: call)
    }
    for argument in call.columnArguments { checkColumn(argument, of: function) }
    model.declarations.append(StaticDeclaration(token: name))
  }

  private mutating func readCompositeKey(_ name: TokenSyntax, _ call: FunctionCallExprSyntax) {
    if !model.hasTable {
      return report(.declarationWithoutTable("primaryKey", model: model.name), at: call)
    }
    if !model.compositeKey.isEmpty { return report(.secondCompositeKey(model.name), at: call) }
    let properties = readProperties(call.columnArguments, of: "primaryKey")
    if properties.count < 2, properties.count == call.columnArguments.count {
      report(.compositeKeyOfOne(), at: call)
    }
    for property in properties { checkPart(property) }
    for key in model.properties where key.isKey {
      guard let mark = key.mark(.primaryKey) else { continue }
      report(
        .keyBesideCompositeKey(key.name, declaration: name.text), at: mark.node,
        fixIts: [.remove(mark.node, from: key)])
    }
    model.compositeKey = properties
    model.declarations.append(StaticDeclaration(token: name))
  }

  /// Checks a property that is a part of the key.
  private mutating func checkPart(_ property: Property) {
    if property.type.isOptional {
      let type = property.type.wrappedText
      report(
        .optionalKeyPart(property.name), at: property.typeNode,
        fixIts: [.replace(property.typeNode, with: type, "write '\(type)'")])
    }
    for (mark, problem) in [
      (Mark.Kind.hidden, Problem.hiddenKey(property.name)), (.default, .defaultOnKeyPart(property.name)),
      (.generated, .generatedKeyPart(property.name)),
    ] {
      guard let mark = property.mark(mark) else { continue }
      report(problem, at: mark.node, fixIts: [.remove(mark.node, from: property)])
    }
  }

  private mutating func readRule(_ name: TokenSyntax, _ call: FunctionCallExprSyntax) {
    let arguments = call.columnArguments
    if arguments.isEmpty { report(.ruleWithoutFields(name.text), at: call) }
    let properties = readProperties(arguments, of: "rule")
    for property in properties where property.isGenerated || property.isComputedByDatabase {
      report(.ruleOnDatabaseValue(property.name), at: call)
    }
    model.fieldRules.append(FieldRule(token: name, properties: properties))
  }

  private mutating func readProperties(_ arguments: [ExprSyntax], of function: String) -> [Property] {
    var properties: [Property] = []
    for argument in arguments {
      guard let token = propertyToken(argument, of: function) else { continue }
      let name = token.text.withoutBackticks
      guard let property = model.properties.first(where: { $0.name == name }) else {
        reportUnknownColumn(name, of: function, at: token)
        continue
      }
      if properties.contains(where: { $0.name == name }) {
        report(.projectionRepeated(name), at: argument)
      } else {
        properties.append(property)
      }
    }
    return properties
  }

  /// Checks a key path that only has to lead to a column: also into an embedded group.
  private mutating func checkColumn(_ argument: ExprSyntax, of function: String) {
    let path = argument.as(KeyPathExprSyntax.self)
    let first = path?.components.first?.component.as(KeyPathPropertyComponentSyntax.self)?.declName.baseName
    if let first, path?.components.count == 2, model.groups.contains(where: { $0.name == first.text.withoutBackticks })
    {
      return
    }
    guard let token = propertyToken(argument, of: function) else { return }
    let name = token.text.withoutBackticks
    if model.properties.contains(where: { $0.name == name }) { return }
    reportUnknownColumn(name, of: function, at: token)
  }

  private mutating func propertyToken(_ argument: ExprSyntax, of function: String) -> TokenSyntax? {
    guard let path = argument.as(KeyPathExprSyntax.self), path.components.count == 1,
      let component = path.components.first?.component.as(KeyPathPropertyComponentSyntax.self)
    else {
      report(.declarationArgument(function, model: model.name), at: argument)
      return nil
    }
    return component.declName.baseName
  }

  private mutating func reportUnknownColumn(_ name: String, of function: String, at token: TokenSyntax) {
    if model.transients.contains(where: { $0.name == name }) {
      return report(.declarationOfTransient(name, function), at: token)
    }
    if model.groups.contains(where: { $0.name == name }) {
      return report(.declarationOfGroup(name, function), at: token)
    }
    if model.computedProperties.contains(where: { $0.name == name }) {
      return report(.declarationOfComputed(name, function), at: token)
    }
    let nearest = name.nearest(among: model.properties.map(\.name))
    let fixIts = nearest.map { [FixIt.replace(token, with: $0, "write '\($0)'")] } ?? []
    report(.declarationUnknown(name, function, model: model.name), at: token, fixIts: fixIts)
  }
}

extension FunctionCallExprSyntax {
  /// The arguments that name the model's own columns: those in front of the first one with a label.
  fileprivate var columnArguments: [ExprSyntax] {
    arguments.prefix { $0.label == nil }.map(\.expression)
  }
}
