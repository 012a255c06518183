import BasaltTestFeatures
import Foundation
import History
import Testing

@testable import GitHistoryApplication

/// Every number of the report is compared with what git itself says.
@Suite("The report agrees with git", .timeLimit(.minutes(5)))
struct ReportTests {
  @Test("on authors, months, weekdays, files, sizes and merges")
  func agreement() async throws {
    try await withRepository { repository, _ in
      try await repository.add(Self.history)
      let demo = try await Demo()
      let result = try await demo.load(repository)
      let report = try await demo.report()
      #expect(result.added == report.totals.commits && result.removed == 0)
      #expect(report.totals.merges > 3 && report.files.contains { $0.path == "new/name" })
      try await report.expectAgreement(with: repository)
    }
  }

  @Test("on latest commits, in git's order, with their authors' names")
  func latest() async throws {
    try await withRepository { repository, _ in
      try await repository.add(Self.history)
      let demo = try await Demo()
      try await demo.load(repository)
      let latest = try await demo.report().latest.map { "\($0.commit.hash) \($0.author) \($0.commit.subject)" }
      #expect(latest == (try await repository.lines("log", "--format=%H %aN %s", "HEAD")))
    }
  }

  @Test("on names that .mailmap puts in place of others, also when it changes without a commit")
  func mailmap() async throws {
    try await withRepository(isBare: false) { repository, _ in
      try await repository.add(Self.history)
      let demo = try await Demo()
      try await demo.load(repository)
      try await demo.report().expectAgreement(with: repository)

      let mailmap = repository.folder.appending(path: ".mailmap")
      try Data("Ada Lovelace <ada@example.com> <ADA@other.example>\nCharles <bob@example.com>\n".utf8).write(
        to: mailmap)
      #expect(try await demo.load(repository).added == 0)
      let report = try await demo.report()
      #expect(report.authors.contains { $0.name == "Charles" })
      try await report.expectAgreement(with: repository)

      try FileManager.default.removeItem(at: mailmap)
      try await demo.load(repository)
      try await demo.report().expectAgreement(with: repository)
    }
  }

  @Test("on authors who share a name or an address")
  func namesAndAddresses() async throws {
    try await withRepository { repository, _ in
      try await repository.add { stream in
        stream.commit("1", author: "Ada <ada@example.com>")
        stream.commit("2", author: "Ada <ada@other.example>")
        stream.commit("3", author: "Ada L. <ada@example.com>")
        // One text for Swift, two for git: é as one scalar, and as e with an accent behind it.
        stream.commit("4", author: "Ren\u{E9} <rene@example.com>")
        stream.commit("5", author: "Rene\u{301} <rene@example.com>")
        stream.commit("6", author: " <nobody@example.com>")
      }
      let demo = try await Demo()
      try await demo.load(repository)
      let report = try await demo.report()
      #expect(report.authorCount == 5)
      try await report.expectAgreement(with: repository)
    }
  }

  /// Sixty commits with branches, merges, renamed, copied, binary and deleted files, by five authors over three years.
  private static func history(_ stream: inout FastImport) {
    let authors = [
      "Ada <ada@example.com>", "Bob <bob@example.com>", "Cécile <c@example.com>", "Ada <ADA@other.example>",
      "Dmitrii Дмитрий <d@example.com>",
    ]
    var previous: String?
    var side: String?
    for number in 1...60 {
      var parents = previous.map { [$0] } ?? []
      if number % 7 == 0, let branch = side { parents.append(branch) }
      let text = (0..<(number % 9 + 3)).map { "line \($0) of \(number % 4)\n" }.joined()
      var files = ["folder \(number % 3)/file \(number % 11)": FastImport.File.write(text)]
      if number % 10 == 0 { files["logo.bin"] = .write([0, 1, 2, UInt8(number)]) }
      if number == 22 { files["old/name"] = .write(Self.letters) }
      if number == 23 { (files["old/name"], files["new/name"]) = (.delete, .write(Self.letters + "more\n")) }
      if number == 30 { files["new/name"] = .delete }
      let commit = stream.commit(
        "Commit \(number)\n\nWith a body.", author: authors[number * number % 5],
        date: 1_500_000_000 + number * 1_700_001, parents: parents, files)
      if number % 5 == 0 { side = commit } else { previous = commit }
    }
  }

  private static let letters = "abcdefghijklmnopqrstuvwxyz".map { "\($0)\n" }.joined()
}
