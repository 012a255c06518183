extension Problem {
  static func notAStruct(_ name: String, kind: String, macro: String = "Model") -> Problem {
    if kind == "enum" && macro == "Model" {
      return Problem(
        """
        '@Model' needs a struct, and '\(name)' is an enum; to store it in a column, remove '@Model' and write \
        'enum \(name): String, ColumnType'
        """)
    }
    return Problem("'@\(macro)' needs a struct, and '\(name)' is \(kind.withArticle): rows are values")
  }

  static func privateInside(_ name: String, outer: String) -> Problem {
    Problem("'\(name)' is private in '\(outer)', where its conformances cannot reach it; write 'fileprivate'")
  }

  static func genericTable(_ name: String) -> Problem {
    Problem("'\(name)' has a table and cannot be generic: a table has one set of columns; write the types out")
  }

  static func tableNotLiteral() -> Problem {
    Problem("'table:' takes a plain string literal, such as \"users\": the name is read while compiling")
  }

  static func tableEmpty() -> Problem {
    Problem("'table:' is empty; write the table's name, or remove 'table:' for a value without a table")
  }

  static func argumentNotLiteral(_ label: String) -> Problem {
    Problem("'\(label):' takes a plain string literal: it is read while compiling")
  }

  static func argumentEmpty(_ label: String) -> Problem {
    Problem("'\(label):' is empty; write a text, or remove it")
  }

  static func argumentWithoutTable(_ label: String) -> Problem {
    Problem("'\(label):' describes a table, and there is none; write 'table: \"…\"' in front, or remove it")
  }

  static func emptyGroup(_ name: String) -> Problem {
    Problem("'\(name)' has no field; a group of fields has one at least")
  }

  static func modelNamedDTO(_ name: String) -> Problem {
    Problem(
      """
      a model's name cannot end in 'DTO': '@Model' generates the types that are called so; call the model \
      '\(name.dropLast(3))'
      """)
  }

  static func accessNotLiteral() -> Problem {
    Problem("'dto:' takes '.public', '.package' or '.internal', written out: it is read while compiling")
  }

  static func dtoLessVisible(_ name: String, _ access: AccessLevel) -> Problem {
    Problem(
      """
      the DTO cannot be less visible than its model: '\(name)' is \(access.keyword), and its key type is made from \
      '\(name)DTO'; remove 'dto:'
      """)
  }
}
