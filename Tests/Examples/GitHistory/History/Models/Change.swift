internal import BasaltDomain

/// What a commit does to one file.
@Model(table: "changes")
struct Change {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Index @ForeignKey(onDelete: .cascade) var commitID: Commit.ID
  /// The file's path, after the commit.
  var path: String
  /// The path before the commit, where the file was renamed.
  var oldPath: String?
  /// Lines added; nil for a binary file, or where lines were not counted.
  var additions: Int?
  /// Lines deleted; nil for a binary file, or where lines were not counted.
  var deletions: Int?
}
