/// A git command that could not be started, failed, or wrote something that nobody expected.
public struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for people: git's own words where there are some.
  public let description: String
  /// The exit status of git, nil where it did not get so far.
  public let status: Int32?

  init(_ description: String, status: Int32? = nil) {
    self.description = description
    self.status = status
  }
}
