import SwiftDiagnostics
import SwiftSyntax

extension ModelReader {
  /// Reads the declarations of the form `static let card = projection(\.id, \.name)`.
  mutating func readProjections() {
    forEachStaticCall { reader, name, function, call, variable in
      if function == "projection" { reader.readProjection(name, call, Documentation(of: variable)) }
    }
  }

  private mutating func readProjection(
    _ name: TokenSyntax, _ call: FunctionCallExprSyntax, _ documentation: Documentation
  ) {
    let typeName = ColumnNaming.type(of: name.text.withoutBackticks)
    if !model.hasTable {
      return report(.projectionWithoutTable(model.name), at: call)
    }
    let isTaken =
      Self.takenNames.contains(typeName) || model.projections.contains { $0.name == typeName }
      || model.properties.contains { $0.type.names.contains(typeName) }
    if isTaken {
      return report(.projectionName(name.text), at: name)
    }
    if call.arguments.isEmpty {
      report(.projectionEmpty(name.text), at: call)
    }
    var projection = NamedProjection(name: typeName, documentation: documentation, properties: [])
    for argument in call.arguments {
      guard let property = readKeyPath(argument.expression) else { continue }
      if projection.properties.contains(property) {
        report(.projectionRepeated(property), at: argument.expression)
      } else {
        projection.properties.append(property)
      }
    }
    model.projections.append(projection)
  }

  private static let takenNames: Set<String> = ["Source", "ID", "Self", "Type", "Protocol"]

  /// The name of the property that an argument lists.
  private mutating func readKeyPath(_ expression: ExprSyntax) -> String? {
    guard let path = expression.as(KeyPathExprSyntax.self), path.components.count == 1,
      let component = path.components.first?.component.as(KeyPathPropertyComponentSyntax.self)
    else {
      report(.projectionArgument(model.name), at: expression)
      return nil
    }
    let token = component.declName.baseName
    let name = token.text.withoutBackticks
    if model.groups.contains(where: { $0.name == name }) {
      report(.projectionOfGroup(name), at: token)
      return nil
    }
    guard let property = model.properties.first(where: { $0.name == name }) else {
      reportUnknown(name, at: token)
      return nil
    }
    if property.has(.hidden) {
      report(.projectionHidden(name), at: token)
      return nil
    }
    if !model.isVisible(property) {
      report(.projectionPrivate(name), at: token)
      return nil
    }
    return name
  }

  private mutating func reportUnknown(_ name: String, at token: TokenSyntax) {
    if model.computedProperties.contains(where: { $0.name == name }) {
      return report(.projectionOfComputed(name), at: token)
    }
    if model.transients.contains(where: { $0.name == name }) {
      return report(.projectionOfTransient(name), at: token)
    }
    let candidates = model.visibleProperties.map(\.property.name)
    let fixIts = name.nearest(among: candidates).map { [FixIt.replace(token, with: $0, "write '\($0)'")] } ?? []
    report(.projectionUnknown(name, model: model.name), at: token, fixIts: fixIts)
  }
}

extension String {
  /// The candidate that a slip of the finger can have turned into this text.
  func nearest(among candidates: [String]) -> String? {
    let scored = candidates.map { (name: $0, distance: distance(to: $0)) }
    guard let best = scored.min(by: { $0.distance < $1.distance }), best.distance <= max(1, count / 3) else {
      return nil
    }
    return best.name
  }

  /// The Levenshtein distance: how many letters must be put in, taken out or replaced.
  private func distance(to other: String) -> Int {
    let goal = Array(other)
    var row = Array(0...goal.count)
    for (index, letter) in self.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, goalLetter) in goal.enumerated() {
        let replaced = diagonal + (letter == goalLetter ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[goal.count]
  }
}
