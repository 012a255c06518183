import SwiftSyntax

extension ModelEmitter {
  /// Writes `validate(into:)`, and the rules.
  ///
  /// A model and its draft have the same rules, which therefore stand in a function of their own: what the compiler has to
  /// say about a rule that does not fit its property, it says once, on the property's line.
  func emitValidation(to source: inout SourceWriter, at lines: SourceLines?) {
    source.gap()
    emitRuleCall("Self.", isDraft: false, to: &source)
    if ruled.isEmpty { return }
    let failures = ruled.contains { $0.name == "failures" } ? "allFailures" : "failures"
    let parameters = ruled.map { "\($0.spelling): \(ruledType(of: $0))" }
    source.gap()
    let sink = "to \(failures): inout \(Self.failures)"
    emit(source.list("private static func applyRules", parameters + [sink]), to: &source) { source in
      for property in ruled {
        source.location(of: property.nameToken, in: lines)
        let checks = property.rules.map { "\(failures).check(\(property.spelling), \(property.name.literal), \($0))" }
        source.line(checks.joined(separator: "; "))
      }
      source.directive("#sourceLocation()")
    }
  }

  /// Writes the `validate(into:)` that the protocols ask for.
  func emitRuleCall(_ prefix: String, isDraft: Bool, to source: inout SourceWriter) {
    source.line("/// Adds every rule that the value breaks to `failures`.")
    source.block("\(access)func validate(into failures: inout \(Self.failures))") { source in
      if ruled.isEmpty { return }
      let arguments = ruled.map { property in
        let isTwiceOptional = isDraft && property.hasDatabaseDefault && property.type.isOptional
        return "\(property.label): self.\(property.spelling)\(isTwiceOptional ? " ?? nil" : "")"
      }
      source.line(source.list("\(prefix)applyRules", arguments + ["to: &failures"]))
    }
  }

  /// The type of a value to be checked: optional where the draft's field is. Nil passes every rule.
  private func ruledType(of property: Property) -> String {
    let type = types.inside(property.type.wrapped)
    let isOptional = property.type.isOptional || (model.hasGeneratedKey && property.hasDatabaseDefault)
    return isOptional ? type.parenthesized + "?" : type
  }

  /// The properties that have rules. A key that the database makes is beyond them.
  private var ruled: [Property] {
    model.properties.filter { !$0.rules.isEmpty && !($0.isKey && model.hasGeneratedKey) }
  }

  private static var failures: String { "BasaltDomain.ValidationFailures" }
}
