internal import Foundation

/// The parts of the report that have to do with the calendar.
enum CalendarText {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// A table of years and months.
  static func months(_ counts: [(year: Int, month: Int, commits: Int)]) -> String {
    let byYear = Dictionary(grouping: counts, by: \.year).sorted { $0.key < $1.key }
    let rows = byYear.map { year, counts in
      let byMonth = Dictionary(counts.map { ($0.month, $0.commits) }) { first, _ in first }
      let cells = (1...12).map { ReportText.padded(byMonth[$0].map(String.init) ?? "·", 6) }
      return "  \(ReportText.padded(String(year), 4))\(cells.joined())"
        + ReportText.padded(String(counts.reduce(0) { $0 + $1.commits }), 8)
    }
    let header = "      " + months.map { ReportText.padded($0, 6) }.joined() + ReportText.padded("year", 8)
    return (["Commits by month (author's date, UTC)", header] + rows).joined(separator: "\n")
  }

  /// A bar for each day of the week.
  static func weekdays(_ counts: [(weekday: Int, commits: Int)]) -> String {
    let byDay = Dictionary(counts.map { ($0.weekday, $0.commits) }) { first, _ in first }
    let most = max(1, byDay.values.max() ?? 1)
    let rows = weekdays.enumerated().map { index, name in
      let commits = byDay[index + 1] ?? 0
      let bar = String(repeating: "█", count: (commits * 40 + most - 1) / most)
      let number = ReportText.padded(String(commits), 8)
      return bar.isEmpty
        ? "\(number)  \(name)" : "\(number)  \(name)\(String(repeating: " ", count: 11 - name.count))\(bar)"
    }
    return (["Commits by weekday (author's date, UTC)"] + rows).joined(separator: "\n")
  }

  /// A day in UTC.
  static func day(_ date: Date?) -> String {
    date?.formatted(.iso8601.year().month().day()) ?? "no date   "
  }
}
