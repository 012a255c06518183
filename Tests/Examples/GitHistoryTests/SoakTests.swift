import BasaltTestToolchain
import Foundation
import Testing

/// Whether the long checks are to run in full.
private let isSoak = ProcessInfo.processInfo.environment["BASALT_SOAK"] == "1"

/// The log is never in memory as a whole, neither git's text nor our rows.
@Suite("A long history", .timeLimit(.minutes(10)))
struct SoakTests {
  /// The sizes to compare. A commit that is kept takes about a kilobyte.
  private static let sizes = isSoak ? [10_000, 100_000] : [3_000, 12_000]

  @Test("is read in the memory that a short one takes")
  func memory() async throws {
    var peaks: [Double] = []
    for count in Self.sizes {
      try await withRepository { repository, folder in
        try await fill(repository, count)
        let output = try await load(repository, folder.appending(path: "history.db"))
        #expect(output.contains("\(count) new commits read"))
        #expect(output.contains("\(count) commits (0 merges) by 500 authors"))
        peaks.append(try peak(output))
      }
    }
    if isSoak { print("peak memory of \(Self.sizes) commits: \(peaks) MB") }
    #expect(peaks[1] < peaks[0] + 4)
  }

  /// A linear history; each commit changes two of 150 files.
  private func fill(_ repository: TestRepository, _ count: Int) async throws {
    let git = try repository.start("fast-import", "--quiet")
    var stream = FastImport()
    for number in 1...count {
      let text = String(repeating: "line \(number)\n", count: number % 7 + 1)
      stream.commit(
        "Commit \(number): a subject of the usual length\n\nAnd a body.",
        author: "Author \(number % 500) <author\(number % 500)@example.com>", date: 1_000_000_000 + number * 600,
        ["folder \(number % 10)/\(number % 97)": .write(text), "other/\(number % 53)": .write(text)])
      if number % 1000 == 0 { try git.write(Data(stream.take())) }
    }
    try git.write(Data(stream.take()))
    try git.closeInput()
    for await _ in git.output {}
    #expect(try await git.exitStatus() == 0)
  }

  private func load(_ repository: TestRepository, _ database: URL) async throws -> String {
    let program = try Compiler().products.appending(path: "GitHistory").path
    let result = try await ChildProcess.run([program, "--database", database.path, repository.folder.path])
    #expect(result.status == 0, "\(result.output)")
    return result.output
  }

  /// The peak that the program tells, in MB.
  private func peak(_ output: String) throws -> Double {
    let match = try #require(try /peak memory ([0-9.]+) MB/.firstMatch(in: output))
    return try #require(Double(match.1))
  }
}
