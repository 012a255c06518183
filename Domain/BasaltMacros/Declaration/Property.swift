import SwiftSyntax

/// A stored property of a model.
struct Property {
  /// The name in the source, where diagnostics point.
  let nameToken: TokenSyntax
  /// The type.
  let type: WrittenType
  /// The type in the source.
  let typeNode: TypeSyntax
  /// The declaration.
  let declaration: VariableDeclSyntax
  /// The value of a fresh struct, if the source gives one.
  let defaultValue: ExprSyntax?
  /// Basalt's attributes, in the order of the source.
  let marks: [Mark]
  /// The level that the property states for itself.
  let access: AccessLevel?
  /// The documentation comment.
  let documentation: Documentation

  /// The name as generated code writes it, with backticks where it is a keyword.
  var spelling: String { nameToken.text }
  /// The name as the label of an argument, where one keyword alone needs its backticks.
  var label: String { name == "inout" ? spelling : name }
  /// The name without backticks.
  var name: String { nameToken.text.withoutBackticks }

  /// The first mark of a kind.
  func mark(_ kind: Mark.Kind) -> Mark? { marks.first { $0.kind == kind } }

  /// Whether the property carries a mark.
  func has(_ kind: Mark.Kind) -> Bool { marks.contains { $0.kind == kind } }
}

// MARK: - What the marks say

extension Property {
  /// The column's name.
  var column: String {
    mark(.column)?.argument(nil)?.plainString ?? ColumnNaming.column(of: name)
  }

  /// Whether the property is the primary key.
  var isKey: Bool { has(.primaryKey) }

  /// Whether the database makes the key.
  var isGenerated: Bool {
    guard let strategy = mark(.primaryKey)?.argument(nil) else { return false }
    return strategy.as(MemberAccessExprSyntax.self)?.declName.baseName.text == "generated"
  }

  /// Whether the column has a default in the database, so that a draft may leave it out.
  var hasDatabaseDefault: Bool { has(.default) }

  /// The relation that the property carries as a foreign key.
  var relation: String? { has(.foreignKey) ? ColumnNaming.relation(of: name) : nil }

  /// The rules that a value must satisfy, as arguments of `check`.
  var rules: [String] {
    marks.flatMap { mark -> [String] in
      switch mark.kind {
      case .length: [".length(\(mark.argumentList))"]
      case .validate: mark.arguments.map(\.expression.trimmedDescription)
      default: []
      }
    }
  }

  /// The options of the column in the mapping.
  var columnOptions: [String] {
    marks.flatMap { mark -> [String] in
      switch mark.kind {
      case .primaryKey: [".primaryKey(\(mark.arguments.isEmpty ? ".client" : mark.argumentList))"]
      case .unique: [".unique"]
      case .index: [".index"]
      case .length: [".length(\(mark.argumentList))"]
      case .hidden: [".hidden"]
      case .default: [".default(\(mark.argumentList))"]
      case .column: mark.argument("storage").map { [".storage(\($0.trimmedDescription))"] } ?? []
      case .validate, .foreignKey: []
      }
    }
  }
}

extension Mark {
  /// The arguments as written, without parentheses.
  var argumentList: String {
    guard case .argumentList(let list) = node.arguments else { return "" }
    return list.trimmedDescription
  }
}
