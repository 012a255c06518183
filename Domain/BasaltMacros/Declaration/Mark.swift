import SwiftSyntax

/// An attribute of Basalt's on a property.
struct Mark {
  /// The attributes that `@Model` reads. The raw value is what stands behind the `@`.
  enum Kind: String, CaseIterable {
    case primaryKey = "PrimaryKey"
    case column = "Column"
    case unique = "Unique"
    case index = "Index"
    case length = "Length"
    case validate = "Validate"
    case hidden = "Hidden"
    case `default` = "Default"
    case foreignKey = "ForeignKey"
    case precision = "Precision"
    case generated = "Generated"
    case transient = "Transient"
    case readOnly = "ReadOnly"
    case input = "Input"
    case embedded = "Embedded"

    /// Whether the mark speaks of a column, so that it means nothing without a table.
    var needsTable: Bool {
      switch self {
      case .primaryKey, .column, .unique, .index, .default, .foreignKey, .generated, .embedded: true
      case .length, .precision, .validate, .hidden, .transient, .readOnly, .input: false
      }
    }

    /// Whether the mark speaks of the table that a column is in, so that it cannot stand in a group of fields.
    var needsOwnTable: Bool { self == .primaryKey || self == .foreignKey || self == .embedded }
  }

  /// Which attribute it is.
  let kind: Kind
  /// The attribute in the source.
  let node: AttributeSyntax

  /// Reads an attribute; nil where it is not one of Basalt's.
  init?(_ attribute: AttributeSyntax) {
    guard let name = attribute.basaltName, let kind = Kind(rawValue: name) else { return nil }
    self.kind = kind
    node = attribute
  }

  /// The arguments as written.
  var arguments: [LabeledExprSyntax] { node.labeledArguments }

  /// The argument with a label, or without one.
  func argument(_ label: String?) -> ExprSyntax? {
    arguments.first { $0.label?.text == label }?.expression
  }
}

extension AttributeSyntax {
  /// The attribute's name, if it can be one of Basalt's: `Unique`, `BasaltDomain.Unique`, `From<User>`.
  var basaltName: String? {
    if let name = attributeName.as(IdentifierTypeSyntax.self) { return name.name.text }
    guard let name = attributeName.as(MemberTypeSyntax.self) else { return nil }
    guard name.baseType.as(IdentifierTypeSyntax.self)?.name.text == "BasaltDomain" else { return nil }
    return name.name.text
  }

  /// The arguments as written.
  var labeledArguments: [LabeledExprSyntax] {
    guard case .argumentList(let list) = arguments else { return [] }
    return Array(list)
  }
}

extension ExprSyntax {
  /// The text of a string literal on one line, without interpolation and escapes; nil for any other expression.
  var plainString: String? {
    guard let literal = self.as(StringLiteralExprSyntax.self), literal.segments.count <= 1 else { return nil }
    guard let segment = literal.segments.first else { return "" }
    guard case .stringSegment(let text) = segment, !text.content.text.contains("\\") else { return nil }
    return text.content.text
  }
}

extension AttributeListSyntax {
  /// Whether one of the attributes has a name of Basalt's.
  func containsBasalt(_ name: String) -> Bool {
    plainAttributes.contains { $0.basaltName == name }
  }
}
