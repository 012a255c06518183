import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Queries that would not mean what they say", .feature("Q6", "Q9", on: .sqlite))
struct RefusedQueryTests {
  @Test("two thousand nested conditions are an error and no crash")
  func deep() async throws {
    try await withShop { db, _ in
      let query = (0..<2000).reduce(User.objects) { query, number in query.filter { $0.views != -number - 1 } }
      await expectFailure(.invalidQuery) { try await query.count(on: db) }
    }
  }

  @Test("a column of another query is refused, also when a query of the same shape has run before")
  func foreignColumn() async throws {
    try await withShop { db, _ in
      let own = Post.objects.filter { $0.authorID == $0.reviewerID }
      _ = try await own.count(on: db)
      var queries: [Query<Post>] = []
      _ = User.objects.filter { user in
        let _ = queries.append(Post.objects.filter { $0.authorID == user.id })
        user.isActive
      }
      let query = try #require(queries.first)
      await expectFailure(.invalidQuery) { try await query.count(on: db) }
    }
  }

  @Test("beside a group's key or an aggregate, a column that differs within the group is refused")
  func ungrouped() async throws {
    try await withShop { db, _ in
      await expectFailure(.invalidQuery) {
        try await User.objects.group { $0.teamID }.select { ($0.name, $0.count()) }.all(on: db)
      }
      await expectFailure(.invalidQuery) {
        try await User.objects.aggregate(on: db) { ($0.name, $0.count()) }
      }
      await expectFailure(.invalidQuery) { try await User.objects.filter { $0.count() > 1 }.all(on: db) }
    }
  }
}
