#if SQLite
  /// How a SQLite database is opened and used.
  public struct SQLiteConfiguration: Sendable {
    /// How much a commit waits for the disk.
    public enum Synchronous: String, Sendable {
      /// A commit may be lost when the machine loses power, the file stays sound. The default: what WAL is made for.
      case normal = "NORMAL"
      /// A commit is on the disk when it returns.
      case full = "FULL"
    }

    /// How many connections may read at once. A database in memory has one connection for everything.
    public var maximumReaders = 4
    /// How long a task waits for a connection to become free.
    public var acquireTimeout: Duration = .seconds(30)
    /// How long a writer waits for a lock that another process holds.
    public var busyTimeout: Duration = .seconds(5)
    /// How much a commit waits for the disk.
    public var synchronous = Synchronous.normal
    /// The page cache of each connection, in pages.
    public var cachePages = 2000

    /// The usual settings.
    public init() {}
  }
#endif
