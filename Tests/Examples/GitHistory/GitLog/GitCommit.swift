/// Who a commit names as its author.
public struct GitIdentity: Hashable, Sendable {
  /// The name; may be empty. See ``GitText`` for names that are no UTF-8.
  public let name: String
  /// The e-mail address, which need not look like one; may be empty.
  public let email: String

  /// Names a person.
  public init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  /// Both as one text, which no other identity has: `Name <email>`.
  public var signature: String { name.isEmpty ? "<\(email)>" : "\(name) <\(email)>" }

  /// Takes a ``signature`` apart; nil where the text is none. A name holds no `<`: git would end it there.
  public init?(signature: String) {
    guard let open = signature.firstIndex(of: "<"), signature.last == ">" else { return nil }
    let name = signature[..<open]
    self.init(
      name: String(name.last == " " ? name.dropLast() : name),
      email: String(signature[signature.index(after: open)...].dropLast()))
  }
}

/// What a commit does to one file, as `git log --numstat` counts it.
public struct GitChange: Hashable, Sendable {
  /// The file's path in the repository, after the commit or, for a deletion, before it. See ``GitText``.
  public let path: String
  /// The path before the commit, where git sees a renaming.
  public let oldPath: String?
  /// How many lines were added; nil for a binary file, or where lines were not counted.
  public let additions: Int?
  /// How many lines were deleted; nil for a binary file, or where lines were not counted.
  public let deletions: Int?
}

/// A commit as git's log tells it.
public struct GitCommit: Hashable, Sendable {
  /// The hash, in hexadecimal digits.
  public let hash: String
  /// The hashes of the parents, the first parent first.
  public let parents: [String]
  /// The author as the commit has it.
  public let author: GitIdentity
  /// The author after the repository's `.mailmap`.
  public let canonicalAuthor: GitIdentity
  /// When the author wrote it, in seconds since 1970-01-01 00:00:00 UTC; nil where the commit holds no readable date.
  public let authoredAt: Int64?
  /// When it was committed, in seconds since 1970-01-01 00:00:00 UTC; nil where the commit holds no readable date.
  public let committedAt: Int64?
  /// The first paragraph of the message on one line. Bytes that are no UTF-8 are replaced by U+FFFD.
  public let subject: String
  /// What it does to each file; nothing for a merge.
  public let changes: [GitChange]
  /// What the changes tell. Without line counts, all of them are nil.
  public let detail: GitLogDetail
}
