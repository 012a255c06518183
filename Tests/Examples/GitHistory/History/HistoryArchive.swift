/// How other modules fill the history.
///
/// Stored commits are closed under ancestry: whoever adds a commit has added its parents. The checkpoints say how much of a
/// repository's history is stored, also after an import that was interrupted.
public protocol HistoryArchive: Sendable {
  /// How many commits are stored.
  func commitCount() async throws -> Int

  /// The commits up to which the history was read, or was to be read when an import was interrupted.
  func checkpoints() async throws -> [CheckpointDTO]

  /// Puts checkpoints in the place of all there are.
  ///
  /// - Parameters:
  ///   - complete: commits that are stored with all their ancestors.
  ///   - pending: commits of which some ancestors may be stored.
  func setCheckpoints(complete: some Sequence<String> & Sendable, pending: some Sequence<String> & Sendable)
    async throws

  /// Adds those of some commits that are not stored yet, all or none of them.
  ///
  /// - Returns: how many were added.
  func add(_ commits: [NewCommit]) async throws -> Int

  /// Removes commits with their parents and changes.
  func remove(_ hashes: [String]) async throws

  /// Removes everything.
  func removeAll() async throws
}
