import SwiftSyntax

extension ModelEmitter {
  /// Writes the extension with the conformances, and with the initialiser that reads a row.
  ///
  /// It stands in an extension so that the memberwise initialiser survives. There, names from around the model may be out
  /// of sight, so no type of a property is written: the compiler knows it from the property.
  func conformances(of type: TypeSyntax, missing protocols: [TypeSyntax]) -> String {
    var source = SourceWriter()
    source.block(openingExtension(of: type, wantedProtocols, missing: protocols)) { source in
      if model.hasColumns { emitRowReading(to: &source) }
    }
    return source.text
  }

  /// Every protocol is listed: a conformance that another one implies would make the compiler go round in circles.
  private var wantedProtocols: [QualifiedName] {
    var protocols: [QualifiedName] = [("BasaltDomain", "Model")]
    if model.hasTable {
      protocols += [("BasaltDomain", "Table"), ("BasaltDomain", "RowDecodable")]
      if !model.hasGeneratedKey { protocols.append(("BasaltDomain", "InsertShape")) }
    }
    if model.isEmbeddable { protocols.append(("BasaltDomain", "Embeddable")) }
    protocols.append(("Swift", "Sendable"))
    if model.hasTable && model.isIdentifiable { protocols.append(("Swift", "Identifiable")) }
    return protocols
  }

  private func emitRowReading(to source: inout SourceWriter) {
    source.line("/// Reads the cells from `column` on, which are the columns in the order of the mapping.")
    emit(access + SourceWriter.rowInitializer, to: &source) { source in
      source.decode(
        model.properties.map { ($0.spelling, $0.type.isOptional) }, groups: model.groups.map(\.spelling),
        after: groupWidths)
    }
  }

  /// How far behind the one before each further group starts. Their types cannot be named here.
  var groupWidths: [String] { model.groups.dropLast().map { "Self.\(widthName(of: $0))" } }

  private func widthName(of group: Property) -> String { "\(group.name)CellCount" }

  /// Writes, among the members, the widths of the groups that others follow.
  func emitGroupWidths(to source: inout SourceWriter) {
    for group in model.groups.dropLast() where model.completeness == .complete {
      source.gap()
      source.line(
        """
        \(isolation)private static var \(widthName(of: group)): Swift.Int32 { \(types.inside(group.type.words)).cellCount }
        """)
    }
  }
}

extension SourceWriter {
  /// How the initialiser that reads a row begins.
  static let rowInitializer =
    "init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError)"

  /// Reads one cell after another into properties, from the one at `column` on, and groups of cells behind them.
  ///
  /// The type to decode is left to inference, which finds it at the property; an optional needs a hint, because there
  /// are two types that could be meant. Cells are counted from `column` by an argument: sums in one great expression
  /// are more than the type checker can bear.
  ///
  /// All are assigned at once: a value whose fields are filled one by one, each of which may throw, is copied when it is
  /// complete, and the copy costs as much as a column.
  mutating func decode(
    _ properties: [(name: String, isOptional: Bool)], groups: [String] = [], after widths: [String] = []
  ) {
    let values = cells(properties.map(\.isOptional), groups: groups.count, after: widths)
    assign(properties.map(\.name) + groups, values)
  }

  /// The expressions that read one cell after another, and groups of cells behind them; where the groups start is written
  /// at once.
  mutating func cells(_ areOptional: [Bool], groups: Int, after widths: [String]) -> [String] {
    var values = areOptional.enumerated().map { position, isOptional in
      let cell = position == 0 ? "column" : "column, \(position)"
      return "try \(isOptional ? "Swift.Optional" : "").decode(row, \(cell))"
    }
    for index in 0..<groups {
      let start = index == 0 ? "column &+ \(areOptional.count)" : "start\(index) &+ \(widths[index - 1])"
      line("let start\(index + 1) = \(start)")
      values.append("try .init(row: row, at: start\(index + 1))")
    }
    return values
  }

  /// Assigns all properties at once.
  mutating func assign(_ names: [String], _ values: [String]) {
    let targets = names.map { "self.\($0)" }
    if targets.count == 1 {
      line("\(targets[0]) = \(values[0])")
    } else {
      line("(\(targets.joined(separator: ", "))) = (")
      for value in values.dropLast() { line("  \(value),") }
      if let last = values.last { line("  \(last)") }
      line(")")
    }
  }
}
