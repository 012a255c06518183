import BasaltTestFeatures
import Shop
import Testing

@testable import BasaltDomain

@Suite("Table path", .feature("R4", on: .core))
struct TablePathTests {
  @Test("hops come back in the order in which they were added")
  func hops() {
    #expect(TablePath.root.relations == [])
    #expect(TablePath.root.appending(1).relations == [1])
    #expect(TablePath.root.appending(2).appending(255).appending(1).relations == [2, 255, 1])
    #expect(TablePath.root.appending(1).appending(2) != TablePath.root.appending(2).appending(1))
  }

  @Test("eight hops are a path, nine are too long, and stay so")
  func length() {
    let eight = (1...8).reduce(TablePath.root) { path, hop in path.appending(UInt8(hop)) }
    #expect(eight.relations == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(eight.appending(9).isTooLong && !eight.isTooLong)
    #expect(eight.appending(9).appending(1).isTooLong)
  }

  @Test("random paths are told apart by their hops")
  func random() {
    var random = SeededGenerator(7)
    for _ in 0..<SeededGenerator.rounds(500) {
      let hops = (0..<Int.random(in: 0...7, using: &random)).map { _ in UInt8.random(in: 1...255, using: &random) }
      #expect(hops.reduce(TablePath.root) { $0.appending($1) }.relations == hops.map(Int.init))
    }
  }

  @Test("a query's columns carry the relations on the way to them")
  func columns() {
    let user = User.Columns<Present>(tablePath: .root)
    #expect(user.email.reference.table.isRoot)
    #expect(user.team.name.reference.table.relations == [1])
    #expect(user.manager.team.name.reference.table.relations == [2, 1])
    let post = Post.Columns<Present>(tablePath: .root)
    #expect(post.reviewer.manager.team.id.reference.table.relations == [2, 2, 1])
  }
}
