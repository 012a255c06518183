public import BasaltPersistence

/// The way into the module.
public struct HistoryModule: Sendable {
  /// Fills the history.
  public let archive: any HistoryArchive
  /// Answers questions about it.
  public let statistics: any HistoryStatistics

  /// Creates the module's tables where they do not exist yet. The table of the authors must exist.
  ///
  /// - Throws: `DatabaseError`.
  public init(on database: Database) async throws {
    try await database.createTables(Commit.self, Parent.self, Change.self, Checkpoint.self)
    archive = SQLHistoryArchive(database: database)
    statistics = SQLHistoryStatistics(database: database)
  }
}
