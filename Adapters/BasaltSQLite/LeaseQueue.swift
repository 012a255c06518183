#if SQLite
  internal import BasaltPersistence

  /// Who gets which connection, as a pure state machine: it opens nothing, waits for nothing, and says what is to be done.
  ///
  /// Permits and connections are separate: a connection that is lost, or that could not be opened, hands its permit to the
  /// next in the line, who opens a new one. Nobody overtakes the line.
  struct LeaseQueue<Connection: Sendable> {
    /// What one who asked for a connection, or the next in the line, is to do.
    enum Grant: Sendable {
      /// Use this connection.
      case use(Connection)
      /// Open a new one; then call ``release(_:)`` or ``releasePermit()`` when done.
      case open
    }

    /// What ``release(_:)`` asks for: to tell a waiter what it was granted.
    typealias Handover = (waiter: Int, grant: Grant)

    private let maximum: Int
    private var permits = 0
    private var idle: [Connection] = []
    private var waiters: [Int] = []
    private var nextWaiter = 0
    private var retired: [Connection] = []
    private(set) var isClosed = false

    init(maximum: Int) { self.maximum = maximum }

    /// How many connections are open or being opened.
    var openCount: Int { permits }

    /// How many wait.
    var waiterCount: Int { waiters.count }

    /// Takes a connection that is free, if nobody waits for one.
    mutating func takeIdle() -> Connection? { isClosed ? nil : idle.popLast() }

    /// Asks for a connection; nil means to wait in the line.
    mutating func acquire() -> Grant? {
      if let connection = idle.popLast() { return .use(connection) }
      guard permits < maximum else { return nil }
      permits += 1
      return .open
    }

    /// A number for one who may have to wait.
    mutating func makeWaiter() -> Int {
      nextWaiter += 1
      return nextWaiter
    }

    /// Joins the line.
    mutating func enqueue(_ waiter: Int) { waiters.append(waiter) }

    /// Leaves the line; false when the waiter has been served already.
    mutating func leave(_ waiter: Int) -> Bool {
      guard let index = waiters.firstIndex(of: waiter) else { return false }
      waiters.remove(at: index)
      return true
    }

    /// Gives a sound connection back.
    mutating func release(_ connection: Connection) -> Handover? {
      if !waiters.isEmpty { return (waiters.removeFirst(), .use(connection)) }
      if isClosed {
        permits -= 1
        retired.append(connection)
      } else {
        idle.append(connection)
      }
      return nil
    }

    /// Gives the permit of a connection back that is lost or could not be opened.
    mutating func releasePermit() -> Handover? {
      if !waiters.isEmpty { return (waiters.removeFirst(), .open) }
      permits -= 1
      return nil
    }

    /// Grants nothing any more. Returns who waits in vain; idle connections retire at once, the others when they come back.
    mutating func close() -> [Int] {
      isClosed = true
      permits -= idle.count
      retired += idle
      idle.removeAll()
      defer { waiters.removeAll() }
      return waiters
    }

    /// The connections that are to be closed now.
    mutating func takeRetired() -> [Connection] {
      defer { retired.removeAll() }
      return retired
    }
  }
#endif
