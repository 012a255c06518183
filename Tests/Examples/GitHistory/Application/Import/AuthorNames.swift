internal import GitLog
internal import People

/// Keeps the names of stored authors in step with the repository's `.mailmap`, which may change without any new commit.
struct AuthorNames {
  let repository: GitRepository
  let people: any PeopleService

  /// Asks git for the name of every stored author, a thousand at a time.
  func refresh() async throws {
    var previous: AuthorDTO.ID?
    while true {
      let page = try await people.page(after: previous, limit: 1000)
      guard let last = page.last else { return }
      previous = last.id
      let identities = page.compactMap { GitIdentity(signature: $0.signature) }
      let canonical = try await repository.canonical(identities)
      _ = try await people.register(zip(identities, canonical).map { Registration($0, canonical: $1) })
    }
  }
}

extension Registration {
  init(_ identity: GitIdentity, canonical: GitIdentity) {
    self.init(signature: identity.signature, name: canonical.name, email: canonical.email)
  }
}
