/// How the names of properties become names in the database and in generated code.
enum ColumnNaming {
  /// The column of a property: `createdAt` is stored in `created_at`, `teamID` in `team_id`, `HTMLBody` in `html_body`.
  ///
  /// A word starts at an upper-case letter that follows something else, and at the last upper-case letter of a run that
  /// goes on in lower case. Digits stay with the word before them. The plural of an abbreviation is one word (`teamIDs`).
  static func column(of property: String) -> String {
    let letters = Array(property)
    var column = ""
    for (index, letter) in letters.enumerated() {
      if letter.isUppercase, startsWord(at: index, in: letters), column.last.map({ $0 != "_" }) ?? false {
        column.append("_")
      }
      column.append(contentsOf: letter.lowercased())
    }
    return column
  }

  private static func startsWord(at index: Int, in letters: [Character]) -> Bool {
    guard index > 0 else { return false }
    if !letters[index - 1].isUppercase { return true }
    guard index + 1 < letters.count, letters[index + 1].isLowercase else { return false }
    let isPlural = letters[index + 1] == "s" && (index + 2 == letters.count || letters[index + 2].isUppercase)
    return !isPlural
  }

  /// The relation that a foreign key carries: `teamID` carries `team`. Nil where the name does not end in `ID`.
  static func relation(of property: String) -> String? {
    guard property.hasSuffix("ID") || property.hasSuffix("Id") else { return nil }
    let relation = String(property.dropLast(2))
    return relation.isEmpty ? nil : relation
  }

  /// A member's name as a type's name: `card` becomes `Card`.
  static func type(of member: String) -> String { member.prefix(1).uppercased() + member.dropFirst() }
}
