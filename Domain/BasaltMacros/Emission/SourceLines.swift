import SwiftSyntax
import SwiftSyntaxMacros

/// Finds the lines of the user's file on which the properties of a declaration stand.
///
/// The context could be asked for each property; it answers with syntax that it parses for the purpose, which took a fifth
/// of the plugin's time. So it is asked once, and the lines from there on are counted.
struct SourceLines {
  /// The file, as a string literal.
  private let file: String
  /// The line of the declaration's first byte.
  private let firstLine: Int
  /// The position of the declaration's first byte.
  private let start: AbsolutePosition
  /// The offsets of the line feeds from there.
  private let lineFeeds: [Int]

  /// Counts the lines of a declaration; nil where the context does not know from which file it is.
  init?(of declaration: some SyntaxProtocol, in context: some MacroExpansionContext) {
    let location = context.location(of: declaration, at: .beforeLeadingTrivia, filePathMode: .filePath)
    guard let location, let line = Int(location.line.trimmedDescription) else { return nil }
    file = location.file.trimmedDescription
    firstLine = line
    start = declaration.position
    lineFeeds = declaration.syntaxTextBytes.enumerated().filter { $0.element == UInt8(ascii: "\n") }.map(\.offset)
  }

  /// The directive that declares the next line to be the line of a token.
  func directive(for token: TokenSyntax) -> String {
    let offset = token.positionAfterSkippingLeadingTrivia.utf8Offset - start.utf8Offset
    let line = firstLine + lineFeeds.prefix { $0 < offset }.count
    return "#sourceLocation(file: \(file), line: \(line))"
  }
}

extension SourceWriter {
  /// Declares the next line to be the line of a token in the user's file.
  mutating func location(of token: TokenSyntax, in lines: SourceLines?) {
    guard let lines else { return }
    directive(lines.directive(for: token))
    hasForeignLocation = true
  }

  /// Ends what ``location(of:in:)`` began. Where nothing began, the compiler would refuse the end.
  mutating func endLocation() {
    if hasForeignLocation { directive("#sourceLocation()") }
    hasForeignLocation = false
  }
}
