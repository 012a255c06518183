import SwiftSyntax

/// Spells the types of a model's properties for the places that repeat them.
struct TypeSpelling {
  /// The model's name.
  let model: String
  /// The name of its DTO.
  let dto: String
  /// The type of its key as the DTO spells it.
  var key: String
  /// The types that the model declares inside itself.
  let nestedTypes: Set<String>
  /// Whether others see the DTO and not the model, so that nothing in the DTO may name a model.
  let hidesModels: Bool

  /// Spells a type for a place inside the model: in a nested type, `Self` would be that type.
  func inside(_ words: [WrittenType.Word]) -> String {
    WrittenType.join(words.map { word in word.text == "Self" ? .init(text: model) : word })
  }

  /// Writes a value for a place inside the model.
  func inside(_ value: ExprSyntax) -> String {
    var text = ""
    for token in value.tokens(viewMode: .sourceAccurate) {
      let word = token.tokenKind == .keyword(.Self) ? model : token.text
      text += token.leadingTrivia.description + word + token.trailingTrivia.description
    }
    let (before, after) = (value.leadingTrivia.description, value.trailingTrivia.description)
    return String(text.dropFirst(before.count).dropLast(after.count))
  }

  /// Spells a type for a place next to the model, where the names that the model declares are out of sight.
  func beside(_ words: [WrittenType.Word], isForeignKey: Bool = false) -> String {
    var spelled: [WrittenType.Word] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      let isMember = index > 0 && words[index - 1].text == "."
      if isMember {
        spelled.append(word)
      } else if isOwn(word), index + 2 < words.count, words[index + 1].text == "." {
        index += 2
        spelled.append(contentsOf: own(words, at: &index))
        continue
      } else if word.text == "Key" || word.text == "ID" {
        spelled.append(contentsOf: own(words, at: &index))
        continue
      } else if nestedTypes.contains(word.text) {
        spelled.append(.init(text: model + "." + word.text, isFollowedBySpace: word.isFollowedBySpace))
      } else if word.text == "Self" {
        spelled.append(.init(text: model, isFollowedBySpace: word.isFollowedBySpace))
      } else {
        spelled.append(word)
      }
      index += 1
    }
    return WrittenType.join(isForeignKey && hidesModels ? withoutModels(spelled) : spelled)
  }

  private func isOwn(_ word: WrittenType.Word) -> Bool { word.text == "Self" || word.text == model }

  /// Spells the model's own member at `index`, and moves past it.
  private func own(_ words: [WrittenType.Word], at index: inout Int) -> [WrittenType.Word] {
    let word = words[index]
    index += 1
    if word.text == "Key", index < words.count, words[index].text == "<" {
      index += 1
      return [.init(text: "BasaltDomain.Identifier<\(dto), ")]
    }
    if word.text == "ID" { return [.init(text: key, isFollowedBySpace: word.isFollowedBySpace)] }
    return [.init(text: model + "." + word.text, isFollowedBySpace: word.isFollowedBySpace)]
  }

  /// Names the owner of a foreign key by its DTO: `Team.ID` becomes `TeamDTO.ID`, which is the same type.
  private func withoutModels(_ words: [WrittenType.Word]) -> [WrittenType.Word] {
    var words = words
    for index in words.indices.dropFirst(2)
    where words[index].text == "ID" && words[index - 1].text == "." && !words[index - 2].text.hasSuffix("DTO") {
      words[index - 2].text += "DTO"
    }
    return words
  }
}
