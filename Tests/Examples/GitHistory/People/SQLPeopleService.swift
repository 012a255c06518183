internal import BasaltDomain
internal import BasaltPersistence

/// The service on a database.
struct SQLPeopleService: PeopleService {
  let database: Database

  func register(_ registrations: [Registration]) async throws -> [AuthorDTO.ID] {
    // Keyed by bytes: Swift takes two spellings of an accent for one text, git and the database do not.
    let wanted = Dictionary(registrations.map { (ExactText($0.signature), $0) }) { _, last in last }
    var known = try await stored(wanted.keys)
    let changed = wanted.filter { key, registration in
      guard let author = known[key] else { return true }
      return ExactText(author.name) != ExactText(registration.name)
        || ExactText(author.email) != ExactText(registration.email)
    }
    if !changed.isEmpty {
      let drafts = changed.values.map { Author.Draft(signature: $0.signature, name: $0.name, email: $0.email) }
      try await Author.objects.upsert(
        drafts, conflictingOn: { $0.signature }, updating: { ($0.name, $0.email) }, on: database)
      known.merge(try await stored(changed.keys)) { _, new in new }
    }
    return try registrations.map { registration in
      guard let author = known[ExactText(registration.signature)] else {
        throw DatabaseError(.notFound, "an author was removed while it was being registered", outcome: .committed)
      }
      return author.id
    }
  }

  private func stored(_ signatures: some Sequence<ExactText> & Sendable) async throws -> [ExactText: Author] {
    let authors = try await Author.objects.filter { $0.signature.isIn(signatures.map(\.text)) }.all(on: database)
    return Dictionary(authors.map { (ExactText($0.signature), $0) }) { first, _ in first }
  }

  func authors(_ ids: some Collection<AuthorDTO.ID> & Sendable) async throws -> [AuthorDTO] {
    try await Author.objects.filter { $0.id.isIn(ids) }.asDTOs(on: database)
  }

  func page(after previous: AuthorDTO.ID?, limit: Int) async throws -> [AuthorDTO] {
    try await Author.objects
      .filter { if let previous { $0.id > previous } }
      .order { $0.id.ascending }
      .limit(limit)
      .asDTOs(on: database)
  }
}
