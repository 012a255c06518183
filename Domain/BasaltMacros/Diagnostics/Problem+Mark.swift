extension Problem {
  static func repeatedMark(_ mark: Mark.Kind) -> Problem {
    Problem("'@\(mark.rawValue)' is written twice; keep one")
  }

  static func markWithoutTable(_ mark: Mark.Kind, model: String) -> Problem {
    Problem(
      """
      '@\(mark.rawValue)' describes a column, and '\(model)' has no table; remove it, or write '@Model(table: "…")'
      """)
  }

  static func markNotOnProperty(_ mark: String) -> Problem {
    Problem("'@\(mark)' belongs on a stored property")
  }

  static func markOutsideModel(_ mark: String, type: String, macro: String) -> Problem {
    Problem("'@\(mark)' is read by '@\(macro)', which '\(type)' does not have")
  }

  static func columnNotLiteral() -> Problem {
    Problem("'@Column' takes a plain string literal: the name is read while compiling")
  }

  static func columnEmpty() -> Problem {
    Problem("the column's name is empty; write one, or leave it out to have it made from the property's name")
  }

  static func lengthOfNoText(_ name: String, type: String) -> Problem {
    Problem("'@Length' counts the characters of a 'String', and '\(name)' is '\(type)'; write '@Validate(…)' instead")
  }

  static func foreignKeyType(_ name: String, type: String) -> Problem {
    Problem(
      """
      a foreign key has the key type of the model it refers to, such as 'Team.ID' or 'Team.ID?', and '\(name)' is \
      '\(type)'
      """)
  }

  static func foreignKeyName(_ name: String) -> Problem {
    Problem("a foreign key is called after its relation with 'ID' at the end, so that '\(name)ID' leads to '\(name)'")
  }

  static func relationClash(relation: String, property: String) -> Problem {
    Problem("'\(property)' makes a relation called '\(relation)', and that name is taken; rename one of the two")
  }
}
