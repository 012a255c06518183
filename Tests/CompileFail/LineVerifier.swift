import Foundation

/// Compares what the compiler said with what a case's comments expect, line by line.
///
/// This is what the compiler's own `-verify` does, for the one thing that it cannot do: follow `#sourceLocation`, with which a
/// macro puts an error on the line of the property that it is about. (Besides, with `-suppress-notes` Swift 6.3's verifier
/// crashes on any error inside an expansion.) An error that stays inside an expansion counts on the line of the attribute.
struct LineVerifier {
  /// An error or a warning, said by the compiler or expected by a comment.
  private struct Remark: Hashable {
    var place: Place
    var kind: Substring
    var text: Substring
  }

  private struct Place: Hashable, CustomStringConvertible {
    var file: String
    var line: Int

    var description: String { "\(URL(fileURLWithPath: file).lastPathComponent):\(line)" }
  }

  private let files: Set<String>
  private var expected: [Remark] = []
  /// The attributes inside whose expansions errors are let pass.
  private var noisy: Set<Place> = []

  /// Reads the expectations in the files of a case.
  init(_ files: [URL]) throws {
    self.files = Set(files.map(\.path))
    for file in files {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in zip(1..., lines) {
        read(line, at: Place(file: file.path, line: number))
      }
    }
  }

  /// What was not said although it is expected, and what was said although it is not; `nil` if nothing.
  func complaint(about output: String) -> String? {
    var unexpected = said(output)
    var complaints: [String] = []
    for remark in expected {
      let match = unexpected.firstIndex {
        $0.place == remark.place && $0.kind == remark.kind && $0.text.contains(remark.text)
      }
      if let match {
        unexpected.remove(at: match)
      } else {
        complaints.append("\(remark.place): expected \(remark.kind) not produced: \(remark.text)")
      }
    }
    complaints += unexpected.map { "\($0.place): unexpected \($0.kind) produced: \($0.text)" }
    return complaints.isEmpty ? nil : complaints.joined(separator: "\n")
  }

  private mutating func read(_ line: Substring, at place: Place) {
    for match in line.matches(of: /expected-(error|warning)(?:@([-+][0-9]+))?(?: ([0-9]+))? *\{\{(.*?)\}\}/) {
      var place = place
      place.line += match.2.flatMap { Int($0) } ?? 0
      let remark = Remark(place: place, kind: match.1, text: match.4)
      expected += Array(repeating: remark, count: match.3.flatMap { Int($0) } ?? 1)
    }
    if line.contains("expected-expansion-errors") { noisy.insert(place) }
  }

  /// Reads the compiler's output in the style of LLVM: `file:line:column: error: text`.
  ///
  /// What it says about a file of its own making is followed by a note that says in which expansion.
  private func said(_ output: String) -> [Remark] {
    var remarks: [Remark] = []
    var inExpansion: [Remark] = []
    for line in output.split(separator: "\n") {
      guard let match = line.wholeMatch(of: /(.+?):([0-9]+):[0-9]+: (error|warning|note): (.*)/) else { continue }
      let place = Place(file: String(match.1), line: Int(match.2) ?? 0)
      let remark = Remark(place: place, kind: match.3, text: match.4)
      if remark.kind != "note" {
        if files.contains(place.file) { remarks.append(remark) } else { inExpansion.append(remark) }
      } else if files.contains(place.file), remark.text.hasPrefix("in expansion of macro") {
        if !noisy.contains(place) {
          remarks += inExpansion.map { Remark(place: place, kind: $0.kind, text: $0.text) }
        }
        inExpansion = []
      }
    }
    return remarks + inExpansion
  }
}
