extension Problem {
  static func missingType(_ name: String) -> Problem {
    Problem("'\(name)' needs a written type: macros run before the compiler infers types")
  }

  static func pattern() -> Problem {
    Problem("a column is one property; declare each with its own 'var' and type")
  }

  static func lazyProperty(_ name: String) -> Problem {
    Problem(
      "'\(name)' is lazy, and the columns of a row are read at once; remove 'lazy', or make it a computed property")
  }

  static func constantWithValue(_ name: String) -> Problem {
    Problem(
      """
      '\(name)' is a constant with a value, so no row can fill it; write 'var' for a column with a default, or \
      'static let' for a constant
      """)
  }

  static func conditionalProperty(_ name: String) -> Problem {
    Problem("'\(name)' stands in '#if', which would make the columns differ from build to build; move it out")
  }

  static func reservedName(_ name: String, model: String) -> Problem {
    Problem(
      """
      Basalt uses the name '\(name)' in '\(model)' or its columns; rename the property, and keep the column's name with \
      '@Column("\(ColumnNaming.column(of: name))")'
      """)
  }

  static func reservedComputed(_ name: String, model: String) -> Problem {
    Problem("'@Model' generates a member called '\(name)' in '\(model)'; rename this one")
  }

  static func generatedType(_ name: String, model: String) -> Problem {
    Problem("'@Model' generates a type called '\(name)' in '\(model)'; rename this one")
  }

  static func takenType(_ type: String, property: String) -> Problem {
    Problem(
      """
      '\(type)' would mean a type that Basalt generates; write the module in front, as in 'Shop.\(type)', or rename the \
      type of '\(property)'
      """)
  }

  static func duplicateColumn(_ column: String, first: String, second: String) -> Problem {
    Problem("'\(first)' and '\(second)' are both stored in the column '\(column)'; rename one with '@Column(\"…\")'")
  }

  static func nestedTypeInWiderDTO(
    type: String, property: String, model: String, _ access: AccessLevel
  ) -> Problem {
    Problem(
      """
      '\(type)' is declared inside '\(model)', where users of the \(access.keyword) '\(model)DTO' cannot see it; declare \
      it outside as \(access.keyword), or mark '\(property)' with '@Hidden'
      """)
  }
}
