import BasaltTestFeatures
import BasaltTestToolchain
import Foundation
import Testing

@testable import GitHistoryApplication

/// The program as a user meets it.
@Suite("The command line", .timeLimit(.minutes(5)))
struct CommandLineTests {
  @Test("prints the report and ends with 0; the second time there is nothing to read")
  func twice() async throws {
    try await withRepository { repository, folder in
      try await repository.add { stream in stream.commit("Begin\u{1B}[31m", ["a": .write("x\n")]) }
      let database = folder.appending(path: "history.db").path
      let first = try await run(["--database", database, repository.folder.path])
      #expect(first.status == 0)
      #expect(first.output.contains("1 new commit read"))
      #expect(first.output.contains("Database:   \(database)\n"))
      #expect(first.output.contains("Begin\\u{1b}[31m"), "no message reaches the terminal's control sequences")
      let second = try await run(["--database=\(database)", "--", repository.folder.path])
      #expect(second.status == 0 && second.output.contains("nothing new"))
    }
  }

  @Test("shows every statement when asked to, and People is asked for names once", .feature("Q7", on: .sqlite))
  func sql() async throws {
    try await withRepository { repository, _ in
      try await repository.add { stream in for number in 1...30 { stream.commit("\(number)", author: "\(number) <a>") }
      }
      let result = try await run(["--sql", "--database", ":memory:", repository.folder.path])
      let statements = result.output.split(separator: "\n").filter { $0.hasPrefix("sql ") }
      #expect(statements.contains { $0.contains("INSERT INTO \"commits\"") })
      #expect(statements.count { $0.contains("FROM \"authors\" WHERE \"id\" IN") } == 1)
      #expect(statements.contains { $0.contains("SELECT \"hash\", \"author_id\", \"committed_at\", \"subject\" FROM") })
    }
  }

  @Test("says what is wrong, and ends with 1")
  func failures() async throws {
    try await withRepository { repository, folder in
      let text = folder.appending(path: "text")
      try Data(String(repeating: "This is no database. ", count: 100).utf8).write(to: text)
      for (arguments, message) in [
        ([folder.path], "error: \(folder.path): not a git repository"),
        ([folder.path + "/nowhere"], "No such file or directory"),
        ([text.path], "Not a directory"),
        (["--database", text.path, repository.folder.path], "is not a database"),
        (["--database", folder.path + "/no/where", repository.folder.path], "cannot be opened"),
      ] {
        let result = try await run(arguments)
        #expect(result.status == 1 && result.output.contains(message), "\(arguments): \(result.output)")
      }
    }
  }

  @Test("says how it is used, and ends with 2, when it is not understood")
  func usage() async throws {
    let unknown = try await run(["--unknown"])
    #expect(unknown.status == 2 && unknown.output.contains("error: there is no option '--unknown'"))
    #expect(unknown.output.contains("usage: GitHistory"))
    let help = try await run(["--help"])
    #expect(help.status == 0 && help.output.hasPrefix("usage: GitHistory"))
  }

  @Test(
    "refuses what makes no sense",
    arguments: [
      ["--top"], ["--top", "0"], ["--top=x"], ["--database"], ["--database="], ["--sql=yes"], ["-x"], ["a", "b"],
      ["--help=me"],
    ])
  func refused(_ arguments: [String]) {
    #expect(throws: UsageError.self) { try Options(arguments) }
  }

  @Test("takes options in any order, and a repository with a leading dash behind --")
  func options() throws {
    let options = try Options(["--top", "3", "--sql", "--database=x=y", "--", "-odd"])
    #expect(options.top == 3 && options.showsSQL && options.database == "x=y" && options.repository == "-odd")
    #expect(try Options([]).repository == ".")
  }

  private func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
    let program = try Compiler().products.appending(path: "GitHistory").path
    return try await ChildProcess.run(["env", "GIT_CONFIG_GLOBAL=/dev/null", "LC_ALL=C", program] + arguments)
  }
}
