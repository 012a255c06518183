public import BasaltDomain

/// What other modules can ask of this one.
public protocol PeopleService: Sendable {
  /// Makes authors known, or takes over what has changed about those that are known by their signature.
  ///
  /// - Parameter authors: any number, of which several may be the same.
  /// - Returns: a key for each, in the same order.
  func register(_ authors: [Registration]) async throws -> [AuthorDTO.ID]

  /// The authors of keys, in no particular order; keys without an author are left out. One statement, however many keys.
  func authors(_ ids: some Collection<AuthorDTO.ID> & Sendable) async throws -> [AuthorDTO]

  /// Some of all authors, in the order of their keys.
  ///
  /// - Parameters:
  ///   - previous: the last author of the page before, nil for the first page.
  ///   - limit: how many at most.
  func page(after previous: AuthorDTO.ID?, limit: Int) async throws -> [AuthorDTO]
}

/// An author to be made known.
public struct Registration: Hashable, Sendable {
  /// The author as commits have it, by which it is known.
  public let signature: String
  /// The name that counts.
  public let name: String
  /// The e-mail address that counts.
  public let email: String

  /// Describes an author.
  public init(signature: String, name: String, email: String) {
    self.signature = signature
    self.name = name
    self.email = email
  }
}
