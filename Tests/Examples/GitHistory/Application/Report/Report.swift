internal import BasaltDomain
internal import History
internal import People

/// Everything that the report says, before it is put into words.
struct Report {
  /// An author by name, as `git shortlog -sn` counts.
  struct Author: Equatable {
    let name: String
    let commits: Int
  }

  let totals: HistoryTotals
  let authorCount: Int
  let authors: [Author]
  let months: [(year: Int, month: Int, commits: Int)]
  let weekdays: [(weekday: Int, commits: Int)]
  let files: [FileStatistics]
  let largest: [(commit: CommitSize, author: String)]
  let latest: [(commit: CommitDTO.Line, author: String)]

  /// Asks the modules. What belongs to authors comes from People in a single call, for all parts of the report.
  init(_ history: any HistoryStatistics, _ people: any PeopleService, top: Int) async throws {
    totals = try await history.totals()
    months = try await history.commitsByMonth()
    weekdays = try await history.commitsByWeekday()
    files = try await history.mostChangedFiles(top)
    let counts = try await history.commitsByAuthor()
    let largest = try await history.largestCommits(top)
    let latest = try await history.latestCommits(top)

    let known = try await people.authors(counts.map(\.author))
    let names = Dictionary(known.map { ($0.id, $0.name) }) { first, _ in first }
    self.largest = largest.map { ($0, names[$0.authorID] ?? "") }
    self.latest = latest.map { ($0, names[$0.authorID] ?? "") }
    let authors = Self.byName(counts.map { (names[$0.author] ?? "", $0.commits) })
    authorCount = authors.count
    self.authors = Array(authors.prefix(top))
  }

  /// Adds up what has one name, and orders as `git shortlog -sn` does: most commits first, then by the bytes of the name.
  ///
  /// Git counts names and not addresses: one person with two addresses is one line, two names with one address are two.
  private static func byName(_ counts: [(name: String, commits: Int)]) -> [Author] {
    Dictionary(counts.map { (ExactText($0.name), $0.commits) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { Author(name: $0.key.text, commits: $0.value) }
  }
}
