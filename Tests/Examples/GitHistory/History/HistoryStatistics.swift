public import Foundation
public import People

/// What other modules can ask about the history.
public protocol HistoryStatistics: Sendable {
  /// The size of the history.
  func totals() async throws -> HistoryTotals

  /// How many commits each author has, authors without commits left out.
  func commitsByAuthor() async throws -> [(author: AuthorDTO.ID, commits: Int)]

  /// How many commits were written in each month, in UTC, the earliest first; commits without a date are left out.
  func commitsByMonth() async throws -> [(year: Int, month: Int, commits: Int)]

  /// How many commits were written on each day of the week, in UTC; Monday is 1. Days without commits are left out.
  func commitsByWeekday() async throws -> [(weekday: Int, commits: Int)]

  /// The files that most commits changed. A renamed file counts under its name of the time.
  func mostChangedFiles(_ limit: Int) async throws -> [FileStatistics]

  /// The commits that added and deleted most lines.
  func largestCommits(_ limit: Int) async throws -> [CommitSize]

  /// The latest commits by the date of their committing.
  func latestCommits(_ limit: Int) async throws -> [CommitDTO.Line]
}

/// The size of a history.
public struct HistoryTotals: Hashable, Sendable {
  /// Commits.
  public let commits: Int
  /// Commits with more than one parent.
  public let merges: Int
  /// When the first commit by date was written.
  public let earliest: Date?
  /// When the last commit by date was written.
  public let latest: Date?
  /// Changes of one file by one commit.
  public let changes: Int
  /// Different paths.
  public let files: Int
  /// Lines added.
  public let additions: Int
  /// Lines deleted.
  public let deletions: Int
  /// Commits whose lines could not be counted.
  public let uncounted: Int
}

/// What happened to a file.
public struct FileStatistics: Hashable, Sendable {
  /// The path.
  public let path: String
  /// The commits that changed it.
  public let commits: Int
  /// Lines added.
  public let additions: Int
  /// Lines deleted.
  public let deletions: Int
}

/// How much a commit changes.
public struct CommitSize: Hashable, Sendable {
  /// The commit.
  public let hash: CommitDTO.ID
  /// Who wrote it.
  public let authorID: AuthorDTO.ID
  /// Its subject.
  public let subject: String
  /// How many files it changes.
  public let files: Int
  /// Lines added.
  public let additions: Int
  /// Lines deleted.
  public let deletions: Int
}
