import BasaltTestToolchain
import Foundation
import Testing

@testable import GitHistoryApplication

/// What git itself says about a repository's HEAD, in the words of the report.
struct GitNumbers {
  /// Lines of `git log --numstat`, added up for a file or a commit.
  struct Lines: Equatable {
    var changes = 0
    var additions = 0
    var deletions = 0

    mutating func add(_ additions: Int, _ deletions: Int) {
      changes += 1
      self.additions += additions
      self.deletions += deletions
    }
  }

  let commits: Int
  let merges: Int
  let authors: [String]
  let months: [String]
  let weekdays: [String]
  private(set) var byFile: [Data: Lines] = [:]
  private(set) var byCommit: [String: Lines] = [:]

  init(_ repository: TestRepository) async throws {
    commits = try #require(Int(try await repository.git("rev-list", "--count", "HEAD")))
    merges = try #require(Int(try await repository.git("rev-list", "--count", "--merges", "HEAD")))
    authors = try await repository.lines("shortlog", "-s", "-n", "HEAD")
    months = Self.counted(try await repository.lines("log", "--date=format-local:%Y-%m", "--format=%ad", "HEAD"))
    weekdays = Self.counted(try await repository.lines("log", "--date=format-local:%u", "--format=%ad", "HEAD"))
    try addLines(await repository.lines("log", "--numstat", "--find-renames", "--format=commit %H", "HEAD"))
  }

  private mutating func addLines(_ log: [String]) throws {
    var commit = ""
    for line in log {
      guard line.contains("\t") else {
        commit = String(line.dropFirst("commit ".count))
        continue
      }
      let parts = line.split(separator: "\t", maxSplits: 2).map(String.init)
      let path = try Self.path(parts[2])
      let (additions, deletions) = (Int(parts[0]) ?? 0, Int(parts[1]) ?? 0)
      byFile[path, default: Lines()].add(additions, deletions)
      byCommit[commit, default: Lines()].add(additions, deletions)
    }
  }

  /// The bytes of a path after a commit: git shows `old => new` or `folder/{old => new}/file`, and quotes what is odd.
  private static func path(_ shown: String) throws -> Data {
    if let arrow = shown.range(of: " => ") {
      guard let open = shown.range(of: "{"), let close = shown.range(of: "}") else {
        return try path(String(shown[arrow.upperBound...]))
      }
      let path = shown[..<open.lowerBound] + shown[arrow.upperBound..<close.lowerBound] + shown[close.upperBound...]
      return Data(path.replacing("//", with: "/").utf8)
    }
    guard shown.hasPrefix("\"") else { return Data(shown.utf8) }
    return try unquoted(shown.utf8.dropFirst().dropLast())
  }

  private static func unquoted(_ quoted: some Sequence<UInt8>) throws -> Data {
    var bytes = Data()
    var rest = Array(quoted)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.first else {
        bytes.append(byte)
        continue
      }
      if let number = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8) {
        bytes.append(number)
        rest = rest.dropFirst(3)
      } else {
        let named: [Character: UInt8] = ["n": 10, "t": 9, "\"": 34, "\\": 92]
        bytes.append(try #require(named[Character(Unicode.Scalar(escaped))]))
        rest = rest.dropFirst()
      }
    }
    return bytes
  }

  private static func counted(_ lines: [String]) -> [String] {
    Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
  }
}
