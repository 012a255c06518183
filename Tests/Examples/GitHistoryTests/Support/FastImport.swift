/// Commits for `git fast-import`, which takes names, paths, dates and messages that no other command of git would.
struct FastImport {
  /// What a commit does to a file.
  enum File {
    case write([UInt8])
    case delete

    static func write(_ text: String) -> File { .write(Array(text.utf8)) }
  }

  private(set) var bytes: [UInt8] = []
  private var mark = 0
  private let branch: String

  init(branch: String = "main") { self.branch = branch }

  /// Adds a commit.
  ///
  /// - Parameters:
  ///   - author: `Name <email>`.
  ///   - date: seconds since 1970, as text because some commits hold nonsense.
  ///   - parents: marks or names of commits, by default the commit before.
  /// - Returns: the commit's mark.
  @discardableResult
  mutating func commit(
    _ message: [UInt8], author: [UInt8], date: String, parents: [String]? = nil, _ files: [([UInt8], File)]
  ) -> String {
    let parents = parents ?? (mark == 0 ? [] : [":\(mark)"])
    mark += 1
    add("commit refs/heads/\(branch)\nmark :\(mark)\nauthor ")
    bytes += author
    add(" \(date) +0000\ncommitter Committer <committer@example.com> \(1_600_000_000 + mark) +0000\n")
    data(message)
    for (index, parent) in parents.enumerated() { add("\(index == 0 ? "from" : "merge") \(parent)\n") }
    for (path, file) in files {
      switch file {
      case .write(let content):
        add("M 100644 inline \(Self.quoted(path))\n")
        data(content)
      case .delete: add("D \(Self.quoted(path))\n")
      }
    }
    add("\n")
    return ":\(mark)"
  }

  /// Adds a commit without oddities.
  @discardableResult
  mutating func commit(
    _ message: String, author: String = "Ada <ada@example.com>", date: Int = 1_600_000_000, parents: [String]? = nil,
    _ files: [String: File] = [:]
  ) -> String {
    commit(
      Array(message.utf8), author: Array(author.utf8), date: "\(date)", parents: parents,
      files.sorted { $0.key < $1.key }.map { (Array($0.key.utf8), $0.value) })
  }

  /// Hands over what has been added so far, for streams that are too long to be kept.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func add(_ text: String) { bytes += Array(text.utf8) }

  private mutating func data(_ content: [UInt8]) {
    add("data \(content.count)\n")
    bytes += content
    add("\n")
  }

  /// A path in which every byte is escaped.
  private static func quoted(_ path: [UInt8]) -> String {
    "\"" + path.map { "\\\($0 >> 6)\($0 >> 3 & 7)\($0 & 7)" }.joined() + "\""
  }
}
