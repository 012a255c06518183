public import BasaltDomain

/// A database: what queries run on when they need no transaction.
///
/// It is a handle; copies share connections and caches. Open one through an adapter, for example
/// `try await Database.sqlite(path: "app.db")` of BasaltSQLite, and pass it along: there is no global one.
public struct Database: Reader, Writer {
  let core: DatabaseCore

  init(core: DatabaseCore) { self.core = core }

  /// Puts a database on a driver.
  ///
  /// - Parameter observer: is told of every statement.
  public init(driver: any DatabaseDriver, observer: (any StatementObserver)? = nil) {
    core = DatabaseCore(driver: driver, observer: observer)
  }

  /// What the library runs statements through.
  public var session: Session { Session(core: core, scope: nil) }

  /// Runs a block in a transaction that writes: it is committed when the block returns and rolled back when it throws or
  /// its task is cancelled.
  ///
  /// ```swift
  /// try await database.transaction { tx in
  ///   var ada = try await User.Draft(name: "Ada").insert(on: tx)
  ///   ada.name = "Ada L."
  ///   try await ada.save(on: tx)
  /// }
  /// ```
  ///
  /// On SQLite the transaction takes the write lock at once (`BEGIN IMMEDIATE`), and the block runs on the connection's
  /// thread. A statement that runs long therefore holds up the rest of the block: cancel the task around the block to stop
  /// it; a timeout raced inside the block would come too late.
  ///
  /// - Returns: what the block returns.
  /// - Throws: what the block throws, or ``DatabaseError`` when the commit fails.
  @discardableResult
  public func transaction<Result: Sendable>(
    _ body: @concurrent @Sendable (Transaction) async throws -> Result
  ) async throws -> Result {
    let core = core
    return try await core.driver.withConnection(for: .write) { connection in
      try await ConnectionScope.run(on: connection) { scope in
        try await body(Transaction(session: Session(core: core, scope: scope)))
      }
    }
  }

  /// Runs a block on one connection that only reads, and that sees one state of the database from its first statement to
  /// its last, whatever others write meanwhile.
  ///
  /// - Returns: what the block returns.
  /// - Throws: what the block throws, or ``DatabaseError``.
  @discardableResult
  public func read<Result: Sendable>(
    _ body: @concurrent @Sendable (Snapshot) async throws -> Result
  ) async throws -> Result {
    let core = core
    return try await core.driver.withConnection(for: .read) { connection in
      try await ConnectionScope.run(on: connection) { scope in
        try await body(Snapshot(session: Session(core: core, scope: scope)))
      }
    }
  }

  /// Creates the tables of models, with their indexes and constraints, where they do not exist yet. Existing tables stay
  /// as they are.
  ///
  /// - Throws: ``DatabaseError``; then nothing has been created.
  public func createTables(_ tables: any Table.Type...) async throws {
    try await createTables(tables)
  }

  /// Creates the tables of models where they do not exist yet.
  ///
  /// - Throws: ``DatabaseError``; then nothing has been created.
  public func createTables(_ tables: [any Table.Type]) async throws {
    let statements = try Self.ordered(tables).flatMap { try core.driver.dialect.createTable($0) }
    try await transaction { tx in
      for sql in statements {
        try await tx.session.observed(sql) { try await tx.session.scope?.run { try await $0.execute(sql) } }
      }
    }
  }

  /// The complete schemas, referenced tables first.
  static func ordered(_ tables: [any Table.Type]) throws(DatabaseError) -> [TableSchema] {
    do throws(SchemaError) {
      return try DatabaseSchema(creating: tables).tables
    } catch {
      throw DatabaseError(.invalidQuery, error.description)
    }
  }

  /// Waits for running statements and closes all connections. Later statements fail with
  /// ``DatabaseError/Code/closed``.
  public func close() async { await core.driver.close() }
}
