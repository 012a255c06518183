#if SQLite
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif

  internal import BasaltPersistence

  /// A thread of its own for one connection, on which it may wait for locks and for the disk.
  ///
  /// It is a task executor too: a block that holds the connection runs on this thread, so that its statements are plain
  /// calls.
  final class ConnectionThread: TaskExecutor {
    private let mailbox = Mailbox()

    /// Starts the thread.
    ///
    /// - Throws: ``BasaltPersistence/DatabaseError`` with code `resource` when the system gives no thread.
    init() throws(DatabaseError) { try mailbox.start() }

    deinit { mailbox.stop() }

    /// Whether the calling code runs on this thread.
    var isCurrent: Bool { mailbox.isCurrent }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      mailbox.post { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Runs a body on this thread: at once when the caller is already on it.
    func perform<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
      if isCurrent { return try body() }
      return try await withUnsafeThrowingContinuation { continuation in
        mailbox.post { continuation.resume(with: Swift.Result(catching: body)) }
      }
    }

    /// The same for a body that cannot fail.
    func perform<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
      if isCurrent { return body() }
      return await withUnsafeContinuation { continuation in
        mailbox.post { continuation.resume(returning: body()) }
      }
    }

    /// Ends the thread when it has done the jobs that are waiting.
    func stop() { mailbox.stop() }
  }

  /// The jobs of a thread.
  ///
  /// `@unchecked Sendable`: every stored property that changes is read and written between lock and unlock of `mutex`.
  private final class Mailbox: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
    private let condition: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)
    private var jobs: [@Sendable () -> Void] = []
    private var thread: pthread_t?
    private var isStopped = false
    private var isWaiting = false

    init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_mutex_destroy(mutex)
      pthread_cond_destroy(condition)
      mutex.deallocate()
      condition.deallocate()
    }

    func start() throws(DatabaseError) {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let context = Unmanaged.passRetained(self)
      let code = pthread_create(&thread, nil, { Mailbox.main($0) }, context.toOpaque())
      guard code == 0 else {
        context.release()
        throw DatabaseError(.resource, "the system gave no thread for a database connection (error \(code))")
      }
      self.thread = thread
    }

    private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      guard let context else { return nil }
      pthread_detach(pthread_self())
      Unmanaged<Mailbox>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }

    var isCurrent: Bool {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      guard let thread else { return false }
      return pthread_equal(thread, pthread_self()) != 0
    }

    /// Adds a job. After ``stop()`` no thread is left and nothing that could block is running: the job is then a task's
    /// last steps, and the caller does it.
    func post(_ job: @escaping @Sendable () -> Void) {
      pthread_mutex_lock(mutex)
      if isStopped, thread == nil {
        pthread_mutex_unlock(mutex)
        return job()
      }
      jobs.append(job)
      let mustWake = isWaiting
      isWaiting = false
      pthread_mutex_unlock(mutex)
      if mustWake { pthread_cond_signal(condition) }
    }

    func stop() {
      pthread_mutex_lock(mutex)
      isStopped = true
      pthread_mutex_unlock(mutex)
      pthread_cond_signal(condition)
    }

    private func run() {
      var batch: [@Sendable () -> Void] = []
      while true {
        pthread_mutex_lock(mutex)
        while jobs.isEmpty, !isStopped {
          isWaiting = true
          pthread_cond_wait(condition, mutex)
        }
        isWaiting = false
        if jobs.isEmpty {
          thread = nil
          pthread_mutex_unlock(mutex)
          return
        }
        swap(&batch, &jobs)
        pthread_mutex_unlock(mutex)
        for job in batch { job() }
        batch.removeAll(keepingCapacity: true)
      }
    }
  }
#endif
