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

  static func markInGroup(_ mark: Mark.Kind, model: String) -> Problem {
    Problem(
      """
      '@\(mark.rawValue)' belongs to a table, and '\(model)' is a group of fields that several tables share; remove it
      """)
  }

  static func columnArgumentEmpty(_ label: String) -> Problem {
    Problem("'\(label):' is empty; write a text, or remove it")
  }

  static func emptySQL(_ mark: Mark.Kind) -> Problem {
    Problem("the SQL of '@\(mark.rawValue)' is empty; write an expression")
  }

  static func precisionOfNoDecimal(_ name: String, type: String) -> Problem {
    Problem("'@Precision' counts the digits of a 'Decimal', and '\(name)' is '\(type)'")
  }

  static func precisionNotLiteral() -> Problem {
    Problem("'@Precision' takes whole numbers, written out: they are read while compiling")
  }

  static func precisionWithoutDigits() -> Problem {
    Problem("a decimal has one digit at least")
  }

  static func precisionScale(_ digits: Int) -> Problem {
    Problem("the digits behind the point are some of all digits: write a scale from 0 to \(Swift.max(digits, 1))")
  }

  static func validateWithoutRules() -> Problem {
    Problem("'@Validate' lists no rule; write one, such as '.email', or remove it")
  }

  static func inputWithoutNeed(_ name: String) -> Problem {
    Problem("input may set '\(name)' anyway: '@Input' is for properties that are hidden or read-only; remove it")
  }

  static func booleanNotLiteral(_ label: String) -> Problem {
    Problem("'\(label):' takes 'true' or 'false', written out: it is read while compiling")
  }

  static func generatedBeside(_ mark: Mark.Kind, property: String) -> Problem {
    Problem("'\(property)' is computed by the database and never written, so it takes no '@\(mark.rawValue)'")
  }

  static func transientBeside(_ mark: Mark.Kind, property: String) -> Problem {
    Problem("'\(property)' is transient, so there is no column for '@\(mark.rawValue)'")
  }

  static func transientConstant(_ name: String) -> Problem {
    Problem("'\(name)' is transient: no row fills it, so it is a 'var' with a value to start from")
  }

  static func transientWithoutValue(_ name: String) -> Problem {
    Problem("'\(name)' is transient: no row fills it, so give it a value to start from, or make it optional")
  }

  static func embeddedBeside(_ mark: Mark.Kind, property: String) -> Problem {
    Problem("'\(property)' is a group of fields, which have the attributes themselves; '@\(mark.rawValue)' goes there")
  }

  static func embeddedOptional(_ name: String) -> Problem {
    Problem("'\(name)' is a group of columns, which every row has; make the group's own fields optional")
  }

  static func embeddedNoGroup(_ name: String, type: String) -> Problem {
    Problem("'@Embedded' takes a type with '@Embeddable', written by its name, and '\(name)' is '\(type)'")
  }

  static func referencesWithoutModel() -> Problem {
    Problem("'references:' takes a key path with its model, written out, such as '\\Room.code'")
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
