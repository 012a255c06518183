internal import BasaltDomain
internal import BasaltPersistence

/// The archive on a database.
struct SQLHistoryArchive: HistoryArchive {
  let database: Database

  func commitCount() async throws -> Int { try await Commit.objects.count(on: database) }

  func checkpoints() async throws -> [CheckpointDTO] {
    try await Checkpoint.objects.order { $0.hash.ascending }.asDTOs(on: database)
  }

  func setCheckpoints(
    complete: some Sequence<String> & Sendable, pending: some Sequence<String> & Sendable
  ) async throws {
    let complete = Set(complete)
    let checkpoints =
      complete.map { Checkpoint(hash: Checkpoint.ID($0), isComplete: true) }
      + Set(pending).subtracting(complete).map { Checkpoint(hash: Checkpoint.ID($0), isComplete: false) }
    try await database.transaction { transaction in
      try await Checkpoint.objects.deleteAll(on: transaction)
      try await Checkpoint.objects.insert(checkpoints, on: transaction)
    }
  }

  func add(_ commits: [NewCommit]) async throws -> Int {
    try await database.transaction { transaction in
      let hashes: [Commit.ID] = try await Commit.objects
        .filter { $0.hash.isIn(commits.map(\.id)) }
        .select { $0.hash }
        .all(on: transaction)
      let stored = Set(hashes)
      let new = commits.filter { !stored.contains($0.id) }
      if new.isEmpty { return 0 }
      let last: Int? = try await Commit.objects.aggregate(on: transaction) { $0.number.max() }
      try await Commit.objects.insert(zip(1..., new).map { $1.commit(number: (last ?? 0) + $0) }, on: transaction)
      try await Parent.objects.insert(new.flatMap(\.parentDrafts), on: transaction)
      try await Change.objects.insert(new.flatMap(\.changeDrafts), on: transaction)
      return new.count
    }
  }

  func remove(_ hashes: [String]) async throws {
    try await Commit.objects.filter { $0.hash.isIn(hashes.map { Commit.ID($0) }) }.delete(on: database)
  }

  func removeAll() async throws {
    try await database.transaction { transaction in
      try await Checkpoint.objects.deleteAll(on: transaction)
      try await Parent.objects.deleteAll(on: transaction)
      try await Change.objects.deleteAll(on: transaction)
      try await Commit.objects.deleteAll(on: transaction)
    }
  }
}

extension NewCommit {
  fileprivate var id: Commit.ID { Commit.ID(hash) }

  fileprivate func commit(number: Int) -> Commit {
    Commit(
      hash: id, number: number, authorID: authorID, authoredAt: authoredAt, committedAt: committedAt, subject: subject,
      hasLineCounts: hasLineCounts)
  }

  fileprivate var parentDrafts: [Parent.Draft] {
    parents.enumerated().map { Parent.Draft(commitID: id, position: $0, parentID: Commit.ID($1)) }
  }

  fileprivate var changeDrafts: [History.Change.Draft] {
    changes.map {
      History.Change.Draft(
        commitID: id, path: $0.path, oldPath: $0.oldPath, additions: $0.additions, deletions: $0.deletions)
    }
  }
}
