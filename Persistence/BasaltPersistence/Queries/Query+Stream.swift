public import BasaltDomain

extension Query {
  /// Streams the rows as models, in constant memory, however many there are.
  ///
  /// ```swift
  /// try await Commit.objects.stream(on: database) { commits in
  ///   for try await commit in commits { … }
  /// }
  /// ```
  ///
  /// The connection is on loan for as long as the block runs, and the sequence ends with the block. Rows are fetched as
  /// the block asks for them. On SQLite the block runs on the connection's own thread.
  ///
  /// - Returns: what the block returns.
  /// - Throws: what the block throws, or ``DatabaseError``.
  @discardableResult
  public func stream<Result: Sendable>(
    on reader: some Reader, _ body: @escaping @concurrent @Sendable (RowSequence<Root>) async throws -> Result
  ) async throws -> Result {
    try await reader.session.stream(statement, RowCollector.decoder(checked: isChecked), body)
  }

  /// Streams the rows as a projection, in constant memory.
  ///
  /// - Returns: what the block returns.
  /// - Throws: what the block throws, or ``DatabaseError``.
  @discardableResult
  public func stream<Shape: Projection, Result: Sendable>(
    _ shape: Shape.Type, on reader: some Reader,
    _ body: @escaping @concurrent @Sendable (RowSequence<Shape>) async throws -> Result
  ) async throws -> Result where Shape.Source == Root.DTO {
    try await reader.session.stream(projected(to: shape), RowCollector.decoder(), body)
  }
}

extension Session {
  fileprivate func stream<Row, Result: Sendable>(
    _ select: SelectStatement, _ decode: @escaping RowCollector<Row>.Decode,
    _ body: @escaping @concurrent @Sendable (RowSequence<Row>) async throws -> Result
  ) async throws -> Result {
    let call = try prepare(select)
    return try await observed(call.plan.sql) {
      if let scope {
        return try await RowSequence.run(try await scope.openStream(call), call.plan, decode, body)
      }
      return try await core.driver.withConnection(for: .read) { connection in
        try await RowSequence.run(try await connection.open(call), call.plan, decode, body)
      }
    }
  }
}

/// The rows of a stream. It can be iterated once, inside the block that it was given to.
public struct RowSequence<Row: Sendable>: AsyncSequence, Sendable {
  private let source: RowSource<Row>

  static func run<Result>(
    _ stream: any RowStream, _ plan: StatementPlan, _ decode: @escaping RowCollector<Row>.Decode,
    _ body: @concurrent @Sendable (RowSequence<Row>) async throws -> Result
  ) async throws -> Result {
    let source = RowSource(stream, RowCollector(plan, decode))
    do {
      let result = try await body(RowSequence(source: source))
      await source.close()
      return result
    } catch {
      await source.close()
      throw error
    }
  }

  /// Starts to walk through the rows.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }

  /// Walks through the rows. What is done for each row is inlined into the caller's loop, where the type is known.
  @frozen
  public struct AsyncIterator: AsyncIteratorProtocol {
    @usableFromInline let source: RowSource<Row>
    /// The rows fetched and not yet returned, the next one last.
    @usableFromInline var rows: [Row] = []

    init(source: RowSource<Row>) { self.source = source }

    /// The next row, nil at the end.
    ///
    /// - Throws: ``DatabaseError``, or `CancellationError` when the task is cancelled.
    @inlinable
    public mutating func next() async throws -> Row? {
      if let row = rows.popLast() { return row }
      rows = try await source.next(reusing: rows)
      rows.reverse()
      return rows.popLast()
    }

    /// The next row, nil at the end.
    ///
    /// - Throws: ``DatabaseError``, or `CancellationError` when the task is cancelled.
    @inlinable
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Row? {
      if let row = rows.popLast() { return row }
      rows = try await source.next(reusing: rows)
      rows.reverse()
      return rows.popLast()
    }
  }
}

/// The stream behind a sequence, and whether it may be used just now.
@usableFromInline
final class RowSource<Row: Sendable>: Sendable {
  private static var batch: Int { 128 }

  private enum State {
    case idle
    case fetching
    case closed
  }

  private let stream: any RowStream
  private let collector: RowCollector<Row>
  private let state = Locked(State.idle)

  init(_ stream: any RowStream, _ collector: RowCollector<Row>) {
    self.stream = stream
    self.collector = collector
  }

  /// The next rows, none at the end.
  @usableFromInline
  func next(reusing buffer: consuming [Row]) async throws -> [Row] {
    try Task.checkCancellation()
    try startFetching()
    defer { state.withLock { if case .fetching = $0 { $0 = .idle } } }
    collector.rows = buffer
    _ = try await stream.next(Self.batch, into: collector)
    var rows: [Row] = []
    swap(&rows, &collector.rows)
    return rows
  }

  private func startFetching() throws(DatabaseError) {
    try state.withLock { state throws(DatabaseError) in
      switch state {
      case .idle: state = .fetching
      case .fetching:
        throw DatabaseError(.invalidQuery, "two tasks read from one stream at once: give each its own stream")
      case .closed: throw ConnectionScope.endedError
      }
    }
  }

  func close() async {
    state.withLock { $0 = .closed }
    await stream.close()
  }
}
