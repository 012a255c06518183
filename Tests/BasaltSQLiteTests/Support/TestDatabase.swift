import BasaltDomain
import BasaltPersistence
import BasaltSQLite
import Foundation
import Shop
import Testing

/// Where a test's database lives.
enum Place: String, CaseIterable, CustomTestStringConvertible {
  case memory
  case file

  var testDescription: String { rawValue }
}

/// The tables of the shop.
let shopTables: [any Table.Type] = [Team.self, User.self, Post.self]

/// Runs a body on an empty database of its own, which is closed and removed afterwards.
func withDatabase<Result>(
  _ place: Place = .memory, tables: [any Table.Type] = shopTables,
  configuration: SQLiteConfiguration = SQLiteConfiguration(), observer: (any StatementObserver)? = nil,
  _ body: (Database) async throws -> Result
) async throws -> Result {
  switch place {
  case .memory:
    let database = try await Database.sqliteInMemory(configuration: configuration, observer: observer)
    return try await run(database, tables, body)
  case .file:
    return try await withFile(tables: tables, configuration: configuration, observer: observer) { database, _ in
      try await body(database)
    }
  }
}

/// Runs a body on an empty database in a file of its own, and tells it the file's path.
func withFile<Result>(
  tables: [any Table.Type] = shopTables, configuration: SQLiteConfiguration = SQLiteConfiguration(),
  observer: (any StatementObserver)? = nil, _ body: (Database, String) async throws -> Result
) async throws -> Result {
  try await withFolder { folder in
    let path = folder + "/test.db"
    let database = try await Database.sqlite(path: path, configuration: configuration, observer: observer)
    return try await run(database, tables) { try await body($0, path) }
  }
}

/// Runs a body on the path of an empty folder, which is removed afterwards.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("basalt-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}

private func run<Result>(
  _ database: Database, _ tables: [any Table.Type], _ body: (Database) async throws -> Result
) async throws -> Result {
  do {
    try await database.createTables(tables)
    let result = try await body(database)
    await database.close()
    return result
  } catch {
    await database.close()
    throw error
  }
}
