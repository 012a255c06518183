import BasaltTestToolchain
import Foundation
import GitLog

/// A bare repository in a folder of its own.
struct TestRepository {
  /// What keeps the machine's configuration away.
  static let environment = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": "1600000000 +0000",
    "GIT_COMMITTER_DATE": "1600000000 +0000", "TZ": "UTC0", "LC_ALL": "C",
  ]

  let folder: URL

  /// Makes a repository.
  init(_ folder: URL, isBare: Bool = true) async throws {
    self.folder = folder
    _ = try await Self.run(["init", "--quiet", "--initial-branch=main"] + (isBare ? ["--bare"] : []) + [folder.path])
    try await git("config", "user.name", "Ada")
    try await git("config", "user.email", "ada@example.com")
  }

  /// Takes a folder that is a repository already.
  init(existing folder: URL) { self.folder = folder }

  /// Opens the repository as the demo does.
  func open() async throws -> GitRepository {
    try await GitRepository(path: folder.path, environment: Self.environment)
  }

  /// Runs git in the repository.
  ///
  /// - Returns: what it wrote, without the last line feed.
  @discardableResult
  func git(_ arguments: String...) async throws -> String { try await git(arguments) }

  /// Runs git in the repository.
  @discardableResult
  func git(_ arguments: [String]) async throws -> String { try await Self.run(["-C", folder.path] + arguments) }

  /// The lines that git writes, none if it writes nothing.
  func lines(_ arguments: String...) async throws -> [String] {
    try await git(arguments).split(separator: "\n").map(String.init)
  }

  /// Adds commits.
  func add(_ commits: (inout FastImport) -> Void, branch: String = "main") async throws {
    var stream = FastImport(branch: branch)
    commits(&stream)
    let child = try Self.child(["-C", folder.path, "fast-import", "--quiet", "--force", "--date-format=raw-permissive"])
    try child.write(Data(stream.bytes))
    try child.closeInput()
    var output = Data()
    for await data in child.output { output += data }
    try Self.check(await child.exitStatus(), String(decoding: output, as: UTF8.self))
  }

  /// Starts git in the repository.
  func start(_ arguments: String...) throws -> ChildProcess { try Self.child(["-C", folder.path] + arguments) }

  private static func run(_ arguments: [String]) async throws -> String {
    let child = try child(arguments)
    try child.closeInput()
    var output = Data()
    for await data in child.output { output += data }
    let text = String(decoding: output, as: UTF8.self)
    try check(await child.exitStatus(), text)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func child(_ arguments: [String]) throws -> ChildProcess {
    let unset = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"].flatMap { ["-u", $0] }
    let set = environment.map { "\($0.key)=\($0.value)" }
    return try ChildProcess(["env"] + unset + set + ["git"] + arguments, mergesErrors: true)
  }

  private static func check(_ status: Int32, _ output: String) throws {
    if status != 0 { throw ToolError("git ended with status \(status): \(output)") }
  }
}

/// Runs `body` with a new repository, which is removed afterwards, and a folder for whatever else is needed.
func withRepository(
  isBare: Bool = true, _ body: (_ repository: TestRepository, _ folder: URL) async throws -> Void
) async throws {
  try await withTemporaryDirectory { folder in
    try await body(TestRepository(folder.appending(path: "repository"), isBare: isBare), folder)
  }
}
