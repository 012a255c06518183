/// Reads what `git log` writes in the form of ``LogFormat``, in pieces of any size. It holds one commit at a time.
public struct LogParser {
  private enum Expectation {
    /// A new commit, or a change of the present one.
    case anything
    case field
    case path
    case oldPath(additions: Int?, deletions: Int?)
    case newPath(additions: Int?, deletions: Int?, oldPath: String)
  }

  private let detail: GitLogDetail
  private var tokens = TokenBuffer()
  private var expectation = Expectation.anything
  /// The tokens of the present commit, the one with the hash first; empty before the first commit.
  private var fields: [ArraySlice<UInt8>] = []
  private var changes: [GitChange] = []

  /// Starts at the beginning of a log.
  public init(_ detail: GitLogDetail) { self.detail = detail }

  /// The hash of the commit that is being read: it may have changes that have not arrived yet.
  var present: String? { fields.first.map { String(string($0).dropFirst("commit ".count)) } }

  /// Takes the next piece of the log.
  public mutating func append(_ piece: [UInt8]) { tokens.append(piece) }

  /// The next commit, nil when it has not wholly arrived.
  ///
  /// - Throws: ``GitError`` when the log is not in the expected form.
  public mutating func next() throws(GitError) -> GitCommit? {
    while let token = tokens.next() {
      if let commit = try take(token) { return commit }
    }
    return nil
  }

  /// The last commit, once the log has ended.
  ///
  /// - Throws: ``GitError`` when the log ends in the midst of one.
  public mutating func finish() throws(GitError) -> GitCommit? {
    guard case .anything = expectation, tokens.rest.isEmpty else { throw GitError("git's log ends too early") }
    return try takeCommit()
  }

  /// Takes a token and returns the commit that ends before it.
  private mutating func take(_ token: ArraySlice<UInt8>) throws(GitError) -> GitCommit? {
    switch expectation {
    case .field:
      fields.append(token)
      if fields.count > LogFormat.fields { expectation = .anything }
    case .path:
      changes.append(GitChange(path: GitText.text(of: token), oldPath: nil, additions: nil, deletions: nil))
      expectation = .anything
    case .oldPath(let additions, let deletions):
      expectation = .newPath(additions: additions, deletions: deletions, oldPath: GitText.text(of: token))
    case .newPath(let additions, let deletions, let oldPath):
      changes.append(
        GitChange(path: GitText.text(of: token), oldPath: oldPath, additions: additions, deletions: deletions))
      expectation = .anything
    case .anything:
      let token = token.drop { $0 == UInt8(ascii: "\n") }
      if token.isEmpty { return nil }
      switch token.first {
      case UInt8(ascii: "c"):
        let commit = try takeCommit()
        fields.append(token)
        expectation = .field
        return commit
      case UInt8(ascii: ":"): expectation = .path
      default: try takeChange(token)
      }
    }
    return nil
  }

  private mutating func takeChange(_ token: ArraySlice<UInt8>) throws(GitError) {
    let parts = token.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !fields.isEmpty else { throw unexpected(token) }
    let (additions, deletions) = (try count(parts[0]), try count(parts[1]))
    if parts[2].isEmpty {
      expectation = .oldPath(additions: additions, deletions: deletions)
    } else {
      changes.append(
        GitChange(path: GitText.text(of: parts[2]), oldPath: nil, additions: additions, deletions: deletions))
    }
  }

  private func count(_ digits: ArraySlice<UInt8>) throws(GitError) -> Int? {
    if digits.elementsEqual([UInt8(ascii: "-")]) { return nil }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw unexpected(digits) }
    return number
  }

  /// The commit whose tokens have been gathered, nil when there is none.
  private mutating func takeCommit() throws(GitError) -> GitCommit? {
    if fields.isEmpty { return nil }
    defer {
      fields.removeAll(keepingCapacity: true)
      changes.removeAll()
    }
    let header = string(fields[0]).split(separator: " ", omittingEmptySubsequences: false)
    guard header.count == 2, header[0] == "commit" else { throw unexpected(fields[0]) }
    return GitCommit(
      hash: String(header[1]), parents: string(fields[1]).split(separator: " ").map(String.init),
      author: identity(2), canonicalAuthor: identity(4), authoredAt: Int64(string(fields[6])),
      committedAt: Int64(string(fields[7])), subject: string(fields[8]), changes: changes, detail: detail)
  }

  private func identity(_ first: Int) -> GitIdentity {
    GitIdentity(name: GitText.text(of: fields[first]), email: GitText.text(of: fields[first + 1]))
  }

  private func string(_ token: ArraySlice<UInt8>) -> String { String(decoding: token, as: UTF8.self) }

  private func unexpected(_ token: ArraySlice<UInt8>) -> GitError {
    GitError("git's log is not in the expected form: \(GitText.text(of: token.prefix(80)))")
  }
}
