public import BasaltPersistence

/// The way into the module.
public enum PeopleModule {
  /// Creates the module's table where it does not exist yet.
  ///
  /// - Returns: the service, on this database.
  /// - Throws: `DatabaseError`.
  public static func open(on database: Database) async throws -> some PeopleService {
    try await database.createTables(Author.self)
    return SQLPeopleService(database: database)
  }
}
