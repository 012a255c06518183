internal import Foundation

/// The terminal, or what stands in its place.
enum Console {
  /// Whether the standard error is a terminal.
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) != 0 }

  /// Writes to the standard error.
  static func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// A text in which characters that would move the cursor, change colours or turn the direction of writing are escaped:
  /// names and messages come from anybody.
  static func printable(_ text: String) -> String {
    var printable = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": printable += "\\n"
      case "\t": printable += "\\t"
      case "\r": printable += "\\r"
      case _ where isHarmful(scalar): printable += "\\u{\(String(scalar.value, radix: 16))}"
      default: printable.unicodeScalars.append(scalar)
      }
    }
    return printable
  }

  /// The same for a text of several lines.
  static func printableLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
  }

  /// The beginning of a text, if it is long, with an ellipsis.
  static func shortened(_ text: String, to length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    default: false
    }
  }
}
