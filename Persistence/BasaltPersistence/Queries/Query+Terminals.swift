public import BasaltDomain

extension Query {
  /// Fetches all rows as models.
  ///
  /// SQL: `SELECT "id", "name", … FROM "users" WHERE … ORDER BY …`
  ///
  /// - Throws: ``DatabaseError``; with code `invalidRow` when a stored row breaks a rule of its model: see
  ///   ``unvalidated()`` and ``collectingViolations()``.
  public func all(on reader: some Reader) async throws -> [Root] {
    let session = reader.session
    return try await session.models(Root.self, try session.prepare(statement), checked: isChecked)
  }

  /// Fetches the first row, nil when there is none. Without an order, rows are taken in the order of their key.
  ///
  /// - Throws: ``DatabaseError``.
  public func first(on reader: some Reader) async throws -> Root? {
    let session = reader.session
    return try await session.models(Root.self, try session.prepare(firstStatement), checked: isChecked).first
  }

  private var firstStatement: SelectStatement {
    var statement = statement
    if statement.order.isEmpty { statement.order = Self.keyOrder }
    if statement.limit.map({ $0 > 1 }) ?? true { statement.limit = 1 }
    return statement
  }

  /// Fetches the row with this key.
  ///
  /// - Throws: ``DatabaseError`` with code `notFound` when there is none, or when this query's filters exclude it.
  public func get(_ id: Root.ID, on reader: some Reader) async throws -> Root {
    let session = reader.session
    guard let row: Root = try await find(id, session) else { throw Self.notFoundError }
    return row
  }

  /// Fetches the row with this key, nil when there is none.
  ///
  /// - Throws: ``DatabaseError``.
  public func find(_ id: Root.ID, on reader: some Reader) async throws -> Root? {
    try await find(id, reader.session)
  }

  private func find(_ id: Root.ID, _ session: Session) async throws -> Root? {
    try await session.models(Root.self, try session.prepare(matching(key: id).statement), checked: isChecked).first
  }

  func matching(key: Root.ID) -> Query {
    var statement = statement
    let isKey = Root.condition(ofKey: key)
    statement.filter = statement.filter.map { .binary(.and, $0, isKey) } ?? isKey
    return Query(statement, isChecked: isChecked)
  }

  static var keyColumns: [ColumnReference] {
    Root.mapping.schema.primaryKey.map { ColumnReference(position: $0) }
  }

  static var keyOrder: [OrderTerm] { keyColumns.map { OrderTerm(.column($0), isDescending: false) } }

  static var notFoundError: DatabaseError {
    var error = DatabaseError(
      .notFound, "there is no \(Root.mapping.model) with this key, or it does not meet the query's conditions",
      outcome: .rolledBack)
    error.table = Root.mapping.schema.name
    return error
  }

  /// Counts the rows that ``all(on:)`` would fetch, limit, offset and distinctness included.
  ///
  /// SQL: `SELECT COUNT(*) FROM "users" WHERE …`
  ///
  /// - Throws: ``DatabaseError``.
  public func count(on reader: some Reader) async throws -> Int {
    let session = reader.session
    let rows: [Int] = try await session.rows(try session.prepare(countStatement), decodeColumn)
    return rows.first ?? 0
  }

  private var countStatement: SelectStatement {
    var statement = statement
    statement.output = .count
    if statement.isPlainFilter { statement.order = [] }
    return statement
  }

  /// Whether there is a row.
  ///
  /// SQL: `SELECT EXISTS (SELECT 1 FROM "users" WHERE …)`
  ///
  /// - Throws: ``DatabaseError``.
  public func exists(on reader: some Reader) async throws -> Bool {
    var statement = statement
    statement.output = .exists
    let rows: [Bool] = try await reader.session.rows(try reader.session.prepare(statement), decodeColumn)
    return rows.first ?? false
  }

  /// Fetches all rows as DTOs; hidden columns do not leave the database. The model's rules are not checked: what is stored
  /// is shown.
  ///
  /// - Throws: ``DatabaseError``.
  public func asDTOs(on reader: some Reader) async throws -> [Root.DTO]
  where Root.DTO: Projection, Root.DTO.Source == Root.DTO {
    try await fetch(Root.DTO.self, on: reader)
  }

  /// Fetches all rows as a projection; only its columns leave the database. The model's rules are not checked.
  ///
  /// - Throws: ``DatabaseError``.
  public func fetch<Shape: Projection>(_ shape: Shape.Type, on reader: some Reader) async throws -> [Shape]
  where Shape.Source == Root.DTO {
    let session = reader.session
    return try await session.shapes(Shape.self, try session.prepare(projected(to: shape)))
  }

  func projected<Shape: Projection>(to shape: Shape.Type) -> SelectStatement {
    var statement = statement
    statement.output = .columns(Shape.columns, of: ObjectIdentifier(Shape.self))
    return statement
  }
}

extension Session {
  /// Runs a query and decodes its rows as DTOs or projections.
  func shapes<Row: RowDecodable>(_ type: Row.Type, _ call: StatementCall) async throws -> [Row] {
    try await rows(call, RowCollector.decoder())
  }

  /// Runs a query and decodes its rows as models, checking their rules or not.
  func models<Root: Table>(_ type: Root.Type, _ call: StatementCall, checked: Bool) async throws -> [Root] {
    try await rows(call, RowCollector.decoder(checked: checked))
  }
}

/// Decodes rows of one column.
@Sendable
func decodeColumn<Value: ColumnValue>(
  _ cursor: inout RowCursor, _ rows: inout [Value], _ check: inout RowCheck<Value>
) throws(CellError) {
  while cursor.next() { rows.append(try Value.decode(cursor, 0)) }
}
