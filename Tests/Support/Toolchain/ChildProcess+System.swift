internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The system's `kill`, under a name that a method called `kill` does not hide.
func systemKill(_ pid: pid_t, _ signal: Int32) -> Int32 {
  kill(pid, signal)
}

/// The calls to the system behind a child process.
extension ChildProcess {
  /// Held from making a child's pipes until it runs, so that no other child starts before the pipes are marked to close on
  /// `exec`: it would hold them open.
  static let starting = NSLock()

  /// Writing to a program that has ended is an error, not the end of the tests.
  static let ignoresBrokenPipes: Void = {
    _ = signal(SIGPIPE, SIG_IGN)
  }()

  /// Starts a program, with a pipe to its input and one from its output.
  static func start(_ command: [String], mergesErrors: Bool) throws -> (pid: pid_t, input: Int32, output: Int32) {
    let toChild = try makePipe()
    let fromChild = try makePipe()
    defer {
      close(toChild.read)
      close(fromChild.write)
    }
    do {
      let pid = try spawn(command, stdin: toChild.read, stdout: fromChild.write, mergesErrors: mergesErrors)
      return (pid, toChild.write, fromChild.read)
    } catch {
      close(toChild.write)
      close(fromChild.read)
      throw error
    }
  }

  private static func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ToolError("pipe: \(String(cString: strerror(errno)))") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func spawn(_ command: [String], stdin: Int32, stdout: Int32, mergesErrors: Bool) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, stdin, 0)
    posix_spawn_file_actions_adddup2(&actions, stdout, 1)
    if mergesErrors {
      posix_spawn_file_actions_adddup2(&actions, stdout, 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    // The child gets back the default for the signal that this process ignores.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var pid = pid_t()
    let code = withCStrings(command) { arguments in
      withCStrings(environment) { posix_spawnp(&pid, arguments[0]!, &actions, &attributes, arguments, $0) }
    }
    guard code == 0 else { throw ToolError("\(command[0]): \(String(cString: strerror(code)))") }
    return pid
  }

  /// Reads what has arrived, waiting for the first byte.
  ///
  /// - Returns: The bytes, or `nil` at the end.
  static func read(_ descriptor: Int32) -> Data? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count: Int
    repeat { count = systemRead(descriptor, &buffer, buffer.count) } while count < 0 && errno == EINTR
    return count > 0 ? Data(buffer[..<count]) : nil
  }

  /// Waits for a child to end.
  ///
  /// - Returns: Its exit status; 128 and the signal's number if a signal ended it.
  static func collect(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// Calls `body` with a null-terminated array of C strings.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

/// The system's `read`, under a name that a method called `read` does not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
