import Testing

@testable import GitLog

/// The pipe cuts git's log wherever it likes.
@Suite("The log's parser")
struct LogParserTests {
  private static let log: [UInt8] = Array(
    """
    commit aa\0\0Ada\0a@x\0Ada\0a@x\01\02\0first\0
    1\t2\tpath\0-\t-\tbinary\03\t0\t\0old\0commit new\0commit bb\0aa cc\0Bob\0b\0Robert\0b\0\0\0\0
    """.utf8)

  @Test("gives the same commits whatever the size of the pieces", arguments: [1, 2, 3, 7, 1000])
  func pieces(of size: Int) throws {
    var parser = LogParser(.lineCounts)
    var commits: [GitCommit] = []
    for start in stride(from: 0, to: Self.log.count, by: size) {
      parser.append(Array(Self.log[start..<min(start + size, Self.log.count)]))
      while let commit = try parser.next() { commits.append(commit) }
    }
    if let last = try parser.finish() { commits.append(last) }

    let first = try #require(commits.first)
    #expect(commits.count == 2 && first.hash == "aa" && first.parents.isEmpty && first.subject == "first")
    #expect(first.authoredAt == 1 && first.committedAt == 2)
    #expect(
      first.changes == [
        GitChange(path: "path", oldPath: nil, additions: 1, deletions: 2),
        GitChange(path: "binary", oldPath: nil, additions: nil, deletions: nil),
        GitChange(path: "commit new", oldPath: "old", additions: 3, deletions: 0),
      ])
    let second = commits[1]
    #expect(second.parents == ["aa", "cc"] && second.canonicalAuthor.name == "Robert" && second.author.name == "Bob")
    #expect(second.authoredAt == nil && second.subject.isEmpty && second.changes.isEmpty)
  }

  @Test("refuses a log that ends too early")
  func truncated() throws {
    for count in 1..<Self.log.count where Self.log[count - 1] != 0 {
      var parser = LogParser(.lineCounts)
      parser.append(Array(Self.log.prefix(count)))
      while try parser.next() != nil {}
      #expect(throws: GitError.self) { try parser.finish() }
    }
  }

  @Test(
    "refuses what is no log", arguments: ["error: something\0", "1\t2\tpath\0", "commit\0\0\0\0\0\0\0\0\0commit b\0"])
  func nonsense(_ text: String) {
    var parser = LogParser(.lineCounts)
    parser.append(Array(text.utf8))
    #expect(throws: GitError.self) { while try parser.next() != nil {} }
  }
}
