// Foundation's `Process` is not used: on Linux it now and then misses the end of a child when several run at the same time,
// and the test that waits for it hangs. Here a thread of its own reads the child's output to its end and then collects the
// child, so that no thread of the cooperative pool ever blocks.

public import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A running program whose output arrives as an asynchronous sequence.
public final class ChildProcess: Sendable {
  /// What the program writes to its standard output, in pieces of any size. Ends with the program's output.
  public let output: AsyncStream<Data>
  private let exit: AsyncStream<Int32>
  private let input: FileHandle
  private let pid: pid_t

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: The program's name, searched in `PATH`, and its arguments.
  ///   - mergesErrors: Whether ``output`` holds the standard error, too. Otherwise that is discarded.
  /// - Throws: ``ToolError`` if the program cannot be started.
  public init(_ command: [String], mergesErrors: Bool = false) throws {
    _ = Self.ignoresBrokenPipes
    let child = try Self.starting.withLock { try Self.start(command, mergesErrors: mergesErrors) }
    pid = child.pid
    input = FileHandle(fileDescriptor: child.input, closeOnDealloc: true)
    let (output, received) = AsyncStream.makeStream(of: Data.self)
    let (exit, exited) = AsyncStream.makeStream(of: Int32.self)
    self.output = output
    self.exit = exit
    Thread.detachNewThread {
      while let data = Self.read(child.output) { received.yield(data) }
      received.finish()
      close(child.output)
      exited.yield(Self.collect(child.pid))
      exited.finish()
    }
  }

  /// Writes to the program's standard input.
  public func write(_ data: Data) throws {
    try input.write(contentsOf: data)
  }

  /// Closes the program's standard input: it will get no more.
  public func closeInput() throws {
    try input.close()
  }

  /// Waits for the program to close its output and end. To be called once.
  ///
  /// - Returns: The exit status; 128 and the signal's number if a signal ended the program.
  /// - Throws: `CancellationError`; the program is then killed.
  public func exitStatus() async throws -> Int32 {
    for await status in exit { return status }
    kill()
    throw CancellationError()
  }

  /// Ends the program without asking. Not to be called after ``exitStatus()`` has returned.
  public func kill() {
    _ = systemKill(pid, SIGKILL)
  }

  /// Runs a program to its end.
  ///
  /// - Parameter command: The program's name, searched in `PATH`, and its arguments.
  /// - Returns: Its exit status and what it wrote to its standard output and error.
  /// - Throws: ``ToolError`` if the program cannot be started, or `CancellationError`.
  public static func run(_ command: [String]) async throws -> (status: Int32, output: String) {
    let child = try ChildProcess(command, mergesErrors: true)
    try child.closeInput()
    var bytes = Data()
    for await data in child.output { bytes += data }
    return (try await child.exitStatus(), String(decoding: bytes, as: UTF8.self))
  }
}
