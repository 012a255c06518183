import SwiftSyntax

extension ModelEmitter {
  /// Everything that the extension of another module's struct gets.
  func foreignMembers(at lines: SourceLines?) -> String {
    var source = SourceWriter()
    emitForeignRowReading(to: &source)
    return members(at: lines) + "\n" + source.text + "\n" + dataTransferObject()
  }

  /// Compares the type of a foreign struct's property with what its mirror says, on the mirror's line.
  func mirrorCheck(of property: Property) -> [String] {
    if !model.isForeign { return [] }
    let type = types.inside(property.type.words)
    return ["let _: Swift.KeyPath<\(model.spelling), \(type)> = \\.\(property.spelling)"]
  }

  /// Outside of its module a struct can only be made by one of its own initialisers, which takes the properties in the
  /// order of its declaration.
  private func emitForeignRowReading(to source: inout SourceWriter) {
    source.line("/// Reads the cells from `column` on, which are the columns in the order of the mapping.")
    let access = isolation + access
    emit(access + SourceWriter.rowInitializer, to: &source) { source in
      let values = source.cells(
        model.properties.map(\.type.isOptional), groups: model.groups.count, after: groupWidths)
      let names = (model.properties + model.groups).map(\.name)
      let cells = Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
      let arguments = model.stored.compactMap { property in
        cells[property.name].map { "\(property.label): \($0)" }
      }
      source.line(source.list("self.init", arguments))
    }
  }
}
