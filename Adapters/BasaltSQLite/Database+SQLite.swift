#if SQLite
  public import BasaltPersistence
  internal import BasaltSQLiteDialect

  extension Database {
    /// Opens a SQLite database file; creates it where there is none.
    ///
    /// The file is put into WAL mode: readers do not wait for the writer. Foreign keys are enforced on every connection.
    ///
    /// - Parameters:
    ///   - path: the file. It is a path and nothing else; `:memory:` is refused, use ``sqliteInMemory(configuration:observer:)``.
    ///   - observer: is told of every statement.
    /// - Throws: ``BasaltPersistence/DatabaseError`` when the file cannot be opened, is damaged or is no database.
    public static func sqlite(
      path: String, configuration: SQLiteConfiguration = SQLiteConfiguration(),
      observer: (any StatementObserver)? = nil
    ) async throws -> Database {
      guard !path.isEmpty, path != ":memory:", !path.utf8.contains(0) else {
        throw DatabaseError(
          .connection, "'\(path)' is no path of a file; for a database in memory use Database.sqliteInMemory()")
      }
      return Database(
        driver: try await SQLiteDriver.open(.file(path), configuration), observer: observer)
    }

    /// Opens an empty database in memory, gone when it is closed. No file is made.
    ///
    /// It has one connection: statements run one after the other, and a block that holds a transaction must use the
    /// transaction's handle.
    ///
    /// - Throws: ``BasaltPersistence/DatabaseError``.
    public static func sqliteInMemory(
      configuration: SQLiteConfiguration = SQLiteConfiguration(), observer: (any StatementObserver)? = nil
    ) async throws -> Database {
      Database(driver: try await SQLiteDriver.open(.memory, configuration), observer: observer)
    }
  }
#endif
