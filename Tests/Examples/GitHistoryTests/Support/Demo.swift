import BasaltPersistence
import BasaltSQLite
import Foundation
import GitLog
import History
import People

@testable import GitHistoryApplication

/// The demo's modules on a database, as the application composes them.
struct Demo {
  let database: Database
  let people: any PeopleService
  let history: HistoryModule

  /// Composes the modules on a database in memory, or in a file.
  init(_ file: URL? = nil) async throws {
    if let file {
      database = try await .sqlite(path: file.path)
    } else {
      database = try await .sqliteInMemory()
    }
    people = try await PeopleModule.open(on: database)
    history = try await HistoryModule(on: database)
  }

  /// Imports what is new in a repository.
  @discardableResult
  func load(
    _ repository: TestRepository, chunkSize: Int = 4000, people: (any PeopleService)? = nil
  ) async throws -> ImportResult {
    var importer = Importer(
      repository: try await repository.open(), people: people ?? self.people, archive: history.archive,
      progress: Progress(isRewriting: false), chunkSize: chunkSize)
    return try await importer.run()
  }

  /// The whole report.
  func report() async throws -> Report { try await Report(history.statistics, people, top: 100_000) }
}

/// People who go on strike after a number of registrations: what an interrupted import meets.
actor FailingPeople: PeopleService {
  struct Strike: Error {}

  private let people: any PeopleService
  private var patience: Int

  init(_ people: any PeopleService, after patience: Int) {
    self.people = people
    self.patience = patience
  }

  func register(_ authors: [Registration]) async throws -> [AuthorDTO.ID] {
    guard patience > 0 else { throw Strike() }
    patience -= 1
    return try await people.register(authors)
  }

  func authors(_ ids: some Collection<AuthorDTO.ID> & Sendable) async throws -> [AuthorDTO] {
    try await people.authors(ids)
  }

  func page(after previous: AuthorDTO.ID?, limit: Int) async throws -> [AuthorDTO] {
    try await people.page(after: previous, limit: limit)
  }
}
