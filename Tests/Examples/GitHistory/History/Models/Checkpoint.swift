public import BasaltDomain

/// A commit up to which the history was read, or was to be read.
@Model(table: "checkpoints", dto: .public)
struct Checkpoint {
  @PrimaryKey let hash: Key<String>
  /// Whether the commit and all its ancestors are stored for certain. If not, some of them may be.
  var isComplete: Bool
}

/// The key of a checkpoint: a commit's hash. It makes the public import count as used; see `AuthorID`.
public typealias CheckpointID = CheckpointDTO.ID
