import Foundation
import History
import GitLog
import Testing

@testable import GitHistoryApplication

extension Report {
  /// Expects every number of the report to be git's own.
  func expectAgreement(
    with repository: TestRepository, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let git = try await GitNumbers(repository)
    #expect(totals.commits == git.commits, sourceLocation: sourceLocation)
    #expect(totals.merges == git.merges, sourceLocation: sourceLocation)
    #expect(
      authors.map { ReportText.padded("\($0.commits)", 6) + "\t" + $0.name } == git.authors,
      sourceLocation: sourceLocation)
    #expect(authorCount == git.authors.count, sourceLocation: sourceLocation)
    #expect(
      months.map { "\($0.year)-\(String(format: "%02d", $0.month)): \($0.commits)" } == git.months,
      sourceLocation: sourceLocation)
    #expect(weekdays.map { "\($0.weekday): \($0.commits)" } == git.weekdays, sourceLocation: sourceLocation)
    expectLines(git, sourceLocation)
  }

  private func expectLines(_ git: GitNumbers, _ sourceLocation: SourceLocation) {
    let byFile = Dictionary(
      files.map {
        let lines = GitNumbers.Lines(changes: $0.commits, additions: $0.additions, deletions: $0.deletions)
        return (Data(GitText.bytes(of: $0.path)), lines)
      }
    ) { first, _ in first }
    #expect(byFile == git.byFile, sourceLocation: sourceLocation)
    #expect(files.map(\.commits) == files.map(\.commits).sorted(by: >), sourceLocation: sourceLocation)

    let byCommit = Dictionary(
      largest.map {
        let lines = GitNumbers.Lines(
          changes: $0.commit.files, additions: $0.commit.additions, deletions: $0.commit.deletions)
        return ("\($0.commit.hash)", lines)
      }
    ) { first, _ in first }
    #expect(byCommit == git.byCommit, sourceLocation: sourceLocation)
    let sizes = largest.map { $0.commit.additions + $0.commit.deletions }
    #expect(sizes == sizes.sorted(by: >), sourceLocation: sourceLocation)

    let all = git.byFile.values
    #expect(totals.files == git.byFile.count, sourceLocation: sourceLocation)
    #expect(totals.changes == all.reduce(0) { $0 + $1.changes }, sourceLocation: sourceLocation)
    #expect(totals.additions == all.reduce(0) { $0 + $1.additions }, sourceLocation: sourceLocation)
    #expect(totals.deletions == all.reduce(0) { $0 + $1.deletions }, sourceLocation: sourceLocation)
  }
}
