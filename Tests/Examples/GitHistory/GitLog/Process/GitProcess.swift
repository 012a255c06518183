// Foundation's `Process` is not used: on Linux it now and then misses the end of a child when several run at the same time.
//
// Git writes into a pipe and stops when the pipe is full, and the pipe is read only when somebody asks for more: so git is
// never ahead by more than the pipe's 64 KiB, however slow the reader. Its standard input and error are files without a
// name, so that no second pipe can fill up while nobody looks at it.

internal import Dispatch
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A running git.
final class GitProcess: Sendable {
  private let command: String
  private let pid: pid_t
  private let output: Int32
  private let errors: Int32
  /// Blocking calls wait here, and not on a thread of the cooperative pool.
  private let queue = DispatchQueue(label: "basalt.demo.git")
  private let state = ProcessState()

  /// Starts git.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - input: its standard input.
  ///   - environment: variables besides those of this process.
  init(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws(GitError) {
    command = "git " + (arguments.first { !$0.hasPrefix("-") } ?? "")
    let standardInput = try Self.temporaryFile(holding: input)
    defer { close(standardInput) }
    errors = try Self.temporaryFile(holding: [])
    do throws(GitError) {
      (pid, output) = try Self.start(["git"] + arguments, environment, [standardInput, errors])
    } catch {
      close(errors)
      throw error
    }
  }

  deinit {
    // Whoever loses interest ends git, too.
    if state.exit == nil {
      kill(pid, SIGKILL)
      _ = Self.collect(pid)
    }
    close(output)
    close(errors)
  }

  /// Reads the next piece of the output, waiting for it. To be called by one task at a time.
  ///
  /// - Returns: the piece, nil at the end.
  /// - Throws: ``GitError`` if git has failed, or `CancellationError`; git is then ended.
  func read() async throws -> [UInt8]? {
    let piece = try await blocking { Self.read($0.output, size: 1 << 16) }
    if !piece.isEmpty { return piece }
    try await finish()
    return nil
  }

  /// Waits for git to end.
  ///
  /// - Returns: the exit status; 128 and the signal's number if a signal ended it.
  func exitStatus() async throws -> Int32 {
    if let exit = state.exit { return exit }
    return try await blocking { process in
      let exit = Self.collect(process.pid)
      process.state.exit = exit
      return exit
    }
  }

  private func finish() async throws {
    let status = try await exitStatus()
    if status == 0 { return }
    throw GitError(message(status), status: status)
  }

  /// What git said on its standard error, without its `fatal: `.
  private func message(_ status: Int32) -> String {
    lseek(errors, 0, SEEK_SET)
    let text = String(decoding: Self.read(errors, size: 4096), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    if text.isEmpty { return "\(command) ended with status \(status)" }
    return text.hasPrefix("fatal: ") ? String(text.dropFirst(7)) : text
  }

  private func blocking<Result: Sendable>(_ body: @escaping @Sendable (GitProcess) -> Result) async throws -> Result {
    try Task.checkCancellation()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: body(self)) }
      }
    } onCancel: {
      state.whileRunning { kill(pid, SIGTERM) }
    }
    try Task.checkCancellation()
    return result
  }
}

/// Whether a process has been collected; after that its number may belong to another one.
///
/// `@unchecked Sendable`: the property is touched only while `lock` is held.
private final class ProcessState: @unchecked Sendable {
  private let lock = NSLock()
  private var status: Int32?

  var exit: Int32? {
    get { lock.withLock { status } }
    set { lock.withLock { status = newValue } }
  }

  func whileRunning(_ body: () -> Void) {
    lock.withLock { if status == nil { body() } }
  }
}
