public import BasaltDomain

/// Somebody who writes commits.
///
/// The model stays inside this module: others get the DTO, and hold its key.
@Model(table: "authors", dto: .public)
struct Author {
  @PrimaryKey(.generated) let id: Key<Int64>
  /// The author as commits have it: `Name <email>`. One person may have several.
  @Unique var signature: String
  /// The name that counts, which `.mailmap` may have put in place of the one in the signature.
  @Index var name: String
  /// The e-mail address that counts.
  var email: String
}

/// The key of an author, by which other modules refer to one.
///
/// The compiler does not count what a macro emits as a use of a public import. Without this line it would take the import
/// of BasaltDomain, which the public DTO needs, for one that nobody needs.
public typealias AuthorID = AuthorDTO.ID
