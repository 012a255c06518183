internal import BasaltDomain
internal import BasaltPersistence
internal import Foundation
internal import People

/// The statistics on a database.
struct SQLHistoryStatistics: HistoryStatistics {
  let database: Database

  func totals() async throws -> HistoryTotals {
    try await database.read { snapshot in
      let (commits, earliest, latest) = try await Commit.objects.aggregate(on: snapshot) {
        ($0.count(), $0.authoredAt.min(), $0.authoredAt.max())
      }
      let merges = try await Parent.objects.filter { $0.position == 1 }.count(on: snapshot)
      let (changes, files, additions, deletions) = try await Change.objects.aggregate(on: snapshot) {
        ($0.count(), $0.path.countDistinct(), $0.additions.sum(), $0.deletions.sum())
      }
      let uncounted = try await Commit.objects.exclude { $0.hasLineCounts }.count(on: snapshot)
      return HistoryTotals(
        commits: commits, merges: merges, earliest: earliest, latest: latest, changes: changes, files: files,
        additions: additions ?? 0, deletions: deletions ?? 0, uncounted: uncounted)
    }
  }

  func commitsByAuthor() async throws -> [(author: AuthorDTO.ID, commits: Int)] {
    try await Commit.objects
      .group { $0.authorID }
      .select { ($0.authorID, $0.count()) }
      .order { $0.authorID.ascending }
      .all(on: database)
      .map { (author: $0, commits: $1) }
  }

  func commitsByMonth() async throws -> [(year: Int, month: Int, commits: Int)] {
    try await Commit.objects
      .filter { $0.authoredAt != nil }
      .group { ($0.authoredAt.part(.year), $0.authoredAt.part(.month)) }
      .select { ($0.authoredAt.part(.year).coalesce(0), $0.authoredAt.part(.month).coalesce(0), $0.count()) }
      .order { ($0.authoredAt.part(.year).ascending, $0.authoredAt.part(.month).ascending) }
      .all(on: database)
      .map { (year: $0, month: $1, commits: $2) }
  }

  func commitsByWeekday() async throws -> [(weekday: Int, commits: Int)] {
    try await Commit.objects
      .filter { $0.authoredAt != nil }
      .group { $0.authoredAt.part(.weekday) }
      .select { ($0.authoredAt.part(.weekday).coalesce(0), $0.count()) }
      .order { $0.authoredAt.part(.weekday).ascending }
      .all(on: database)
      .map { (weekday: $0, commits: $1) }
  }

  func mostChangedFiles(_ limit: Int) async throws -> [FileStatistics] {
    try await Change.objects
      .group { $0.path }
      .select { ($0.path, $0.count(), $0.additions.sum().coalesce(0), $0.deletions.sum().coalesce(0)) }
      .order { ($0.count().descending, $0.path.ascending) }
      .limit(limit)
      .all(on: database)
      .map { FileStatistics(path: $0, commits: $1, additions: $2, deletions: $3) }
  }

  func largestCommits(_ limit: Int) async throws -> [CommitSize] {
    try await Change.objects
      .group { ($0.commitID, $0.commit.authorID, $0.commit.subject, $0.commit.number) }
      .select {
        (
          $0.commitID, $0.commit.authorID, $0.commit.subject, $0.count(), $0.additions.sum().coalesce(0),
          $0.deletions.sum().coalesce(0)
        )
      }
      .order {
        (
          ($0.additions.sum().coalesce(0) + $0.deletions.sum().coalesce(0)).descending, $0.count().descending,
          $0.commit.number.descending
        )
      }
      .limit(limit)
      .all(on: database)
      .map { CommitSize(hash: $0, authorID: $1, subject: $2, files: $3, additions: $4, deletions: $5) }
  }

  func latestCommits(_ limit: Int) async throws -> [CommitDTO.Line] {
    try await Commit.objects
      .order { ($0.committedAt.descending, $0.number.descending) }
      .limit(limit)
      .fetch(CommitDTO.Line.self, on: database)
  }
}
