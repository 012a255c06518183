/// Lines that git is writing. They can be iterated once.
public struct GitLines: AsyncSequence, Sendable {
  private let process: GitProcess

  init(_ process: GitProcess) { self.process = process }

  /// Starts to read.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(process: process) }

  /// Reads lines.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let process: GitProcess
    private var tokens = TokenBuffer(separator: UInt8(ascii: "\n"))
    private var isOver = false

    fileprivate init(process: GitProcess) { self.process = process }

    /// The next line, nil at the end.
    ///
    /// - Throws: ``GitError`` if git has failed, or `CancellationError`.
    public mutating func next() async throws -> String? {
      try await nextBytes().map { String(decoding: $0, as: UTF8.self) }
    }

    mutating func nextBytes() async throws -> ArraySlice<UInt8>? {
      while !isOver {
        if let line = tokens.next() { return line }
        guard let piece = try await process.read() else {
          isOver = true
          break
        }
        tokens.append(piece)
      }
      return nil
    }
  }
}
