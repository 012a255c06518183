import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Repository", .feature("Q8", on: .sqlite))
struct RepositoryTests {
  @Test("behind the domain's protocol it finds, counts and matches")
  func reading() async throws {
    try await withShop { db, shop in
      let users: any Repository<User> = db.repository()
      try await #expect(users.find(shop.ada.id) == shop.ada)
      try await #expect(users.find(99) == nil)
      try await #expect(users.find([shop.dee.id, 99, shop.ada.id, shop.ada.id]) == [shop.ada, shop.dee])
      try await #expect(users.find([]) == [])
      try await #expect(users.find((0..<5000).map { User.ID($0) }).count == 4)
      try await #expect(users.matching(User.adults) == [shop.ada, shop.dee])
      try await #expect(users.count() == 4)
    }
  }

  @Test("it inserts, saves and deletes, with the errors of the direct calls")
  func writing() async throws {
    try await withShop { db, shop in
      let users: any Repository<User> = db.repository(of: User.self)
      var eve = try await users.insert(
        User.Draft(email: "eve@x.com", name: "Eve", passwordHash: "", teamID: shop.core.id))
      eve.name = "Eva"
      try await users.save(eve)
      try await #expect(users.find(eve.id)?.name == "Eva")
      try await users.delete(eve.id)
      let id = eve.id
      await expectFailure(.notFound) { try await users.delete(id) }
      let gone = eve
      await expectFailure(.notFound) { try await users.save(gone) }
      await expectFailure(.uniqueViolation) {
        try await users.insert(User.Draft(email: "ada@x.com", name: "A", passwordHash: "", teamID: shop.core.id))
      }
    }
  }

  @Test("several keys are found by one statement")
  func oneStatement() async throws {
    let log = EventLog()
    try await withShop(observer: log) { db, shop in
      let before = log.events.count
      _ = try await db.repository(of: User.self).find([shop.ada.id, shop.bob.id, shop.cyd.id])
      #expect(log.events.count == before + 1)
    }
  }
}
