import SwiftSyntax

/// Collects generated source, indented by hand.
///
/// Expansions leave the plugin as one piece of raw text. Parsing and formatting them took ten times as long as everything
/// else the plugin does.
struct SourceWriter {
  /// The source so far.
  private(set) var text = ""
  private var margin = ""
  /// Whether lines are declared to be those of the user's file.
  var hasForeignLocation = false

  /// Adds one line.
  mutating func line(_ line: String) {
    text += margin
    text += line
    text += "\n"
  }

  /// Adds several lines.
  mutating func lines(_ lines: [String]) {
    for line in lines { self.line(line) }
  }

  /// Adds an empty line, which sets declarations apart.
  mutating func gap() { text += "\n" }

  /// Adds a line that is not indented: directives that the compiler reads.
  mutating func directive(_ line: String) {
    text += line
    text += "\n"
  }

  /// A list in parentheses: on one line where there is room, otherwise one item a line.
  func list(_ head: String, _ items: [String], _ tail: String = "") -> String {
    let line = "\(head)(\(items.joined(separator: ", ")))\(tail)"
    if margin.utf8.count + line.utf8.count <= 100 { return line }
    let lines = items.map { "\n\(margin)  \($0)" }.joined(separator: ",")
    return "\(head)(\(lines)\n\(margin))\(tail)"
  }

  /// Adds `opening { … }`.
  mutating func block(_ opening: String, _ body: (inout SourceWriter) -> Void) {
    line(opening + " {")
    margin += "  "
    body(&self)
    margin.removeLast(2)
    line("}")
  }
}

extension DeclSyntax {
  /// A declaration that is nothing but text.
  init(rawText text: String) {
    self.init(MissingDeclSyntax(placeholder: .identifier(text)))
  }
}

extension ExtensionDeclSyntax {
  /// An extension that is nothing but text.
  init(rawText text: String) {
    self.init(
      extensionKeyword: .identifier(text), extendedType: MissingTypeSyntax(placeholder: .identifier("")),
      memberBlock: MemberBlockSyntax(
        leftBrace: .identifier(""), members: MemberBlockItemListSyntax([]), rightBrace: .identifier("")))
  }
}
