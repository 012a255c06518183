// What is wrong with the declarations that speak of a whole table: keys, constraints, indexes, rules of several fields.

extension Problem {
  static func declarationWithoutTable(_ function: String, model: String) -> Problem {
    Problem(
      """
      '\(function)' describes a table, and '\(model)' has none; remove it, or write '@Model(table: "…")'
      """)
  }

  static func declarationArgument(_ function: String, model: String) -> Problem {
    Problem("'\(function)' takes key paths of stored properties of '\(model)', written out, such as '\\.name'")
  }

  static func declarationUnknown(_ name: String, _ function: String, model: String) -> Problem {
    Problem("'\(name)' is no stored property of '\(model)', and '\(function)' speaks of those")
  }

  static func declarationOfComputed(_ name: String, _ function: String) -> Problem {
    Problem("'\(name)' is computed in Swift, and '\(function)' speaks of stored properties")
  }

  static func declarationOfTransient(_ name: String, _ function: String) -> Problem {
    Problem("'\(name)' is transient: it has no column, and '\(function)' speaks of those that have one")
  }

  static func declarationOfGroup(_ name: String, _ function: String) -> Problem {
    Problem("'\(name)' is a group of fields, and '\(function)' speaks of single ones")
  }

  static func ruleWithoutFields(_ name: String) -> Problem {
    Problem(
      "the rule '\(name)' lists no property; write key paths, such as 'rule(\\.endsAt, \\.startsAt, message: …)'")
  }

  static func ruleOnDatabaseValue(_ name: String) -> Problem {
    Problem(
      "the database makes '\(name)', so no rule of the program can speak of it; leave it out, or declare a 'check'")
  }
}
