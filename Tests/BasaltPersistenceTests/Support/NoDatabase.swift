import BasaltPersistence
import BasaltSQLiteDialect

/// A driver without an engine: statements can be rendered on it, and everything else fails.
struct NoDatabase: DatabaseDriver {
  struct Reached: Error {}

  let dialect: any SQLDialect = SQLiteDialect()

  func read(_ call: StatementCall, into consumer: any RowConsumer) async throws { throw Reached() }

  func write(_ batch: StatementBatch, into consumer: (any RowConsumer)?) async throws -> WriteResult { throw Reached() }

  func withConnection<Result: Sendable>(
    for access: ConnectionAccess, _ body: @concurrent @Sendable (any DatabaseConnection) async throws -> Result
  ) async throws -> Result { throw Reached() }

  func close() async {}
}

/// Where statements are rendered that never run.
let nowhere = Database(driver: NoDatabase())
