extension Problem {
  static func noKey(_ model: String) -> Problem {
    Problem(
      """
      '\(model)' has a table and no primary key; mark the property that identifies a row with '@PrimaryKey', or add \
      '@PrimaryKey(.generated) let id: Key<Int64>'
      """)
  }

  static func twoKeys(_ model: String, first: String, second: String) -> Problem {
    Problem(
      """
      '\(model)' has two primary keys, '\(first)' and '\(second)', and a table has one; keep one '@PrimaryKey', and mark \
      the other property with '@Unique'
      """)
  }

  static func optionalKey(_ name: String) -> Problem {
    Problem(
      """
      the primary key '\(name)' cannot be optional: every row has its key; where the database makes the keys, write \
      '@PrimaryKey(.generated)' and insert a 'Draft', which has none
      """)
  }

  static func hiddenKey(_ name: String) -> Problem {
    Problem("the primary key '\(name)' cannot be hidden: whoever is shown a row must be able to name it")
  }

  static func defaultOnKey(_ name: String) -> Problem {
    Problem(
      "the primary key '\(name)' takes no '@Default'; where the database makes it, write '@PrimaryKey(.generated)'")
  }

  static func keyLessVisible(_ name: String, model: String, _ access: AccessLevel) -> Problem {
    Problem("the primary key '\(name)' must be \(access.keyword), as '\(model)' is: whoever sees a row can name it")
  }

  static func optionalKeyPart(_ name: String) -> Problem {
    Problem("'\(name)' is a part of the primary key and cannot be optional: every row has its key")
  }

  static func defaultOnKeyPart(_ name: String) -> Problem {
    Problem("'\(name)' is a part of the primary key and takes no '@Default': the program makes a composite key")
  }

  static func generatedKeyPart(_ name: String) -> Problem {
    Problem("'\(name)' is a part of the primary key and cannot be '@Generated': the program makes a composite key")
  }

  static func compositeKeyOfOne() -> Problem {
    Problem(
      """
      a composite key lists two properties at least, such as 'primaryKey(\\.roomID, \\.day)'; mark a single one with \
      '@PrimaryKey'
      """)
  }

  static func secondCompositeKey(_ model: String) -> Problem {
    Problem("'\(model)' declares two primary keys, and a table has one; declare the other one with 'unique(…)'")
  }

  static func keyBesideCompositeKey(_ name: String, declaration: String) -> Problem {
    Problem(
      """
      '\(name)' is marked '@PrimaryKey', and '\(declaration)' declares a composite key; a table has one primary key, so \
      keep one of the two
      """)
  }

  static func idIsNotKey(_ model: String, key: String) -> Problem {
    Problem(
      """
      'id' must be the primary key, because '\(model)' is Identifiable by its key, and that is '\(key)'; rename 'id' and \
      keep its column with '@Column("id")'
      """)
  }
}
