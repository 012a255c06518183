import SwiftDiagnostics
import SwiftSyntax

// What the arguments of single attributes must look like.

extension ModelReader {
  mutating func checkColumn(_ mark: Mark) {
    if let name = mark.argument(nil), !name.is(NilLiteralExprSyntax.self) {
      if name.plainString == nil { report(.columnNotLiteral(), at: name) }
      if name.plainString == "" { report(.columnEmpty(), at: name) }
    }
    for label in ["type", "comment"] {
      guard let text = mark.argument(label), text.plainString == "" else { continue }
      report(.columnArgumentEmpty(label), at: text)
    }
  }

  mutating func checkLength(_ mark: Mark, of property: Property) {
    let type = property.type.wrappedText
    if type != "String" && type != "Swift.String" {
      report(.lengthOfNoText(property.name, type: property.type.text), at: mark.node)
    }
  }

  mutating func checkPrecision(_ mark: Mark, of property: Property) {
    if property.type.wrapped.last?.text != "Decimal" {
      return report(.precisionOfNoDecimal(property.name, type: property.type.text), at: mark.node)
    }
    guard let digits = mark.argument(nil), let scale = mark.argument("scale") else { return }
    guard let digitCount = digits.plainInteger else { return report(.precisionNotLiteral(), at: digits) }
    guard let scaleCount = scale.plainInteger else { return report(.precisionNotLiteral(), at: scale) }
    if digitCount < 1 { report(.precisionWithoutDigits(), at: digits) }
    if scaleCount < 0 || scaleCount > max(digitCount, 1) { report(.precisionScale(digitCount), at: scale) }
  }

  mutating func checkGenerated(_ mark: Mark, of property: Property) {
    checkSQL(mark.argument(nil), of: mark)
    checkBoolean("stored", of: mark)
    for kind in [Mark.Kind.primaryKey, .default, .input, .validate] {
      guard let other = property.mark(kind) else { continue }
      report(
        .generatedBeside(kind, property: property.name), at: other.node, fixIts: [.remove(other.node, from: property)])
    }
  }

  mutating func checkValidate(_ mark: Mark, fixIts: [FixIt]) {
    if mark.rules.isEmpty { report(.validateWithoutRules(), at: mark.node, fixIts: fixIts) }
    checkBoolean("check", of: mark)
  }

  private mutating func checkBoolean(_ label: String, of mark: Mark) {
    guard let value = mark.argument(label), !value.is(BooleanLiteralExprSyntax.self) else { return }
    report(.booleanNotLiteral(label), at: value)
  }

  /// Checks a text of SQL: the database would refuse an empty one.
  mutating func checkSQL(_ sql: ExprSyntax?, of mark: Mark) {
    if let sql, sql.plainString.map({ $0.allSatisfy(\.isWhitespace) }) ?? false {
      report(.emptySQL(mark.kind), at: sql)
    }
  }

  /// A property without a column needs a value from elsewhere when a row is read.
  mutating func checkTransient(_ property: Property) {
    for other in property.marks where other.kind != .transient {
      report(
        .transientBeside(other.kind, property: property.name), at: other.node,
        fixIts: [.remove(other.node, from: property)])
    }
    if property.isConstant {
      let keyword = property.declaration.bindingSpecifier
      report(.transientConstant(property.name), at: keyword, fixIts: [.replace(keyword, with: "var", "write 'var'")])
    } else if !property.hasSwiftDefault && !property.type.isOptional {
      let type = property.type.text.parenthesized + "?"
      report(
        .transientWithoutValue(property.name), at: property.typeNode,
        fixIts: [.replace(property.typeNode, with: type, "write '\(type)'")])
    }
  }

  mutating func checkEmbedded(_ property: Property, _ mark: Mark) {
    for other in property.marks where other.kind != .embedded && other.kind != .transient {
      report(
        .embeddedBeside(other.kind, property: property.name), at: other.node,
        fixIts: [.remove(other.node, from: property)])
    }
    if property.type.isOptional {
      let type = property.type.wrappedText
      report(
        .embeddedOptional(property.name), at: property.typeNode,
        fixIts: [.replace(property.typeNode, with: type, "write '\(type)'")])
    } else if !property.type.isPlainName {
      report(.embeddedNoGroup(property.name, type: property.type.text), at: property.typeNode)
    }
  }
}

extension ExprSyntax {
  /// The value of an integer literal, with its sign; nil for any other expression.
  fileprivate var plainInteger: Int? {
    if let literal = self.as(IntegerLiteralExprSyntax.self) {
      return Int(literal.literal.text.filter { $0 != "_" })
    }
    guard let prefix = self.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "-" else { return nil }
    return prefix.expression.plainInteger.map { -$0 }
  }
}
