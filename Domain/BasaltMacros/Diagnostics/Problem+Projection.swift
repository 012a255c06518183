extension Problem {
  // MARK: Named projections

  static func projectionWithoutTable(_ model: String) -> Problem {
    Problem(
      """
      a projection reads columns of a table, and '\(model)' has none; remove it, or write '@Model(table: "…")'
      """)
  }

  static func projectionArgument(_ model: String) -> Problem {
    Problem("'projection' takes key paths of stored properties of '\(model)', written out, such as '\\.name'")
  }

  static func projectionOfComputed(_ name: String) -> Problem {
    Problem("'\(name)' is computed in Swift, and a projection reads columns; list stored properties")
  }

  static func projectionOfTransient(_ name: String) -> Problem {
    Problem("'\(name)' is transient: it has no column, and a projection reads columns; leave it out")
  }

  static func projectionOfGroup(_ name: String) -> Problem {
    Problem("'\(name)' is a group of fields, which only the whole DTO shows; leave it out")
  }

  static func projectionUnknown(_ name: String, model: String) -> Problem {
    Problem("'\(name)' is no stored property of '\(model)', and a projection reads columns")
  }

  static func projectionHidden(_ name: String) -> Problem {
    Problem("'\(name)' is marked '@Hidden', so no projection may show it; leave it out")
  }

  static func projectionPrivate(_ name: String) -> Problem {
    Problem("'\(name)' is private to the model, so no projection may show it; leave it out")
  }

  static func projectionRepeated(_ name: String) -> Problem {
    Problem("'\(name)' is listed twice; keep one")
  }

  static func projectionEmpty(_ name: String) -> Problem {
    Problem("the projection '\(name)' lists no property; write key paths, such as 'projection(\\.id, \\.name)'")
  }

  static func projectionName(_ name: String) -> Problem {
    Problem("a projection cannot be called '\(name)': the name of its type, '\(ColumnNaming.type(of: name))', is taken")
  }

  // MARK: @Projection

  static func projectionNotAStruct(_ name: String, kind: String) -> Problem {
    Problem("'@Projection' needs a struct, and '\(name)' is \(kind.withArticle): rows are values")
  }

  static func genericProjection(_ name: String) -> Problem {
    Problem("'\(name)' cannot be generic: the columns of a projection have fixed types; write the types out")
  }

  static func projectionRoot() -> Problem {
    Problem("'of:' takes the model's type, written out, such as 'User.self'")
  }

  static func fromArgument() -> Problem {
    Problem(
      """
      '@From' takes a key path to a column, written out, such as '\\.team.name', or a closure that computes a value, such \
      as '{ $0.name.lowercased() }'
      """)
  }

  static func computedStored(_ name: String) -> Problem {
    Problem("'@Computed' shows a property that is computed in Swift, and '\(name)' is stored: remove it")
  }

  static func computedMisplaced() -> Problem {
    Problem("'@Computed' belongs on a computed property of a projection")
  }

  static func fromOtherModel(_ model: String, root: String) -> Problem {
    Problem("'@From<\(model)>' stands in a projection of '\(root)', and the columns are read from there")
  }
}
