import SwiftSyntax

/// Who may see a declaration, from the narrowest to the widest.
enum AccessLevel: Int, Comparable {
  case `private`, `fileprivate`, `internal`, package, `public`

  static func < (lhs: AccessLevel, rhs: AccessLevel) -> Bool { lhs.rawValue < rhs.rawValue }

  /// The level that a declaration states, or nil where it states none. `private(set)` states nothing about reading.
  init?(_ modifiers: DeclModifierListSyntax) {
    for modifier in modifiers where modifier.detail == nil {
      if let level = AccessLevel(modifier.name.tokenKind) {
        self = level
        return
      }
    }
    return nil
  }

  /// The level that `.public`, `.package` or `.internal` names.
  init?(caseNamed name: String) {
    switch name {
    case "public": self = .public
    case "package": self = .package
    case "internal": self = .internal
    default: return nil
    }
  }

  private init?(_ token: TokenKind) {
    switch token {
    case .keyword(.public), .keyword(.open): self = .public
    case .keyword(.package): self = .package
    case .keyword(.internal): self = .internal
    case .keyword(.fileprivate): self = .fileprivate
    case .keyword(.private): self = .private
    default: return nil
    }
  }

  /// The level as a person writes it.
  var keyword: String {
    switch self {
    case .private: "private"
    case .fileprivate: "fileprivate"
    case .internal: "internal"
    case .package: "package"
    case .public: "public"
    }
  }

  /// What stands in front of a member of a type at this level.
  ///
  /// Members of an internal or a private type say nothing: they are as visible as the type.
  var memberPrefix: String { self >= .package ? keyword + " " : "" }
}
