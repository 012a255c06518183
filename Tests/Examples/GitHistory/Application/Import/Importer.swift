// How an import works.
//
// The database mirrors the history of HEAD: after an import it holds exactly the commits that `git rev-list HEAD` lists.
// Commits that can no longer be reached, because the history was rewritten or HEAD moved back or to another branch, are
// removed; so nothing has to be left out when the commits are counted.
//
// A checkpoint says that a commit and all its ancestors are stored. What HEAD and the checkpoint have in common is not read
// again: git lists the commits that can be reached from HEAD and not from their merge bases. While an import runs, its goal
// is a pending checkpoint: if it is interrupted, the next one knows that some of those commits are stored, and takes the
// ones that are for what they are, or removes them if they are not wanted any more.
//
// A checkpoint may name a commit that the repository has thrown away since. Then nobody can say which commits have gone with
// it, and everything is read again. The same happens when the numbers do not match in the end, for example because a shallow
// clone was deepened: its commits have got new ancestors.

internal import GitLog
internal import History
internal import People

/// Brings the database to the state of the repository.
struct Importer {
  let repository: GitRepository
  let people: any PeopleService
  let archive: any HistoryArchive
  var progress: Progress
  /// How many commits and changes are stored in one transaction.
  var chunkSize = 4000

  /// Imports what is new and removes what has gone.
  mutating func run() async throws -> ImportResult {
    let clock = ContinuousClock()
    let start = clock.now
    defer { progress.finish() }
    var result = ImportResult(head: try await repository.head())
    try await AuthorNames(repository: repository, people: people).refresh()
    if let head = result.head {
      let count = try await repository.commitCount(from: head)
      try await update(to: head, count, &result)
      if try await archive.commitCount() != count {
        try await startOver(&result)
        try await update(to: head, count, &result)
      }
      let stored = try await archive.commitCount()
      guard stored == count else { throw ImportError(stored: stored, expected: count) }
    } else {
      try await startOver(&result)
    }
    result.duration = start.duration(to: clock.now)
    result.peakMemory = MemoryUse.peak
    return result
  }

  private func startOver(_ result: inout ImportResult) async throws {
    result.removed += try await archive.commitCount()
    try await archive.removeAll()
  }

  private mutating func update(to head: String, _ count: Int, _ result: inout ImportResult) async throws {
    var checkpoints = try await archive.checkpoints()
    for checkpoint in checkpoints where !(try await repository.contains("\(checkpoint.hash)")) {
      try await startOver(&result)
      checkpoints = []
      break
    }
    if checkpoints.count == 1, checkpoints[0].isComplete, "\(checkpoints[0].hash)" == head { return }

    let before = checkpoints.map { "\($0.hash)" }
    var known: Set<String> = []
    for checkpoint in checkpoints where checkpoint.isComplete {
      known.formUnion(try await repository.mergeBases("\(checkpoint.hash)", head))
    }
    try await archive.setCheckpoints(complete: known, pending: before + [head])
    if !before.isEmpty { result.removed += try await remove(repository.hashes(from: before, notFrom: head)) }
    let missing = count - (try await archive.commitCount())
    if missing > 0 {
      var reader = CommitReader(
        repository: repository, people: people, archive: archive, missing: missing, chunkSize: chunkSize,
        progress: progress)
      defer { progress = reader.progress }
      result.added += try await reader.read(head, known: known.sorted())
    }
    try await archive.setCheckpoints(complete: [head], pending: [])
  }

  private func remove(_ hashes: GitLines) async throws -> Int {
    let before = try await archive.commitCount()
    for try await chunk in Chunks(hashes, chunkSize, weight: { _ in 1 }) { try await archive.remove(chunk) }
    return before - (try await archive.commitCount())
  }
}

/// What an import has done.
struct ImportResult: Equatable {
  /// The commit of HEAD, nil when there is none yet.
  let head: String?
  /// How many commits were read and stored.
  var added = 0
  /// How many commits were removed.
  var removed = 0
  /// How long it took.
  var duration = Duration.zero
  /// The most memory that the process had resident until then, in KiB.
  var peakMemory: Int?
}

/// The database does not hold what git lists.
struct ImportError: Error, CustomStringConvertible {
  let stored: Int
  let expected: Int

  var description: String { "git counts \(expected) commits, but \(stored) are stored" }
}
