import SwiftSyntax

/// A type as the source spells it, taken apart into words.
///
/// Generated code stands elsewhere than the property whose type it repeats: in a nested type, where `Self` means
/// something else, or next to the model, where the model's own names are out of sight. Words are all it takes to spell a
/// type for another place, and they cost next to nothing.
struct WrittenType {
  /// One token, and whether white space follows it.
  struct Word {
    var text: String
    var isFollowedBySpace = false
  }

  /// The words of the whole type.
  let words: [Word]
  /// Whether nil is one of the type's values, as far as the spelling tells.
  let isOptional: Bool
  /// The words of the type without the optional.
  let wrapped: [Word]

  init(_ type: TypeSyntax) {
    words = WrittenType.words(of: type)
    if let inner = WrittenType.wrappedType(of: type) {
      isOptional = true
      wrapped = WrittenType.words(of: inner)
    } else {
      isOptional = false
      wrapped = words
    }
  }

  /// The type as the source spells it.
  var text: String { WrittenType.join(words) }

  /// The type without the optional, as the source spells it.
  var wrappedText: String { WrittenType.join(wrapped) }

  /// The names that the type begins with: `Role` of `[Role.Kind]`.
  var names: [String] {
    words.indices.filter { $0 == 0 || words[$0 - 1].text != "." }.map { words[$0].text }
  }

  /// Puts words together again.
  static func join(_ words: [Word]) -> String {
    var text = ""
    for word in words {
      text += word.text
      if word.isFollowedBySpace { text += " " }
    }
    if text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  private static func words(of type: TypeSyntax) -> [Word] {
    type.tokens(viewMode: .sourceAccurate).map { token in
      Word(text: token.text, isFollowedBySpace: !token.trailingTrivia.isEmpty)
    }
  }

  private static func wrappedType(of type: TypeSyntax) -> TypeSyntax? {
    if let optional = type.as(OptionalTypeSyntax.self) { return optional.wrappedType }
    if let optional = type.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) { return optional.wrappedType }
    let arguments: GenericArgumentClauseSyntax?
    if let name = type.as(IdentifierTypeSyntax.self), name.name.text == "Optional" {
      arguments = name.genericArgumentClause
    } else if let name = type.as(MemberTypeSyntax.self), name.trimmedDescription.hasPrefix("Swift.Optional<") {
      arguments = name.genericArgumentClause
    } else {
      return nil
    }
    guard let argument = arguments?.arguments.first else { return nil }
    return Syntax(argument.argument).as(TypeSyntax.self)
  }
}

// MARK: - Keys

extension WrittenType {
  /// Whether the type is a name, perhaps behind other names, as in `Shop.Address`.
  var isPlainName: Bool {
    words.enumerated().allSatisfy { index, word in index % 2 == 1 ? word.text == "." : word.text.isTypeName }
  }

  /// What comes before `.ID` in a key's type: `Team` in `Team.ID?`, `Blog.Author` in `Blog.Author.ID`, and an empty string
  /// for a plain `ID`. Nil where the type is no key.
  var keyOwner: String? {
    if wrapped.count == 1, wrapped[0].text == "ID" { return "" }
    guard wrapped.count >= 3, wrapped.count % 2 == 1, wrapped[wrapped.count - 1].text == "ID" else { return nil }
    for (index, word) in wrapped.enumerated() {
      let isDot = word.text == "."
      guard isDot == (index % 2 == 1), isDot || word.text.isTypeName else { return nil }
    }
    return WrittenType.join(Array(wrapped.dropLast(2)))
  }
}

extension String {
  /// Whether the word can name a type, rather than being punctuation.
  fileprivate var isTypeName: Bool { first.map { $0.isLetter || $0 == "_" || $0 == "`" } ?? false }

  /// A name without the backticks that let a keyword be one.
  var withoutBackticks: String { hasPrefix("`") && hasSuffix("`") ? String(dropFirst().dropLast()) : self }
}
