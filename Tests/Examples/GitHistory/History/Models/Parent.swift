internal import BasaltDomain

/// One parent of a commit.
@Model(table: "parents")
struct Parent {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Index @ForeignKey(onDelete: .cascade) var commitID: Commit.ID
  /// 0 for the first parent.
  var position: Int
  @Index @ForeignKey(onDelete: .cascade) var parentID: Commit.ID
}
