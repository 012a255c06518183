import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import Foundation
import Harness

/// Basalt as its users write it: typed queries, single statements on the database's handle, no transaction where one
/// statement is one anyway.
struct BasaltContestant: Contestant {
  static let name = "basalt"

  let db: Database
  /// The inputs of `bulk_insert_10k`.
  let bigs: [BulkBig.Draft]
  /// The inputs of `rich_insert_100`.
  let documents: [Document.Draft]

  init(_ environment: Environment) async throws {
    // Foreign keys are always on, and `synchronous` is NORMAL by default.
    var configuration = SQLiteConfiguration()
    configuration.busyTimeout = .seconds(5)
    configuration.cachePages = 10_000
    let db = try await Database.sqlite(path: environment.path, configuration: configuration)
    self.db = db
    bigs =
      if environment.workloads.contains(.bulkInsert10k) {
        try await Big.objects.filter { $0.id <= Big.ID(Int64(Inputs.bulkBigs)) }.order { $0.id.ascending }.all(on: db)
          .map { BulkBig.Draft($0) }
      } else { [] }
    documents =
      if environment.workloads.contains(.richInsert100) {
        try await Document.objects.filter { $0.id <= Document.ID(Int64(Inputs.bulkDocs)) }.order { $0.id.ascending }
          .all(on: db).map { Document.Draft($0) }
      } else { [] }
  }
}

// MARK: - Reads

extension BasaltContestant {
  func selectPK(_ iteration: Iteration) async throws -> Int {
    iteration.result(try await User.objects.get(User.ID(iteration.key), on: db))
  }

  func selectFilter(_ iteration: Iteration) async throws -> Int {
    iteration.result(try await User.objects.filter { $0.age >= 18 }.all(on: db))
  }

  func filterSimple(_ iteration: Iteration) async throws -> Int {
    iteration.result(try await User.objects.filter { $0.name == "User0" }.all(on: db))
  }

  /// `LIKE` ignores case, and so it is `ignoringCase` that says the same.
  func filterComplex(_ iteration: Iteration) async throws -> Int {
    let users = User.objects.filter {
      ($0.age >= 18 && $0.isActive) || $0.name.hasPrefix("A", ignoringCase: true)
    }
    return iteration.result(try await users.all(on: db))
  }

  func filterIn(_ iteration: Iteration) async throws -> Int {
    let keys = Inputs.keys.map { User.ID($0) }
    return iteration.result(try await User.objects.filter { $0.id.isIn(keys) }.all(on: db))
  }

  func orderLimit(_ iteration: Iteration) async throws -> Int {
    iteration.result(try await User.objects.order { $0.createdAt.descending }.limit(10).all(on: db))
  }

  func aggregateCount(_ iteration: Iteration) async throws -> Int {
    try await User.objects.count(on: db)
  }

  func aggregateMixed(_ iteration: Iteration) async throws -> Int {
    let (count, average, maximum) = try await User.objects.aggregate(on: db) {
      ($0.count(), $0.age.average(), $0.age.max())
    }
    return CheckValue.aggregates(count: count, average: average ?? 0, maximum: maximum ?? 0)
  }

  func fetch100k(_ iteration: Iteration) async throws -> Int {
    iteration.result(try await Big.objects.all(on: db))
  }

  func stream100k(_ iteration: Iteration) async throws -> Int {
    try await Big.objects.order { $0.id.ascending }.stream(on: db) { rows in
      var result = 0
      for try await row in rows { result += iteration.result(row) }
      return result
    }
  }

  func richFetch1k(_ iteration: Iteration) async throws -> Int {
    iteration.result(try await Document.objects.all(on: db))
  }
}

// MARK: - Writes

extension BasaltContestant {
  func updateSingle(_ iteration: Iteration) async throws -> Int {
    let key = User.ID(iteration.key)
    return try await User.objects.filter { $0.id == key }.update(on: db) { $0.name.set("Updated") }
  }

  func updateBulk(_ iteration: Iteration) async throws -> Int {
    try await User.objects.filter { $0.age < 18 }.update(on: db) { $0.isActive.set(false) }
  }

  func deleteSingle(_ iteration: Iteration) async throws -> Int {
    let key = User.ID(iteration.key)
    return try await User.objects.filter { $0.id == key }.delete(on: db)
  }

  func insertSingle(_ iteration: Iteration) async throws -> Int {
    let user = try await testUser(email: Inputs.email(iteration)).insert(on: db)
    return user.id.rawValue > 0 ? 1 : 0
  }

  func insertBulk100(_ iteration: Iteration) async throws -> Int {
    let users = (0..<Inputs.bulkUsers).map { testUser(email: Inputs.email(iteration, row: $0)) }
    return try await User.objects.insert(users, on: db)
  }

  func bulkInsert10k(_ iteration: Iteration) async throws -> Int {
    try await BulkBig.objects.insert(bigs, on: db)
  }

  func richInsert100(_ iteration: Iteration) async throws -> Int {
    try await Document.objects.insert(documents, on: db)
  }

  private func testUser(email: String) -> User.Draft {
    User.Draft(name: "TestUser", email: email, age: 25, createdAt: Date())
  }
}
