internal import GitLog
internal import History
internal import People

/// Moves new commits from git into the modules.
///
/// A clone may lack the contents of files, because it was made without them or is damaged. Git's log ends where it misses
/// one. The commit in question is then read by itself, without line counts if need be, and the log goes on behind it.
struct CommitReader {
  /// After so many commits without contents there is no point in trying the next one.
  private static let patience = 20

  let repository: GitRepository
  let people: any PeopleService
  let archive: any HistoryArchive
  /// How many commits are to be read.
  let missing: Int
  /// How many commits and changes are stored in one transaction.
  let chunkSize: Int
  var progress: Progress
  private var added = 0

  init(
    repository: GitRepository, people: any PeopleService, archive: any HistoryArchive, missing: Int, chunkSize: Int,
    progress: Progress
  ) {
    self.repository = repository
    self.people = people
    self.archive = archive
    self.missing = missing
    self.chunkSize = chunkSize
    self.progress = progress
  }

  /// Reads the commits that can be reached from one and not from those that are known.
  ///
  /// - Returns: how many were new.
  mutating func read(_ head: String, known: [String]) async throws -> Int {
    var known = known
    var failures = 0
    progress.update(0, of: missing)
    while true {
      let detail = failures < Self.patience ? GitLogDetail.lineCounts : .paths
      do {
        let log = try repository.log(of: head, notFrom: known, detail)
        for try await chunk in Chunks(log, chunkSize, weight: { 1 + $0.changes.count }) { try await store(chunk) }
        return added
      } catch let interruption as GitLogInterruption where detail == .lineCounts {
        failures += 1
        let hash: String
        if let commit = interruption.commit {
          hash = commit
        } else {
          hash = try await repository.firstCommit(of: head, notFrom: known)
        }
        // Its ancestors came before it: they are stored, and it can join the commits behind which the log goes on.
        try await store([try await readAlone(hash)])
        known.append(hash)
      }
    }
  }

  private func readAlone(_ hash: String) async throws -> GitCommit {
    do {
      return try await repository.commit(hash, .lineCounts)
    } catch is GitLogInterruption {
      return try await repository.commit(hash, .paths)
    }
  }

  private mutating func store(_ commits: [GitCommit]) async throws {
    let authors = try await people.register(commits.map(\.registration))
    added += try await archive.add(zip(commits, authors).map { $0.newCommit(by: $1) })
    progress.update(added, of: missing)
  }
}
