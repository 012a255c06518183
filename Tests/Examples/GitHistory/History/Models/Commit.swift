public import BasaltDomain
public import Foundation
public import People

/// A commit. Its key is its hash: a natural one.
@Model(table: "commits", dto: .public)
struct Commit {
  @PrimaryKey let hash: Key<String>
  /// The place in the order in which commits were read: parents come before their children.
  @Index var number: Int
  /// Who wrote it: a row of another module's table, of which only the key is known here.
  @Index @ForeignKey var authorID: AuthorDTO.ID
  /// When it was written; nil where the commit holds no date, or one beyond the year 9999.
  var authoredAt: Date?
  /// When it was committed.
  @Index var committedAt: Date?
  /// The first paragraph of the message, on one line.
  var subject: String
  /// Whether the lines of its changes were counted; not so where the repository lacks contents of files.
  var hasLineCounts: Bool

  /// A line in a list of commits.
  static let line = projection(\.hash, \.authorID, \.committedAt, \.subject)
}

/// A commit to be stored. It stands in this file so that the public imports, which the DTO needs, count as used; see
/// `AuthorID`.
public struct NewCommit: Sendable {
  /// What it does to one file.
  public struct Change: Sendable {
    /// The file's path, after the commit.
    public let path: String
    /// The path before the commit, where the file was renamed.
    public let oldPath: String?
    /// Lines added; nil for a binary file, or where lines were not counted.
    public let additions: Int?
    /// Lines deleted; nil for a binary file, or where lines were not counted.
    public let deletions: Int?

    /// Describes a change.
    public init(path: String, oldPath: String?, additions: Int?, deletions: Int?) {
      self.path = path
      self.oldPath = oldPath
      self.additions = additions
      self.deletions = deletions
    }
  }

  /// The hash.
  public let hash: String
  /// The hashes of the parents; they must be stored already, or earlier in the same call.
  public let parents: [String]
  /// Who wrote it.
  public let authorID: AuthorDTO.ID
  /// When it was written.
  public let authoredAt: Date?
  /// When it was committed.
  public let committedAt: Date?
  /// The first paragraph of the message.
  public let subject: String
  /// Whether the lines of its changes were counted.
  public let hasLineCounts: Bool
  /// What it does to each file.
  public let changes: [Change]

  /// Describes a commit.
  public init(
    hash: String, parents: [String], authorID: AuthorDTO.ID, authoredAt: Date?, committedAt: Date?, subject: String,
    hasLineCounts: Bool, changes: [Change]
  ) {
    self.hash = hash
    self.parents = parents
    self.authorID = authorID
    self.authoredAt = authoredAt
    self.committedAt = committedAt
    self.subject = subject
    self.hasLineCounts = hasLineCounts
    self.changes = changes
  }
}
