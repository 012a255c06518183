import Foundation
import GRDB
import Harness

/// GRDB as a server would use it: a `DatabasePool`, its `async` accesses, cached statements, records decoded by index.
///
/// Requests are written in SQL, because that is what GRDB caches: its query interface prepares a statement each time.
struct GRDBContestant: Contestant {
  static let name = "grdb"

  let pool: DatabasePool
  /// The inputs of `bulk_insert_10k`.
  let bigs: [Big]
  /// The inputs of `rich_insert_100`.
  let documents: [Document]

  init(_ environment: Environment) async throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA cache_size = 10000")
    }
    let pool = try DatabasePool(path: environment.path, configuration: configuration)
    self.pool = pool
    bigs =
      if environment.workloads.contains(.bulkInsert10k) {
        try await pool.read { db in
          try Big.fetchAll(
            db, sql: "SELECT \(Big.columns) FROM big WHERE id <= ? ORDER BY id", arguments: [Inputs.bulkBigs])
        }
      } else { [] }
    documents =
      if environment.workloads.contains(.richInsert100) {
        try await pool.read { db in
          try Document.fetchAll(
            db, sql: "SELECT \(Document.columns) FROM docs WHERE id <= ? ORDER BY id", arguments: [Inputs.bulkDocs])
        }
      } else { [] }
  }
}

// MARK: - Reads

extension GRDBContestant {
  /// A request for users whose statement is cached.
  private func users(_ rest: String, _ arguments: StatementArguments) -> SQLRequest<User> {
    SQLRequest(sql: "SELECT \(User.columns) FROM users \(rest)", arguments: arguments, cached: true)
  }

  func selectPK(_ iteration: Iteration) async throws -> Int {
    let request = users("WHERE id = ?", [iteration.key])
    let user = try await pool.read { db in try request.fetchOne(db) }
    guard let user else { throw MissingRow(id: iteration.key) }
    return iteration.result(user)
  }

  func selectFilter(_ iteration: Iteration) async throws -> Int {
    let request = users("WHERE age >= ?", [18])
    return iteration.result(try await pool.read { db in try request.fetchAll(db) })
  }

  func filterSimple(_ iteration: Iteration) async throws -> Int {
    let request = users("WHERE name = ?", ["User0"])
    return iteration.result(try await pool.read { db in try request.fetchAll(db) })
  }

  func filterComplex(_ iteration: Iteration) async throws -> Int {
    let request = users("WHERE (age >= ? AND is_active = ?) OR name LIKE ?", [18, true, "A%"])
    return iteration.result(try await pool.read { db in try request.fetchAll(db) })
  }

  func filterIn(_ iteration: Iteration) async throws -> Int {
    let keys = Inputs.keys
    let request = users("WHERE id IN (\(databaseQuestionMarks(count: keys.count)))", StatementArguments(keys))
    return iteration.result(try await pool.read { db in try request.fetchAll(db) })
  }

  func orderLimit(_ iteration: Iteration) async throws -> Int {
    let request = users("ORDER BY created_at DESC LIMIT ?", [10])
    return iteration.result(try await pool.read { db in try request.fetchAll(db) })
  }

  func aggregateCount(_ iteration: Iteration) async throws -> Int {
    let request = SQLRequest<Int>(sql: "SELECT COUNT(*) FROM users", cached: true)
    return try await pool.read { db in try request.fetchOne(db) } ?? 0
  }

  func aggregateMixed(_ iteration: Iteration) async throws -> Int {
    let request = SQLRequest<Row>(sql: "SELECT COUNT(*), AVG(age), MAX(age) FROM users", cached: true)
    return try await pool.read { db in
      guard let row = try request.fetchOne(db) else { return 0 }
      return CheckValue.aggregates(count: row[0], average: row[1], maximum: row[2])
    }
  }

  func fetch100k(_ iteration: Iteration) async throws -> Int {
    let request = SQLRequest<Big>(sql: "SELECT \(Big.columns) FROM big", cached: true)
    return iteration.result(try await pool.read { db in try request.fetchAll(db) })
  }

  func stream100k(_ iteration: Iteration) async throws -> Int {
    let request = SQLRequest<Big>(sql: "SELECT \(Big.columns) FROM big ORDER BY id", cached: true)
    return try await pool.read { db in
      let rows = try request.fetchCursor(db)
      var result = 0
      while let row = try rows.next() { result += iteration.result(row) }
      return result
    }
  }

  func richFetch1k(_ iteration: Iteration) async throws -> Int {
    let request = SQLRequest<Document>(sql: "SELECT \(Document.columns) FROM docs", cached: true)
    return iteration.result(try await pool.read { db in try request.fetchAll(db) })
  }
}

// MARK: - Writes

extension GRDBContestant {
  /// Runs one cached statement in its own transaction.
  ///
  /// - Returns: The number of changed rows.
  private func execute(_ sql: String, _ arguments: StatementArguments) async throws -> Int {
    try await pool.write { db in
      try db.cachedStatement(sql: sql).execute(arguments: arguments)
      return db.changesCount
    }
  }

  func updateSingle(_ iteration: Iteration) async throws -> Int {
    try await execute("UPDATE users SET name = ? WHERE id = ?", ["Updated", iteration.key])
  }

  func updateBulk(_ iteration: Iteration) async throws -> Int {
    try await execute("UPDATE users SET is_active = ? WHERE age < ?", [false, 18])
  }

  func deleteSingle(_ iteration: Iteration) async throws -> Int {
    try await execute("DELETE FROM users WHERE id = ?", [iteration.key])
  }

  func insertSingle(_ iteration: Iteration) async throws -> Int {
    let user = testUser(email: Inputs.email(iteration))
    let inserted = try await pool.write { db in try user.inserted(db) }
    return inserted.id == nil ? 0 : 1
  }

  func insertBulk100(_ iteration: Iteration) async throws -> Int {
    let users = (0..<Inputs.bulkUsers).map { testUser(email: Inputs.email(iteration, row: $0)) }
    try await pool.write { db in
      // The statement once, unchecked arguments: GRDB's fastest insert.
      let statement = try db.cachedStatement(
        sql: "INSERT INTO users (name, email, age, is_active, created_at) VALUES (?, ?, ?, ?, ?)")
      for user in users {
        statement.setUncheckedArguments([
          user.name, user.email, user.age, user.isActive, StoredInstant(date: user.createdAt),
        ])
        try statement.execute()
      }
    }
    return users.count
  }

  func bulkInsert10k(_ iteration: Iteration) async throws -> Int {
    let bigs = self.bigs
    try await pool.write { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO bulk (user_id, name, email, score, is_active, created_at, note) VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      for row in bigs {
        statement.setUncheckedArguments([
          row.userID, row.name, row.email, row.score, row.isActive, StoredInstant(date: row.createdAt), row.note,
        ])
        try statement.execute()
      }
    }
    return bigs.count
  }

  func richInsert100(_ iteration: Iteration) async throws -> Int {
    let documents = self.documents
    try await pool.write { db in
      let statement = try db.cachedStatement(
        sql: "INSERT INTO docs (uid, amount, day, ts, data, raw, note) VALUES (?, ?, ?, ?, ?, ?, ?)")
      for row in documents {
        statement.setUncheckedArguments([
          row.uid.uuidString.lowercased(), row.amount, row.day, StoredInstant(date: row.timestamp), try row.json,
          row.raw, row.note,
        ])
        try statement.execute()
      }
    }
    return documents.count
  }

  private func testUser(email: String) -> User {
    User(id: nil, name: "TestUser", email: email, age: 25, isActive: true, createdAt: Date())
  }
}

struct MissingRow: Error {
  var id: Int64
}
