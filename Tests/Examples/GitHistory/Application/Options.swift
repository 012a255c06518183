/// What the command line asks for.
struct Options: Equatable {
  /// A folder of the repository.
  var repository = "."
  /// The database file, nil for the usual one.
  var database: String?
  /// Whether every statement is shown.
  var showsSQL = false
  /// How many rows the report's lists have.
  var top = 10
  /// Whether only the help is asked for.
  var isHelp = false

  static let help = """
    usage: GitHistory [--sql] [--database FILE] [--top N] [REPOSITORY]

    Loads the history of a git repository's HEAD into a SQLite database and prints a report. A second run reads
    only what is new. The repository is never changed.

      REPOSITORY        a folder of the repository, bare or not (default: the current folder)
      --database FILE   where to keep the history (default: a file in .demo, named after the repository)
      --sql             show every statement and how long it took, on the standard error
      --top N           how many rows the lists have (default: 10)
      --help            show this text
    """

  /// Reads a command line.
  ///
  /// - Parameter arguments: the arguments, without the program's name.
  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    var repositories: [String] = []
    while let argument = rest.popFirst() {
      let (name, attached) = Self.split(argument)
      switch name {
      case "--help", "-h": isHelp = true
      case "--sql": showsSQL = true
      case "--database": database = try Self.value(of: name, attached, &rest)
      case "--top": top = try Self.number(of: name, attached, &rest)
      case "--":
        repositories += rest
        rest = []
      case _ where argument.hasPrefix("-") && argument != "-": throw UsageError("there is no option '\(argument)'")
      default: repositories.append(argument)
      }
      if attached != nil, ["--help", "-h", "--sql"].contains(name) { throw UsageError("\(name) takes no value") }
    }
    guard repositories.count < 2 else { throw UsageError("only one repository can be read") }
    repository = repositories.first ?? "."
  }

  /// Takes `--name=value` apart.
  private static func split(_ argument: String) -> (name: String, value: String?) {
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }

  private static func value(
    of name: String, _ attached: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let value = attached ?? rest.popFirst(), !value.isEmpty else { throw UsageError("\(name) needs a value") }
    return value
  }

  private static func number(
    of name: String, _ attached: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> Int {
    let text = try value(of: name, attached, &rest)
    guard let number = Int(text), number > 0 else { throw UsageError("\(name) needs a positive number, not '\(text)'") }
    return number
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
