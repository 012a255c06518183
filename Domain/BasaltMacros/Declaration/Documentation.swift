import SwiftSyntax

/// The documentation comment in front of a declaration, line by line, without indentation.
struct Documentation {
  /// The lines, each with its `///`.
  let lines: [String]

  /// The text without the marks of a comment, nil where there is none.
  var text: String? {
    if lines.isEmpty { return nil }
    let texts = lines.map { $0.dropFirst($0.hasPrefix("/// ") ? 4 : 3) }
    return texts.joined(separator: "\n")
  }

  /// Reads the comment in front of a declaration.
  init(of node: some SyntaxProtocol) {
    var lines: [String] = []
    for piece in node.leadingTrivia {
      switch piece {
      case .docLineComment(let text):
        lines.append(text)
      case .docBlockComment(let text):
        lines.append(contentsOf: Documentation.lines(ofBlock: text))
      default:
        break
      }
    }
    self.lines = lines
  }

  /// A block comment as line comments, so that every generated type is documented in one form.
  private static func lines(ofBlock block: String) -> [String] {
    let body = block.dropFirst(3).dropLast(2)
    var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var text = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
      if text.hasPrefix("*") { text = text.dropFirst().drop { $0 == " " } }
      while let last = text.last, last.isWhitespace { text = text.dropLast() }
      return text.isEmpty ? "///" : "/// " + text
    }
    while lines.first == "///" { lines.removeFirst() }
    while lines.last == "///" { lines.removeLast() }
    return lines
  }
}
