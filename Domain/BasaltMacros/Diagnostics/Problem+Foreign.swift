extension Problem {
  static func mappingNotAnExtension(_ name: String, kind: String) -> Problem {
    Problem(
      """
      '@Mapping' stands on an extension of another module's struct, and '\(name)' is declared here as \(kind.withArticle); \
      write '@Model'
      """)
  }

  static func mappingWithoutFields(_ name: String) -> Problem {
    Problem(
      """
      the stored properties of '\(name)' are out of the macro's sight; repeat them, with their attributes, in a \
      'private struct Fields' inside the extension
      """)
  }

  static func mappingWithoutConformances(_ name: String, _ missing: [String]) -> Problem {
    let names = missing.map { "'\($0)'" }.joined(separator: " and ")
    return Problem("'@Mapping' cannot make '\(name)' conform to \(names), so the extension has to say it")
  }
}
