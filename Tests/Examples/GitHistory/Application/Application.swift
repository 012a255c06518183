internal import BasaltPersistence
internal import BasaltSQLite
internal import Foundation
internal import GitLog
internal import History
internal import People

/// Composes the modules: it alone knows git, the database and both modules, and hands each what it needs.
package enum Application {
  /// Runs the program.
  ///
  /// - Returns: the exit status: 0, 1 after a failure, 2 for a command line that cannot be understood.
  package static func run(_ arguments: [String]) async -> Int32 {
    do {
      let options = try Options(arguments)
      if options.isHelp {
        print(Options.help)
      } else {
        try await run(options)
      }
      return 0
    } catch let error as UsageError {
      Console.writeError("error: \(error)\n\n\(Options.help)\n")
      return 2
    } catch {
      Console.writeError("error: \(Console.printableLines("\(error)"))\n")
      return 1
    }
  }

  private static func run(_ options: Options) async throws {
    let repository = try await GitRepository(path: options.repository)
    let location = try DatabaseLocation(options.database, for: repository)
    let observer = options.showsSQL ? StatementPrinter() : nil
    let database = try await location.open(observer)
    do {
      try await run(options, repository, location, database)
      await database.close()
    } catch {
      await database.close()
      throw error
    }
  }

  private static func run(
    _ options: Options, _ repository: GitRepository, _ location: DatabaseLocation, _ database: Database
  ) async throws {
    let people = try await PeopleModule.open(on: database)
    let history = try await HistoryModule(on: database)
    print("Repository: \(Console.printable(repository.directory))\nDatabase:   \(Console.printable(location.path))")

    var importer = Importer(
      repository: repository, people: people, archive: history.archive,
      progress: Progress(isRewriting: Console.errorIsTerminal && !options.showsSQL))
    print(ReportText.text(of: try await importer.run()))

    let report = try await Report(history.statistics, people, top: options.top)
    print(ReportText.text(of: report))
  }
}
