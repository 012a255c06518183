internal import Foundation

/// A git repository, bare or not, read through the `git` command.
public struct GitRepository: Sendable {
  /// The folder that was given.
  public let path: String
  /// The absolute path of the repository's own folder: `.git`, for a work tree.
  public let directory: String
  private let environment: [String: String]

  /// Finds the repository that a folder belongs to.
  ///
  /// - Parameters:
  ///   - path: a folder of the repository.
  ///   - environment: variables for git, besides those of this process.
  /// - Throws: ``GitError`` in git's words when there is none, or when git refuses to read it.
  public init(path: String, environment: [String: String] = [:]) async throws {
    self.path = path
    self.environment = environment
    do {
      let process = try GitProcess(["-C", path, "rev-parse", "--absolute-git-dir"], environment: environment)
      directory = try await Self.output(of: process)
    } catch let error as GitError where error.status != nil {
      throw GitError("\(path): \(error)", status: error.status)
    }
  }

  /// The repository's name: that of the folder with the work tree, or of the bare repository without `.git`.
  public var name: String {
    var components = directory.split(separator: "/").map(String.init)
    if components.last == ".git" { components.removeLast() }
    let name = components.last ?? "repository"
    return name.hasSuffix(".git") && name.count > 4 ? String(name.dropLast(4)) : name
  }

  /// The commit that HEAD stands on, nil when there is no commit yet.
  ///
  /// - Throws: ``GitError``.
  public func head() async throws -> String? {
    do {
      return try await output(["rev-parse", "--quiet", "--verify", "HEAD"])
    } catch let error as GitError where error.status == 1 {
      return nil
    }
  }

  /// Whether the repository holds a commit.
  ///
  /// - Throws: ``GitError``.
  public func contains(_ hash: String) async throws -> Bool {
    do {
      _ = try await output(["cat-file", "-e", hash + "^{commit}"])
      return true
    } catch is GitError {
      return false
    }
  }

  /// How many commits can be reached from one, itself included.
  ///
  /// - Throws: ``GitError``.
  public func commitCount(from hash: String) async throws -> Int {
    let text = try await output(["rev-list", "--count", hash, "--"])
    guard let count = Int(text) else { throw GitError("git rev-list --count wrote '\(text)'") }
    return count
  }

  /// The best common ancestors of two commits; the older one, where one is an ancestor of the other.
  ///
  /// - Throws: ``GitError`` when the repository does not hold both.
  public func mergeBases(_ one: String, _ other: String) async throws -> [String] {
    do {
      return try await output(["merge-base", "--all", one, other]).split(separator: "\n").map(String.init)
    } catch let error as GitError where error.status == 1 {
      return []
    }
  }

  /// The commits that can be reached from some and not from another, newest first.
  ///
  /// - Throws: ``GitError`` when the repository does not hold all of them.
  public func hashes(from tips: [String], notFrom other: String) throws -> GitLines {
    GitLines(try process(["rev-list", "--topo-order"] + tips + ["^" + other, "--"]))
  }

  /// The commits that can be reached from one and not from others, parents before their children.
  ///
  /// Git compares each commit with its parent; like `git log`, it says nothing of the changes of a merge.
  ///
  /// - Throws: ``GitError``.
  public func log(of hash: String, notFrom others: [String] = [], _ detail: GitLogDetail) throws -> GitCommits {
    GitCommits(try process(LogFormat.arguments(detail) + [hash] + others.map { "^" + $0 } + ["--"]), detail)
  }

  /// One commit.
  ///
  /// - Throws: ``GitLogInterruption`` or ``GitError``.
  public func commit(_ hash: String, _ detail: GitLogDetail) async throws -> GitCommit {
    let log = GitCommits(try process(LogFormat.arguments(detail) + ["--max-count=1", hash, "--"]), detail)
    for try await commit in log { return commit }
    throw GitError("git's log has left \(hash) out")
  }

  /// The first commit that ``log(of:notFrom:_:)`` lists.
  ///
  /// - Throws: ``GitError``, also when there is none.
  public func firstCommit(of hash: String, notFrom others: [String]) async throws -> String {
    let list = ["rev-list", "--topo-order", "--reverse", hash] + others.map { "^" + $0 } + ["--"]
    for try await hash in GitLines(try process(list)) { return hash }
    throw GitError("there is no commit to read")
  }

  func process(_ arguments: [String], input: [UInt8] = []) throws -> GitProcess {
    try GitProcess(["-C", path] + arguments, input: input, environment: environment)
  }

  private func output(_ arguments: [String]) async throws -> String {
    try await Self.output(of: process(arguments))
  }

  private static func output(of process: GitProcess) async throws -> String {
    var bytes: [UInt8] = []
    while let piece = try await process.read() { bytes += piece }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
