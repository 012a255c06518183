/// How much a log says about the changes of a commit.
public enum GitLogDetail: Sendable {
  /// Which files were changed or renamed, and how many lines were added and deleted: git compares the contents.
  case lineCounts
  /// Which files were changed; the contents are not needed.
  case paths
}

/// The form in which `git log` is asked to write, and what follows from it for whoever reads it.
///
/// Every commit begins with a token `commit <hash>`, and ``fields`` more tokens follow. Then comes a line feed and, for each
/// file, either `added<tab>deleted<tab>path` or, for a renaming, `added<tab>deleted<tab>`, old path, new path. All of these
/// end in NUL, which no field can contain. A `-` stands for the numbers of a binary file. Where lines are not to be counted,
/// `:modes and hashes` and a path come for each file instead.
enum LogFormat {
  /// How many tokens follow the one with the hash.
  static let fields = 8

  /// The options of `git log`. They pin whatever a user's configuration could change in what is counted.
  static func arguments(_ detail: GitLogDetail) -> [String] {
    let changes =
      switch detail {
      case .lineCounts: ["--numstat", "--find-renames"]
      case .paths: ["--raw", "--no-renames"]
      }
    return [
      "-c", "log.showRoot=true", "log", "-z", "--topo-order", "--reverse", "--no-diff-merges", "--no-color",
      "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-relative", "--encoding=UTF-8",
      "--format=tformat:commit %H%x00%P%x00%an%x00%ae%x00%aN%x00%aE%x00%at%x00%ct%x00%s",
    ] + changes
  }
}
