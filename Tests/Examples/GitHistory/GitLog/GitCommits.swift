/// A log that git is writing, commit by commit. It can be iterated once; git goes on only as far as it is read.
public struct GitCommits: AsyncSequence, Sendable {
  private let process: GitProcess
  private let detail: GitLogDetail

  init(_ process: GitProcess, _ detail: GitLogDetail) {
    self.process = process
    self.detail = detail
  }

  /// Starts to read.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(process, LogParser(detail)) }

  /// Reads a log.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let process: GitProcess
    private var parser: LogParser
    private var isOver = false

    fileprivate init(_ process: GitProcess, _ parser: LogParser) {
      self.process = process
      self.parser = parser
    }

    /// The next commit, nil at the end.
    ///
    /// - Throws: ``GitLogInterruption`` if git has failed, ``GitError`` if its log makes no sense, or `CancellationError`.
    public mutating func next() async throws -> GitCommit? {
      while !isOver {
        if let commit = try parser.next() { return commit }
        guard let piece = try await read() else {
          isOver = true
          return try parser.finish()
        }
        parser.append(piece)
      }
      return nil
    }

    private func read() async throws -> [UInt8]? {
      do {
        return try await process.read()
      } catch let error as GitError {
        throw GitLogInterruption(commit: parser.present, cause: error)
      }
    }
  }
}

/// A log that git could not write to its end, for example because an object is missing.
public struct GitLogInterruption: Error, CustomStringConvertible {
  /// The commit that git was about to finish, or the one before; nil when it did not come to the first one. All commits
  /// before it have been returned.
  public let commit: String?
  /// Why git ended.
  public let cause: GitError

  /// What went wrong, for people.
  public var description: String { "git cannot read the whole history: \(cause)" }
}
