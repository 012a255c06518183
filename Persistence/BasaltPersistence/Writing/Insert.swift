public import BasaltDomain

extension InsertShape {
  /// Inserts a row and returns it as it is stored: with its key, and with what the database filled in.
  ///
  /// SQL: `INSERT INTO "users" (…) VALUES (…) RETURNING …`
  ///
  /// - Throws: ``BasaltDomain/ValidationError`` before anything is sent; ``DatabaseError``, for example with code
  ///   `uniqueViolation`.
  @discardableResult
  public func insert(on writer: some Writer) async throws -> Target {
    let session = writer.session
    if let hooks = session.hooks(for: Target.self), hooks.hasInsertHooks, let row = self as? Target.Insertion {
      return try await session.inTransaction { try await hooks.insert(row, $0) }
    }
    try validate()
    return try await session.returningRow(of: session.insertStatement(for: self, conflict: .fail, isReturning: true))
  }

  /// Inserts a row, or changes the one that has the same values in the target columns, and returns the stored row.
  ///
  /// ```swift
  /// try await draft.upsert(conflictingOn: { $0.email }, updating: { $0.name }, on: database)
  /// ```
  ///
  /// SQL: `INSERT … ON CONFLICT ("email") DO UPDATE SET "name" = excluded."name" RETURNING …`
  ///
  /// - Parameters:
  ///   - target: the columns of a unique constraint.
  ///   - columns: what an existing row takes over from the new one.
  /// - Throws: ``BasaltDomain/ValidationError`` before anything is sent; ``DatabaseError``.
  @discardableResult
  public func upsert<each Key: ColumnValue, each Changed: ColumnValue>(
    @ListBuilder conflictingOn target: (Target.QueryColumns) -> (repeat Column<Target, each Key>),
    @ListBuilder updating columns: (Target.QueryColumns) -> (repeat Column<Target, each Changed>),
    on writer: some Writer
  ) async throws -> Target {
    let session = writer.session
    try session.refuseHooks(of: Target.self, "upsert") { $0.hasInsertHooks || $0.hasSaveHooks }
    try validate()
    let conflict = InsertStatement.Conflict.update(
      target: Target.references(target), columns: Target.references(columns))
    return try await session.returningRow(of: session.insertStatement(for: self, conflict: conflict, isReturning: true))
  }
}

extension Query {
  /// Inserts any number of rows, all or none of them.
  ///
  /// The rows may leave different columns to the database. They are sent in chunks, so a lazy sequence of any length
  /// takes constant memory.
  ///
  /// - Returns: how many rows were inserted.
  /// - Throws: ``BasaltDomain/ValidationError``, ``DatabaseError``; then no row has been inserted.
  @discardableResult
  public func insert<Rows: Sequence<Root.Insertion> & SendableMetatype>(_ rows: sending Rows, on writer: some Writer)
    async throws
    -> Int
  {
    try await BulkInsert<Root>(conflict: .fail).run(rows, writer.session)
  }

  /// Inserts any number of rows; a row that has the same values as an existing one in the target columns changes that one
  /// instead.
  ///
  /// - Returns: how many rows were inserted or changed.
  /// - Throws: ``BasaltDomain/ValidationError``, ``DatabaseError``; then nothing has changed.
  @discardableResult
  public func upsert<
    Rows: Sequence<Root.Insertion> & SendableMetatype, each Key: ColumnValue, each Changed: ColumnValue
  >(
    _ rows: sending Rows, @ListBuilder conflictingOn target: (Root.QueryColumns) -> (repeat Column<Root, each Key>),
    @ListBuilder updating columns: (Root.QueryColumns) -> (repeat Column<Root, each Changed>), on writer: some Writer
  ) async throws -> Int {
    let conflict = InsertStatement.Conflict.update(target: Root.references(target), columns: Root.references(columns))
    return try await BulkInsert<Root>(conflict: conflict).run(rows, writer.session)
  }

  /// Inserts those of any number of rows that have no counterpart with the same values in the target columns.
  ///
  /// - Returns: how many rows were inserted.
  /// - Throws: ``BasaltDomain/ValidationError``, ``DatabaseError``; then nothing has changed.
  @discardableResult
  public func insertMissing<Rows: Sequence<Root.Insertion> & SendableMetatype, each Key: ColumnValue>(
    _ rows: sending Rows, @ListBuilder conflictingOn target: (Root.QueryColumns) -> (repeat Column<Root, each Key>),
    on writer: some Writer
  ) async throws -> Int {
    try await BulkInsert<Root>(conflict: .ignore(target: Root.references(target))).run(rows, writer.session)
  }
}

extension Table {
  static func references<each Value: ColumnValue>(
    _ columns: (QueryColumns) -> (repeat Column<Self, each Value>)
  ) -> [ColumnReference] {
    var references: [ColumnReference] = []
    let columns = columns(QueryColumns(tablePath: TablePath(from: Self.self)))
    repeat references.append((each columns).reference)
    return references
  }
}

extension Session {
  func insertStatement<Shape: InsertShape>(
    for shape: Shape, conflict: InsertStatement.Conflict, isReturning: Bool
  ) -> InsertStatement {
    var row = InsertRow()
    shape.encode(into: &row)
    var statement = InsertStatement(
      table: Shape.Target.self, omitted: row.omitted, values: row.values, isReturning: isReturning)
    statement.conflict = conflict
    return statement
  }

  /// Runs an insertion of one row and decodes what it returns.
  func returningRow<Root: Table>(of insert: InsertStatement) async throws -> Root {
    let call = try prepare(.insert(insert))
    let collector = RowCollector<Root>(call.plan, RowCollector.decoder())
    _ = try await write(StatementBatch(plan: call.plan, parameters: call.parameters, rowCount: 1), into: collector)
    guard let row = collector.rows.first else {
      throw DatabaseError(.engine, "the inserted row was not returned", outcome: .unknown)
    }
    return row
  }
}
