import Foundation
import History
import GitLog
import Testing

@testable import GitHistoryApplication

/// Git takes nearly every byte for a name, a path or a message.
@Suite("Odd repositories", .timeLimit(.minutes(5)))
struct OddRepositoryTests {
  @Test("an empty one has no commits")
  func empty() async throws {
    try await withRepository { repository, _ in
      let demo = try await Demo()
      let result = try await demo.load(repository)
      #expect(result.head == nil && result.added == 0)
      let report = try await demo.report()
      #expect(report.totals.commits == 0 && report.authors.isEmpty)
      #expect(ReportText.text(of: report) == "\n0 commits")
    }
  }

  @Test("a folder without one is told by name, in git's words")
  func none() async throws {
    try await withRepository { _, folder in
      await #expect {
        _ = try await GitRepository(path: folder.path, environment: TestRepository.environment)
      } throws: { "\($0)".hasPrefix("\(folder.path): not a git repository") }
    }
  }

  @Test("paths with spaces, quotes, tabs, line feeds, emoji and arrows, and renamed ones, are counted as they are")
  func paths() async throws {
    let paths = [
      "a b", " ", "tab\there", "line\nfeed", "\"quoted\"", "back\\slash", "caf\u{E9}", "cafe\u{301}", "👩🏽‍🚀/🚀",
      "-dash", "commit 0123", ":colon", "1\t2\tnumbers", "%percent;'", "\u{1B}[31mred",
    ].map { Array($0.utf8) }
    try await withRepository { repository, _ in
      try await repository.add { stream in
        for (number, path) in paths.enumerated() {
          let content = (0..<20).map { "\($0) of \(number)\n" }.joined()
          stream.commit(Array("add".utf8), author: Array("A <a>".utf8), date: "0", [(path, .write(content))])
          stream.commit(
            Array("rename".utf8), author: Array("A <a>".utf8), date: "0",
            [(path, .delete), (path + Array(".new".utf8), .write(content + "more\n"))])
        }
      }
      let demo = try await Demo()
      try await demo.load(repository)
      let report = try await demo.report()
      let stored = Set(report.files.map { Data(GitText.bytes(of: $0.path)) })
      #expect(stored == Set(paths.flatMap { [Data($0), Data($0 + Array(".new".utf8))] }))
      #expect(report.files.allSatisfy { $0.commits == 1 })
      // 20 lines for a new file, one for a renamed and changed one.
      #expect(report.totals.additions == paths.count * 21 && report.totals.deletions == 0)
    }
  }

  @Test("bytes that are no UTF-8 keep names and paths apart")
  func bytes() async throws {
    try await withRepository { repository, _ in
      try await repository.add { stream in
        for byte: UInt8 in [0xE9, 0xFF, 0x80] {
          stream.commit(
            [0x73, byte], author: [0x4A, byte] + Array(" <j\u{E9}@example.com>".utf8), date: "0",
            [([0x70, byte], .write("x\n"))])
        }
      }
      let demo = try await Demo()
      try await demo.load(repository)
      let report = try await demo.report()
      #expect(Set(report.authors.map(\.name)) == ["\"J\\351\"", "\"J\\377\"", "\"J\\200\""])
      #expect(Set(report.files.map(\.path)) == ["\"p\\351\"", "\"p\\377\"", "\"p\\200\""])
      #expect(report.latest.map(\.commit.subject) == ["s\u{FFFD}", "s\u{FFFD}", "s\u{FFFD}"])
      #expect(try await demo.load(repository).added == 0)
      #expect(try await demo.report().authors == report.authors, "asking .mailmap for them changes nothing")
    }
  }

  @Test("dates beyond the calendar belong to no month")
  func dates() async throws {
    try await withRepository { repository, _ in
      try await repository.add { stream in
        for date in ["0", "999999999999999", "253402300799"] {
          stream.commit(Array(date.utf8), author: Array("A <a>".utf8), date: date, [])
        }
      }
      let demo = try await Demo()
      try await demo.load(repository)
      let report = try await demo.report()
      #expect(report.totals.commits == 3)
      #expect(report.months.map { "\($0.year)-\($0.month): \($0.commits)" } == ["1970-1: 1", "9999-12: 1"])
    }
  }

  @Test("a commit without a date, a name or a message is a commit")
  func bareCommit() async throws {
    try await withRepository { repository, folder in
      try await repository.add { stream in stream.commit("") }
      let tree = try await repository.git("rev-parse", "HEAD^{tree}")
      let file = folder.appending(path: "commit")
      try Data("tree \(tree)\nauthor  <> nonsense\ncommitter C <c> \n\n".utf8).write(to: file)
      let hash = try await repository.git("hash-object", "-t", "commit", "-w", "--literally", file.path)
      try await repository.git("update-ref", "HEAD", hash)
      let demo = try await Demo()
      try await demo.load(repository)
      let report = try await demo.report()
      #expect(report.totals.commits == 1 && report.authors == [Report.Author(name: "", commits: 1)])
      #expect(ReportText.text(of: report).contains("(no name)"))
    }
  }

  @Test(
    "a clone without the contents of some files is read, and the report says what is not counted", arguments: [1, 3])
  func missingContents(at number: Int) async throws {
    try await withRepository { repository, _ in
      try await repository.add { stream in
        for number in 1...5 { stream.commit("\(number)", ["f\(number)": .write("\(number)\n\(number)\n")]) }
      }
      let blob = try await repository.git("rev-parse", "HEAD:f\(number)")
      let object = repository.folder.appending(path: "objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
      try FileManager.default.removeItem(at: object)

      let demo = try await Demo()
      #expect(try await demo.load(repository).added == 5)
      let report = try await demo.report()
      #expect(report.totals.commits == 5 && report.totals.changes == 5 && report.totals.files == 5)
      #expect(report.totals.uncounted == 1 && report.totals.additions == 8)
      #expect(ReportText.text(of: report).contains("The lines of 1 commit are not counted"))
    }
  }
}
