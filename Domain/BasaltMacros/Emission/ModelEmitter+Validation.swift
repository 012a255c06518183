import SwiftSyntax

extension ModelEmitter {
  /// Writes `validate(into:)`, and the rules.
  ///
  /// A model, its draft and its mapping have the same rules, each of which therefore stands in a static property: what the
  /// compiler has to say about a rule that does not fit its property, it says once, on the property's line.
  func emitValidation(to source: inout SourceWriter, at lines: SourceLines?) {
    source.gap()
    emitRuleCall("Self.", isDraft: false, to: &source)
    if model.ruled.isEmpty { return }
    emitRules(to: &source, at: lines)
    let failures = model.ruled.contains { $0.name == "failures" } ? "allFailures" : "failures"
    let parameters = model.ruled.map { "\($0.spelling): \(ruledType(of: $0))" }
    source.gap()
    let sink = "to \(failures): inout \(Self.failures)"
    emit(source.list("\(isolation)private static func applyRules", parameters + [sink]), to: &source) { source in
      for property in model.ruled {
        for rule in property.rules {
          source.line("\(failures).check(\(property.spelling), \(property.name.literal), Self.\(rule.name))")
        }
      }
      for rule in model.fieldRules { emitCheck(of: rule, failures, to: &source, at: lines) }
      source.endLocation()
    }
  }

  private func emitRules(to source: inout SourceWriter, at lines: SourceLines?) {
    if model.completeness < .complete || model.ruled.allSatisfy(\.rules.isEmpty) { return }
    source.gap()
    for property in model.ruled where !property.rules.isEmpty {
      for rule in property.rules {
        let type = "BasaltDomain.ValidationRule<\(types.inside(property.type.wrapped))>"
        source.location(of: property.nameToken, in: lines)
        if isInlined(rule, of: property) || !model.genericParameters.isEmpty {
          source.line("@inline(__always) \(isolation)private static var \(rule.name): \(type) { \(rule.text) }")
        } else {
          source.line("\(isolation)private static let \(rule.name): \(type) = \(rule.text)")
        }
      }
    }
    source.endLocation()
  }

  /// Whether a rule is a comparison that is better made anew for each value, where the optimiser sees through it, than kept:
  /// those of the library that build nothing. Any other one, such as a pattern, is made once.
  private func isInlined(_ rule: Property.Rule, of property: Property) -> Bool {
    if [".email", ".url", ".notBlank"].contains(rule.text) || rule.text.hasPrefix(".length(") { return true }
    let numbers: Set<String> = ["Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "Double", "Float"]
    return rule.text.hasPrefix(".range(") && numbers.contains(property.type.wrappedText)
  }

  /// Checks a rule of several fields: in a draft only where none of them is left to the database.
  private func emitCheck(
    of rule: FieldRule, _ failures: String, to source: inout SourceWriter, at lines: SourceLines?
  ) {
    guard let first = rule.properties.first else { return }
    let values = rule.properties.map(\.spelling).joined(separator: ", ")
    let call =
      "\(failures).check(Self.\(rule.token.text), \(rule.name.literal), \(first.name.literal), (\(values)))"
    let omissible = rule.properties.filter { canBeLeftOut($0) && !$0.type.isOptional }
    source.location(of: rule.token, in: lines)
    if omissible.isEmpty { return source.line(call) }
    source.line("if \(omissible.map { "let \($0.spelling)" }.joined(separator: ", ")) { \(call) }")
  }

  /// Writes the `validate(into:)` that the protocols ask for.
  func emitRuleCall(_ prefix: String, isDraft: Bool, to source: inout SourceWriter) {
    source.line("/// Adds every rule that the value breaks to `failures`.")
    source.block("\(isolation)\(access)func validate(into failures: inout \(Self.failures))") { source in
      let arguments = model.ruled.map { property in
        let isTwiceOptional = isDraft && property.hasDatabaseDefault && property.type.isOptional
        return "\(property.label): self.\(property.spelling)\(isTwiceOptional ? " ?? nil" : "")"
      }
      if !arguments.isEmpty { source.line(source.list("\(prefix)applyRules", arguments + ["to: &failures"])) }
      if model.completeness < .complete { return }
      for group in model.groups {
        source.line("failures.check(self.\(group.spelling), \(group.name.literal))")
      }
    }
  }

  /// The type of a value to be checked: optional where the draft's field is. Nil passes every rule.
  private func ruledType(of property: Property) -> String {
    let type = types.inside(property.type.wrapped)
    return property.type.isOptional || canBeLeftOut(property) ? type.parenthesized + "?" : type
  }

  /// Whether a draft may leave a property to the database.
  private func canBeLeftOut(_ property: Property) -> Bool { model.hasDraft && property.hasDatabaseDefault }

  private static var failures: String { "BasaltDomain.ValidationFailures" }
}
