import SwiftSyntax

// How values come from outside: only fields that input may set are read, and all that is wrong is reported at once.

extension ModelEmitter {
  /// Writes the decoding of a draft of which input can set everything that must be set.
  func emitDraftDecoding(to source: inout SourceWriter) {
    source.gap()
    source.line("/// Reads what input may set, and reports all that is wrong with it at once.")
    source.block("\(access)init(from decoder: any Swift.Decoder) throws") { source in
      let reader = emitReading(to: &source)
      let arguments = settable.map { "\($0.property.label): \(value(of: $0.property))" }
      source.line(source.list("self.init", arguments))
      source.line("try \(reader).finish(self)")
    }
    emitInputSchema(to: &source)
  }

  /// Writes `Input`: what input may set, where the rest of the value comes from elsewhere.
  func emitInputShape(to source: inout SourceWriter) {
    let fields = settable.map(\.property)
    source.gap()
    source.line("/// What input may set of a new ``\(model.name)``.")
    source.block("\(isolation)\(access)struct Input: Swift.Decodable, Swift.Sendable") { source in
      for field in fields {
        source.lines(field.documentation.lines)
        source.line("\(access)let \(field.spelling): \(inputType(of: field))")
      }
      source.gap()
      source.line("/// Reads what input may set, and reports all that is wrong with it at once.")
      source.block("\(access)init(from decoder: any Swift.Decoder) throws") { source in
        let reader = emitReading(to: &source)
        for field in fields { source.line("self.\(field.spelling) = \(value(of: field))") }
        source.line("try \(reader).finish()")
      }
      emitInputSchema(to: &source)
      if model.hasGeneratedKey { emitDraftCompletion(to: &source) } else { emitModelCompletion(to: &source) }
    }
  }

  /// The properties that input may set, with their positions in the mapping.
  private var settable: [(position: Int, property: Property)] {
    model.properties.enumerated().filter { $0.element.isSettable }.map { ($0.offset, $0.element) }
  }

  /// The type of a field of `Input`: that of the draft, or of the model where there is no draft.
  private func inputType(of property: Property) -> String {
    model.hasGeneratedKey ? draftType(of: property) : types.inside(property.type.words)
  }

  /// Writes statements that read each field into a constant of its name, and that stop where one is missing.
  ///
  /// - Returns: the name of the reader.
  private func emitReading(to source: inout SourceWriter) -> String {
    let names = Set(settable.map(\.property.name))
    let reader = ["input", "reader", "fields"].first { !names.contains($0) } ?? "inputReader"
    source.line("var \(reader) = try BasaltDomain.InputReader<\(model.spelling)>(decoder)")
    for (position, property) in settable {
      let type = types.inside(property.type.wrapped)
      source.line("let \(property.spelling) = \(reader).\(reading(of: property))(\(position), (\(type)).self)")
    }
    let required = settable.filter { reading(of: $0.property) == "required" }.map { "let \($0.property.spelling)" }
    if !required.isEmpty {
      source.line("guard \(required.joined(separator: ", ")) else { throw \(reader).error }")
    }
    return reader
  }

  /// How a field is read. Where it can be null and has a default too, null and absence mean different things.
  private func reading(of property: Property) -> String {
    let hasDefault = hasDatabaseDefault(property) || swiftDefault(of: property) != nil
    if property.type.isOptional { return hasDefault ? "nullable" : "optional" }
    return hasDefault ? "optional" : "required"
  }

  /// What a field is set to.
  private func value(of property: Property) -> String {
    guard !hasDatabaseDefault(property), let value = swiftDefault(of: property) else { return property.spelling }
    return "\(property.spelling) ?? (\(types.inside(value)))"
  }

  /// Whether the database fills in what input leaves out.
  private func hasDatabaseDefault(_ property: Property) -> Bool { model.hasGeneratedKey && property.hasDatabaseDefault }

  /// The value that a fresh struct has; nil as such a value is what an optional has anyway.
  private func swiftDefault(of property: Property) -> ExprSyntax? {
    guard let value = property.defaultValue, !value.is(NilLiteralExprSyntax.self) else { return nil }
    return value
  }

  private func emitInputSchema(to source: inout SourceWriter) {
    source.gap()
    source.line("/// What input may look like, as JSON Schema 2020-12.")
    source.line(
      "\(access)static var jsonSchema: BasaltDomain.JSON { \(model.spelling).fields.inputSchema }")
  }

  /// Writes `draft(…)`, which takes what input may not set and a draft cannot leave out.
  private func emitDraftCompletion(to source: inout SourceWriter) {
    let rest = model.draftProperties.filter { !$0.isSettable && !$0.isOptionalInDraft }
    let parameters = rest.map { "\($0.spelling): \(draftType(of: $0))" }
    source.gap()
    source.line("/// Completes the input with what input may not set.")
    source.block(source.list("\(access)func draft", parameters, " -> Draft")) { source in
      let arguments = model.draftProperties.compactMap { property -> String? in
        if property.isSettable { return "\(property.label): self.\(property.spelling)" }
        return property.isOptionalInDraft ? nil : "\(property.label): \(property.spelling)"
      }
      source.line(source.list("Draft", arguments))
    }
  }

  /// Writes `model(…)`, which takes what input may not set; a key that the program makes comes last, and is made there.
  private func emitModelCompletion(to source: inout SourceWriter) {
    let rest = model.stored.filter { !$0.isSettable && !$0.isMadeKey && !canStayOut($0) }
    var parameters = rest.map { "\($0.spelling): \(types.inside($0.type.words))" }
    if let key = model.key, key.isMadeKey { parameters.append("\(key.spelling): ID = .new()") }
    source.gap()
    source.line("/// Completes the input with what input may not set.")
    source.block(source.list("\(access)func model", parameters, " -> \(model.spelling)")) { source in
      let arguments = model.stored.compactMap { property -> String? in
        if property.isSettable { return "\(property.label): self.\(property.spelling)" }
        if canStayOut(property) { return model.hasInitializer ? nil : omitted(property) }
        return "\(property.label): \(property.spelling)"
      }
      source.line(source.list(model.spelling, arguments + (model.hasInitializer ? ["input: self"] : [])))
    }
  }

  /// Whether a property that input may not set need not be given either.
  private func canStayOut(_ property: Property) -> Bool { property.hasSwiftDefault || property.type.isOptional }

  /// The argument for a property that is left out, where the initialiser that Swift makes asks for one all the same.
  private func omitted(_ property: Property) -> String? {
    property.isOptionalInInitializer ? nil : "\(property.label): nil"
  }

  /// Writes an initialiser for all that `model(…)` gives, where one of the user's own has taken the place of Swift's.
  func emitInputInitializer(to source: inout SourceWriter) {
    let given = model.stored.filter { $0.isSettable || $0.isMadeKey || !canStayOut($0) }
    let constants = model.stored.filter { canStayOut($0) && !$0.isSettable && !$0.isOptionalInInitializer }
    source.gap()
    let parameters = given.map { "\($0.spelling): \(types.inside($0.type.words))" }
    source.block(source.list("\(isolation)private init", parameters + ["input: Input"])) { source in
      for property in given { source.line("self.\(property.spelling) = \(property.spelling)") }
      for property in constants { source.line("self.\(property.spelling) = nil") }
    }
  }
}
