import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import Foundation
import Shop

/// Four users in two teams, and three posts.
struct SampleShop {
  let core: Team
  let ops: Team
  /// 36 years old, without manager.
  let ada: User
  /// Without age, managed by Ada.
  let bob: User
  /// 17 years old, managed by Ada.
  let cyd: User
  /// 52 years old, managed by Bob.
  let dee: User

  /// 2024-02-29 12:34:56 UTC, a Thursday.
  static let leapNoon = Date(timeIntervalSince1970: 1_709_210_096)

  init(on database: Database) async throws {
    core = try await Team(name: "core").insert(on: database)
    ops = try await Team(name: "ops").insert(on: database)
    ada = try await User.Draft(
      email: "ada@x.com", name: "Ada", age: 36, passwordHash: "a", views: 10, createdAt: Self.leapNoon, teamID: core.id
    ).insert(on: database)
    bob = try await User.Draft(
      email: "bob@x.com", name: "Bob", passwordHash: "b", isActive: false,
      createdAt: Self.leapNoon.addingTimeInterval(86_400), teamID: core.id, managerID: ada.id
    ).insert(on: database)
    cyd = try await User.Draft(
      email: "cyd@y.org", name: "Cyd", age: 17, passwordHash: "c", views: 3,
      createdAt: Self.leapNoon.addingTimeInterval(-86_400), teamID: ops.id, managerID: ada.id
    ).insert(on: database)
    dee = try await User.Draft(
      email: "dee@y.org", name: "Dee", age: 52, passwordHash: "d", views: 7, createdAt: Self.leapNoon, teamID: ops.id,
      managerID: bob.id
    ).insert(on: database)
    try await Post.objects.insert(
      [
        Post.Draft(title: "Alpha", body: "first", authorID: ada.id, reviewerID: bob.id),
        Post.Draft(title: "beta", authorID: bob.id),
        Post.Draft(title: "gamma", body: "third", authorID: ada.id, reviewerID: cyd.id),
      ], on: database)
  }
}

/// Runs a body on a database of its own that holds the sample shop.
func withShop<Result>(
  _ place: Place = .memory, configuration: SQLiteConfiguration = SQLiteConfiguration(),
  observer: (any StatementObserver)? = nil, _ body: (Database, SampleShop) async throws -> Result
) async throws -> Result {
  try await withDatabase(place, configuration: configuration, observer: observer) { database in
    try await body(database, SampleShop(on: database))
  }
}

/// A sequence that makes its elements as they are asked for, and that tasks may share.
struct Generated<Element>: Sequence, Sendable {
  let count: Int
  let make: @Sendable (Int) -> Element

  init(_ count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    self.count = count
    self.make = make
  }

  func makeIterator() -> some IteratorProtocol<Element> { (0..<count).lazy.map(make).makeIterator() }
}

extension Query<User> {
  /// The names of the users, in the order of their keys.
  func names(on reader: some Reader) async throws -> [String] {
    try await all(on: reader).sorted { $0.id < $1.id }.map(\.name)
  }
}
