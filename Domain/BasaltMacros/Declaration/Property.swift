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
  /// Whether nobody but the model and its file can see the property, so that no DTO shows it and no input sets it.
  let isPrivate: Bool
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

  /// Whether the database computes the column, which is therefore never written.
  var isComputedByDatabase: Bool { has(.generated) }

  /// Whether the property is declared with `let`.
  var isConstant: Bool { declaration.bindingSpecifier.tokenKind == .keyword(.let) }

  /// Whether a fresh struct has a value of its own, so that nobody need give one.
  var hasSwiftDefault: Bool { defaultValue != nil }

  /// The relation that the property carries as a foreign key. A key that names the column it refers to carries none.
  var relation: String? {
    guard let mark = mark(.foreignKey), mark.argument("references") == nil else { return nil }
    return ColumnNaming.relation(of: name)
  }

  /// A rule that a value must satisfy.
  struct Rule {
    /// The name of the static property that holds it.
    let name: String
    /// The rule as written.
    let text: String
    /// Whether the database is to check it too.
    let isChecked: Bool
  }

  /// The rules that a value must satisfy, in the order of the marks. What the database computes, it answers for.
  var rules: [Rule] {
    if isComputedByDatabase { return [] }
    let rules = marks.flatMap { mark -> [(text: String, isChecked: Bool)] in
      switch mark.kind {
      case .length: [(".length(\(mark.argumentList))", false)]
      case .precision: [(".precision(\(mark.argumentList))", false)]
      case .validate: mark.rules.map { ($0, mark.asksForCheck) }
      default: []
      }
    }
    return rules.enumerated().map { index, rule in
      Rule(name: "\(name)Rule\(index + 1)", text: rule.text, isChecked: rule.isChecked)
    }
  }

  /// The options of the field, and of its column where it has one.
  var options: [String] {
    var options = marks.flatMap(\.options)
    let isProtected = has(.hidden) || has(.readOnly)
    if !isProtected && (isPrivate || isMadeKey) { options.append(".readOnly") }
    if hasSwiftDefault { options.append(".defaulted") }
    if let text = documentation.text { options.append(".documentation(\(text.literal))") }
    return options
  }

  /// Whether the property is a key that the program makes by itself, `Key<UUID>`, and that input therefore cannot set.
  var isMadeKey: Bool {
    guard isKey, !isGenerated else { return false }
    let words = type.wrapped.map(\.text)
    return words == ["Key", "<", "UUID", ">"] || words == ["Self", ".", "Key", "<", "UUID", ">"]
  }

  /// Whether input may set the property.
  var isSettable: Bool {
    if isGenerated || isMadeKey || isComputedByDatabase || has(.embedded) || has(.transient) { return false }
    return has(.input) || !(has(.hidden) || has(.readOnly) || isPrivate)
  }
}

extension Mark {
  /// The rules of a `@Validate`.
  var rules: [String] { arguments.filter { $0.label == nil }.map(\.expression.trimmedDescription) }

  /// Whether a `@Validate` has its rules checked by the database too.
  var asksForCheck: Bool { argument("check")?.trimmedDescription == "true" }

  /// What the mark says as options of a field, and of its column where it has one.
  fileprivate var options: [String] {
    switch kind {
    case .primaryKey: [".primaryKey(\(arguments.isEmpty ? ".client" : argumentList))"]
    case .unique: [".unique"]
    case .index: [".index"]
    case .length: [".length(\(argumentList))"]
    case .precision: [".precision(\(argumentList))"]
    case .hidden: [".hidden"]
    case .readOnly: [".readOnly"]
    case .input: [".input"]
    case .default: [".default(\(defaultValue))"]
    case .generated: [".generated(\(argument(nil)?.trimmedDescription ?? ""), stored: \(isStored))"]
    case .column: columnOptions
    case .validate, .foreignKey, .transient, .embedded: []
    }
  }

  private var defaultValue: String {
    guard let sql = argument("sql") else { return argumentList }
    return ".sql(\(sql.trimmedDescription))"
  }

  private var isStored: String { argument("stored")?.trimmedDescription ?? "true" }

  private var columnOptions: [String] {
    ["storage", "type", "collation", "comment"].compactMap { option in
      guard let value = argument(option), !value.is(NilLiteralExprSyntax.self) else { return nil }
      return ".\(option)(\(value.trimmedDescription))"
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
