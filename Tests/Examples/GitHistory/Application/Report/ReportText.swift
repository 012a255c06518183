internal import Foundation
internal import History

/// Puts results into words.
enum ReportText {
  /// What an import has done.
  static func text(of result: ImportResult) -> String {
    guard let head = result.head else {
      return "HEAD:       there is no commit yet"
        + (result.removed > 0 ? "; \(count(result.removed, "commit")) removed" : "")
    }
    var text = "HEAD:       \(head)\nImport:     "
    text += result.added == 0 ? "nothing new" : "\(count(result.added, "new commit")) read"
    if result.removed > 0 { text += ", \(result.removed) removed that HEAD does not reach" }
    text += String(format: " in %.2f s", result.duration / .seconds(1))
    if let peak = result.peakMemory { text += String(format: ", peak memory %.1f MB", Double(peak) / 1024) }
    return text
  }

  /// The report.
  static func text(of report: Report) -> String {
    var sections = [totals(report)]
    guard report.totals.commits > 0 else { return sections[0] }
    sections.append(section("Top authors", report.authors.map { [number($0.commits, 8), name($0.name)] }))
    sections.append(CalendarText.months(report.months))
    sections.append(CalendarText.weekdays(report.weekdays))
    sections.append(
      section(
        "Most changed files (commits, lines added and deleted)",
        report.files.map {
          [
            number($0.commits, 8), number($0.additions, 9, "+"), number($0.deletions, 9, "-"),
            Console.printable($0.path),
          ]
        }))
    sections.append(
      section(
        "Largest commits (lines added and deleted, files)",
        report.largest.map {
          [
            number($0.commit.additions, 9, "+"), number($0.commit.deletions, 9, "-"), number($0.commit.files, 7),
            hash("\($0.commit.hash)"), subject($0.commit.subject), "(\(name($0.author)))",
          ]
        }))
    sections.append(
      section(
        "Latest commits",
        report.latest.map {
          [
            "  " + hash("\($0.commit.hash)"), CalendarText.day($0.commit.committedAt), subject($0.commit.subject),
            "(\(name($0.author)))",
          ]
        }))
    return sections.joined(separator: "\n\n")
  }

  private static func totals(_ report: Report) -> String {
    let totals = report.totals
    guard totals.commits > 0 else { return "\n0 commits" }
    return """

      \(count(totals.commits, "commit")) (\(count(totals.merges, "merge"))) by \(count(report.authorCount, "author")), \
      \(CalendarText.day(totals.earliest)) to \(CalendarText.day(totals.latest))
      \(count(totals.changes, "change")) of \(count(totals.files, "file")), \(count(totals.additions, "line")) added, \
      \(totals.deletions) deleted
      """ + uncounted(totals.uncounted)
  }

  private static func uncounted(_ commits: Int) -> String {
    commits == 0 ? "" : "\nThe lines of \(count(commits, "commit")) are not counted: this clone lacks contents of files"
  }

  private static func section(_ title: String, _ rows: [[String]]) -> String {
    ([title] + rows.map { $0.joined(separator: "  ") }).joined(separator: "\n")
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func number(_ number: Int, _ width: Int, _ sign: String = "") -> String {
    padded(sign + String(number), width)
  }

  /// The text, with spaces before it.
  static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func hash(_ hash: String) -> String { String(hash.prefix(10)) }

  private static func name(_ name: String) -> String {
    name.isEmpty ? "(no name)" : Console.printable(Console.shortened(name, to: 60))
  }

  private static func subject(_ subject: String) -> String { Console.printable(Console.shortened(subject, to: 72)) }
}
