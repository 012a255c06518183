#if SQLite
  internal import BasaltPersistence

  /// Lends connections: the shell around ``LeaseQueue``.
  final class LeasePool: Sendable {
    private typealias Grant = LeaseQueue<SQLiteConnection>.Grant

    private struct State {
      var queue: LeaseQueue<SQLiteConnection>
      var continuations: [Int: CheckedContinuation<Grant, any Error>] = [:]
      /// Who gave up before the continuation stood in the line.
      var givenUp: [Int: any Error] = [:]
      /// Who waits in ``LeasePool/close()`` for the last connection to come back.
      var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Locked<State>
    private let purpose: String
    private let timeout: Duration
    private let open: @Sendable () async throws -> SQLiteConnection

    /// - Parameter purpose: what the connections are for, in messages.
    init(
      maximum: Int, purpose: String, timeout: Duration, open: @escaping @Sendable () async throws -> SQLiteConnection
    ) {
      state = Locked(State(queue: LeaseQueue(maximum: maximum)))
      self.purpose = purpose
      self.timeout = timeout
      self.open = open
    }

    /// A connection that is free just now.
    func takeIdle() -> SQLiteConnection? { state.withLock { $0.queue.takeIdle() } }

    /// Takes a connection, and waits for one in the order of arrival.
    ///
    /// - Throws: `CancellationError`; ``BasaltPersistence/DatabaseError`` with code `poolTimeout` or `closed`, or that of
    ///   opening a connection.
    func acquire() async throws -> SQLiteConnection {
      let grant = try state.withLock { state throws(DatabaseError) in
        if state.queue.isClosed { throw Self.closedError }
        return state.queue.acquire()
      }
      let granted: Grant
      if let grant { granted = grant } else { granted = try await wait() }
      switch granted {
      case .use(let connection): return connection
      case .open:
        do { return try await open() } catch {
          serve { $0.releasePermit() }
          throw error
        }
      }
    }

    /// Gives a sound connection back.
    func release(_ connection: SQLiteConnection) { serve { $0.release(connection) } }

    /// Drops a connection that must not be used again.
    func discard() { serve { $0.releasePermit() } }

    /// Refuses new leases, waits until the last connection has come back and closes them all.
    func close() async {
      let waiters = state.withLock { state in
        state.queue.close().compactMap { state.continuations.removeValue(forKey: $0) }
      }
      for waiter in waiters { waiter.resume(throwing: Self.closedError) }
      await withCheckedContinuation { continuation in
        let isDone = state.withLock { state in
          if state.queue.openCount == 0 { return true }
          state.closers.append(continuation)
          return false
        }
        if isDone { continuation.resume() }
      }
      for connection in state.withLock({ $0.queue.takeRetired() }) { await connection.close() }
    }

    // MARK: Waiting

    private func wait() async throws -> Grant {
      let waiter = state.withLock { $0.queue.makeWaiter() }
      let timer = Task { [timeout, weak self] in
        try await Task.sleep(for: timeout)
        if let self { giveUp(waiter, timeoutError) }
      }
      defer {
        timer.cancel()
        state.withLock { _ = $0.givenUp.removeValue(forKey: waiter) }
      }
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { enqueue(waiter, $0) }
      } onCancel: {
        giveUp(waiter, CancellationError())
      }
    }

    private func enqueue(_ waiter: Int, _ continuation: CheckedContinuation<Grant, any Error>) {
      let result = state.withLock { state -> Result<Grant, any Error>? in
        if let error = state.givenUp[waiter] { return .failure(error) }
        if state.queue.isClosed { return .failure(Self.closedError) }
        if let grant = state.queue.acquire() { return .success(grant) }
        state.queue.enqueue(waiter)
        state.continuations[waiter] = continuation
        return nil
      }
      if let result { continuation.resume(with: result) }
    }

    private func giveUp(_ waiter: Int, _ error: any Error) {
      let continuation = state.withLock { state in
        if state.queue.leave(waiter) { return state.continuations.removeValue(forKey: waiter) }
        state.givenUp[waiter] = error
        return nil
      }
      continuation?.resume(throwing: error)
    }

    /// Changes the queue and tells the waiter whom the change serves.
    private func serve(_ change: (inout LeaseQueue<SQLiteConnection>) -> LeaseQueue<SQLiteConnection>.Handover?) {
      typealias Waiter = CheckedContinuation<Grant, any Error>
      let (waiter, grant, closers) = state.withLock { state -> (Waiter?, Grant?, [CheckedContinuation<Void, Never>]) in
        let handover = change(&state.queue)
        let waiter = handover.flatMap { state.continuations.removeValue(forKey: $0.waiter) }
        guard state.queue.isClosed, state.queue.openCount == 0 else { return (waiter, handover?.grant, []) }
        defer { state.closers.removeAll() }
        return (waiter, handover?.grant, state.closers)
      }
      if let waiter, let grant { waiter.resume(returning: grant) }
      for closer in closers { closer.resume() }
    }

    // MARK: Errors

    private static var closedError: DatabaseError { DatabaseError(.closed, "the database has been closed") }

    private var timeoutError: DatabaseError {
      DatabaseError(
        .poolTimeout,
        "no connection for \(purpose) became free within \(timeout). A block that holds one must use the handle that it was "
          + "given (tx), not the database; otherwise raise the number of connections or shorten the blocks")
    }
  }
#endif
