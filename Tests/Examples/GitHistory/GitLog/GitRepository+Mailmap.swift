extension GitRepository {
  /// What the repository's `.mailmap` makes of authors as commits have them.
  ///
  /// - Parameter identities: the authors, none of which holds a line feed; git's never do.
  /// - Returns: an author for each, in the same order.
  /// - Throws: ``GitError``.
  public func canonical(_ identities: [GitIdentity]) async throws -> [GitIdentity] {
    if identities.isEmpty { return [] }
    var input: [UInt8] = []
    for identity in identities {
      let (name, email) = (GitText.bytes(of: identity.name), GitText.bytes(of: identity.email))
      input += name + Array(" <".utf8) + email + Array(">\n".utf8)
    }
    var lines = GitLines(try process(["check-mailmap", "--stdin"], input: input)).makeAsyncIterator()
    var canonical: [GitIdentity] = []
    while let line = try await lines.nextBytes() {
      guard let open = line.firstIndex(of: UInt8(ascii: "<")), let close = line.lastIndex(of: UInt8(ascii: ">")),
        open < close
      else { throw GitError("git check-mailmap wrote '\(GitText.text(of: line))'") }
      let name = line[..<open]
      canonical.append(
        GitIdentity(
          name: GitText.text(of: name.last == UInt8(ascii: " ") ? name.dropLast() : name),
          email: GitText.text(of: line[(open + 1)..<close])))
    }
    guard canonical.count == identities.count else { throw GitError("git check-mailmap has left authors out") }
    return canonical
  }
}
