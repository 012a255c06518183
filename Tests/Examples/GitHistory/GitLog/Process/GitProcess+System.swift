internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The calls to the system behind a process.
extension GitProcess {
  /// Held from making a pipe until its far end is with the child, so that no other child inherits it and holds it open.
  private static let starting = NSLock()

  /// What would make git look elsewhere than where it is told to; set, for example, in a hook.
  private static let removedVariables: Set<String> = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
  ]

  /// Starts a program, with a pipe from its output, and two files for its standard input and error.
  static func start(
    _ command: [String], _ environment: [String: String], _ files: [Int32]
  ) throws(GitError) -> (pid: pid_t, output: Int32) {
    starting.lock()
    defer { starting.unlock() }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw systemError("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    do throws(GitError) {
      return (try spawn(command, environment, [files[0], ends[1], files[1]]), ends[0])
    } catch {
      close(ends[0])
      throw error
    }
  }

  /// Starts a program with the descriptors 0, 1 and so on.
  private static func spawn(
    _ command: [String], _ environment: [String: String], _ descriptors: [Int32]
  ) throws(GitError) -> pid_t {
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
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    // This process may ignore broken pipes; git must not.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var pid = pid_t()
    let code = withCStrings(command) { arguments in
      withCStrings(variables(adding: environment)) {
        posix_spawnp(&pid, command[0], &actions, &attributes, arguments, $0)
      }
    }
    guard code == 0 else { throw GitError("\(command[0]) cannot be started: \(String(cString: strerror(code)))") }
    return pid
  }

  private static func variables(adding environment: [String: String]) -> [String] {
    var variables = ProcessInfo.processInfo.environment.filter { !removedVariables.contains($0.key) }
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    variables.merge(environment) { _, new in new }
    return variables.map { "\($0.key)=\($0.value)" }
  }

  /// A file without a name, positioned at its beginning.
  static func temporaryFile(holding bytes: [UInt8]) throws(GitError) -> Int32 {
    var template = Array((NSTemporaryDirectory() + "/basalt-demo.XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw systemError("a temporary file") }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        defer { close(descriptor) }
        throw systemError("a temporary file")
      }
      rest.removeFirst(count)
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  /// Reads what has arrived, waiting for the first byte; nothing at the end.
  static func read(_ descriptor: Int32, size: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var result: Int
      repeat { result = systemRead(descriptor, buffer.baseAddress, size) } while result < 0 && errno == EINTR
      count = max(0, result)
    }
  }

  /// Waits for a child to end.
  ///
  /// - Returns: its exit status; 128 and the signal's number if a signal ended it.
  static func collect(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private static func systemError(_ what: String) -> GitError {
    GitError("\(what): \(String(cString: strerror(errno)))")
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
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
