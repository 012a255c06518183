import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import History
import People
import Testing

/// What the modules promise each other. This file cannot name a model of theirs: they are internal.
@Suite("The modules", .timeLimit(.minutes(1)))
struct ModuleTests {
  @Test("People knows an author by the signature, and takes over a new name")
  func register() async throws {
    let demo = try await Demo()
    let ada = Registration(signature: "ada <a@x>", name: "Ada", email: "a@x")
    let bob = Registration(signature: "bob <b@x>", name: "Bob", email: "b@x")
    let first = try await demo.people.register([ada, bob, ada])
    #expect(first.count == 3 && first[0] == first[2] && first[0] != first[1])

    let renamed = Registration(signature: ada.signature, name: "Ada L.", email: "ada@y")
    #expect(try await demo.people.register([renamed]) == [first[0]])
    let authors = try await demo.people.authors(first).sorted { $0.id < $1.id }
    #expect(Set(authors.map(\.name)) == ["Ada L.", "Bob"])
    #expect(try await demo.people.page(after: authors[0].id, limit: 5) == [authors[1]])
  }

  @Test("People takes and finds thousands at once")
  func many() async throws {
    let demo = try await Demo()
    let registrations = (0..<5000).map { Registration(signature: "\($0) <a@x>", name: "\($0)", email: "a@x") }
    let ids = try await demo.people.register(registrations)
    #expect(Set(ids).count == 5000)
    let names = Dictionary(uniqueKeysWithValues: try await demo.people.authors(ids).map { ($0.id, $0.name) })
    #expect(ids.map { names[$0] } == registrations.map(\.name))
  }

  @Test(
    "History refers to an author of People by key, and refuses a key without an author", .feature("M3", on: .sqlite))
  func foreignKey() async throws {
    let demo = try await Demo()
    let known = try await demo.people.register([Registration(signature: "a", name: "A", email: "a")])
    #expect(try await demo.history.archive.add([commit("1", by: known[0])]) == 1)
    await #expect { try await demo.history.archive.add([commit("2", by: 999)]) } throws: {
      ($0 as? DatabaseError)?.code == .foreignKeyViolation
    }
    #expect(try await demo.history.archive.commitCount() == 1)
  }

  @Test("History adds a commit once, and nothing of a call that fails")
  func add() async throws {
    let demo = try await Demo()
    let author = try await demo.people.register([Registration(signature: "a", name: "A", email: "a")])[0]
    let archive = demo.history.archive
    #expect(try await archive.add([commit("1", by: author), commit("2", ["1"], by: author)]) == 2)
    #expect(try await archive.add([commit("2", ["1"], by: author), commit("3", ["2"], by: author)]) == 1)
    await #expect(throws: DatabaseError.self) {
      try await archive.add([commit("4", ["3"], by: author), commit("5", ["unknown"], by: author)])
    }
    #expect(try await demo.history.statistics.totals().changes == 3)
    try await archive.remove(["2", "3"])
    let totals = try await demo.history.statistics.totals()
    #expect(totals.commits == 1 && totals.changes == 1)
  }

  private func commit(_ hash: String, _ parents: [String] = [], by author: AuthorDTO.ID) -> NewCommit {
    NewCommit(
      hash: hash, parents: parents, authorID: author, authoredAt: .now, committedAt: .now, subject: "s",
      hasLineCounts: true, changes: [.init(path: "p", oldPath: nil, additions: 1, deletions: nil)])
  }
}
