public import BasaltDomain
import BasaltPersistence

@Model(table: "authors", dto: .public)
struct Author {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
  @Hidden var email: String

  static let card = projection(\.id, \.name)
}

public protocol AuthorService: Sendable {
  func author(_ id: AuthorDTO.ID) async throws -> AuthorDTO
}

func rename(_ author: Author, on database: Database) async throws {
  try await author.save(on: database)
}
