// features: M3 M8
import BasaltDomain
import BasaltPersistence
import Authors

@Model(table: "commits")
struct Commit {
  @PrimaryKey let hash: Key<String>
  @ForeignKey var authorID: AuthorDTO.ID
  @ForeignKey(onDelete: .setNull) var reviewerID: AuthorDTO.ID?
}

func use(_ commit: Commit, _ author: AuthorDTO, _ authors: any AuthorService, on database: Database) async throws {
  #if REFUSED
    try await author.save(on: database)  // expected-error {{value of type 'AuthorDTO' has no member 'save'}}
    try await author.delete(on: database)  // expected-error {{value of type 'AuthorDTO' has no member 'delete'}}
    _ = AuthorDTO.objects  // expected-error {{type 'AuthorDTO' has no member 'objects'}}
    _ = author.email  // expected-error {{value of type 'AuthorDTO' has no member 'email'}}
    _ = Author.objects  // expected-error {{cannot find 'Author' in scope}}
    _ = Author.Draft(name: "Ada", email: "")  // expected-error {{cannot find 'Author' in scope}}
    let row: Author? = nil  // expected-error {{cannot find type 'Author' in scope}}
    _ = database.repository(of: AuthorDTO.self)  // expected-error {{requires that 'AuthorDTO' conform to 'Table'}}
    _ = Commit.objects.filter { $0.hash == author.id }  // expected-error {{'Identifier<AuthorDTO, Int64>'}}
  #else
    _ = try await authors.author(commit.authorID)
    _ = try await Commit.objects.filter { $0.authorID == author.id && $0.reviewerID != author.id }.all(on: database)
    try await Commit(hash: Commit.ID("1"), authorID: author.id, reviewerID: nil).insert(on: database)
    _ = AuthorDTO.Card(id: author.id, name: author.name)
  #endif
}
