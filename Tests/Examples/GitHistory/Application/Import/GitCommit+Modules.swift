internal import BasaltDomain
internal import Foundation
internal import GitLog
internal import History
internal import People

/// A commit in the words of the modules.
extension GitCommit {
  /// The author, to be made known to the module People.
  var registration: Registration { Registration(author, canonical: canonicalAuthor) }

  /// The commit, to be stored by the module History.
  func newCommit(by author: AuthorDTO.ID) -> NewCommit {
    NewCommit(
      hash: hash, parents: parents, authorID: author, authoredAt: Self.date(authoredAt),
      committedAt: Self.date(committedAt), subject: subject, hasLineCounts: detail == .lineCounts,
      changes: changes.map {
        NewCommit.Change(path: $0.path, oldPath: $0.oldPath, additions: $0.additions, deletions: $0.deletions)
      })
  }

  /// The instant, nil where there is none or it lies beyond the years that a column can hold.
  private static func date(_ seconds: Int64?) -> Date? {
    let date = seconds.map { Date(timeIntervalSince1970: Double($0)) }
    return date?.microsecondsSince1970 == nil ? nil : date
  }
}
