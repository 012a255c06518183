import SwiftParser
import SwiftSyntax
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import BasaltMacros

/// Basalt's macros, as the test harness wants to know them.
let macros: [String: MacroSpec] = [
  "Model": MacroSpec(
    type: ModelMacro.self,
    conformances: types("Model", "Table", "RowDecodable", "InsertShape", "Sendable", "Identifiable")),
  "Embeddable": MacroSpec(type: ModelMacro.self, conformances: types("Model", "Embeddable", "Sendable")),
  "Mapping": MacroSpec(type: MappingMacro.self),
  "Projection": MacroSpec(
    type: ProjectionMacro.self, conformances: types("Projection", "RowDecodable", "Sendable", "Encodable")),
]

/// The macros reduced to their diagnostics: the harness would spend its time parsing expansions.
let diagnosing: [String: MacroSpec] = [
  "Model": MacroSpec(type: DiagnosingMacro<ModelMacro>.self),
  "Embeddable": MacroSpec(type: DiagnosingMacro<ModelMacro>.self),
  "Mapping": MacroSpec(type: DiagnosingMacro<MappingMacro>.self),
  "Projection": MacroSpec(type: DiagnosingMacro<ProjectionMacro>.self),
]

/// The attributes that expand to nothing.
let marks: [String: MacroSpec] = [
  "Unique": MacroSpec(type: UniqueMacro.self),
  "From": MacroSpec(type: FromMacro.self),
  "Computed": MacroSpec(type: ComputedMacro.self),
]

/// A macro that reports what another one reports, and adds nothing.
private enum DiagnosingMacro<Base: MemberMacro>: MemberMacro {
  static func expansion(
    of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
    conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    _ = try Base.expansion(of: node, providingMembersOf: declaration, conformingTo: protocols, in: context)
    return []
  }
}

private func types(_ names: String...) -> [TypeSyntax] {
  names.map { TypeSyntax(IdentifierTypeSyntax(name: .identifier($0))) }
}

/// Expects a declaration to expand to other text.
///
/// A line `#importWarning` in the expected text stands for the three lines that every model with a table begins with.
func expectExpansion(
  _ source: String, _ expanded: String, diagnostics: [DiagnosticSpec] = [],
  at location: Testing.SourceLocation = #_sourceLocation
) {
  assertMacroExpansion(
    source, expandedSource: writingOutImportWarning(expanded), diagnostics: diagnostics, macroSpecs: macros,
    indentationWidth: .spaces(2), failureHandler: { record($0, at: location) })
}

private func writingOutImportWarning(_ expanded: String) -> String {
  let lines = expanded.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
    guard line.hasSuffix("#importWarning") else { return [String(line)] }
    let indentation = line.prefix { $0 == " " }
    return importWarning.map { indentation + $0 }
  }
  return lines.joined(separator: "\n")
}

private let importWarning = [
  "#if !hasFeature(MemberImportVisibility) && !BASALT_NO_IMPORT_WARNING",
  #"""
  #warning("Basalt: switch on the upcoming feature 'MemberImportVisibility' for this target (swiftSettings: \#
  [.enableUpcomingFeature(\"MemberImportVisibility\")]); without it save and delete are visible in files that do not \#
  import BasaltPersistence. Define BASALT_NO_IMPORT_WARNING to silence this.")
  """#,
  "#endif",
]

/// Expects diagnostics, and that the fix-its called `applying` make the source another one.
func expectDiagnostics(
  _ source: String, _ diagnostics: [DiagnosticSpec], applying fixIts: [String]? = nil, fixed: String? = nil,
  macros: [String: MacroSpec] = diagnosing, at location: Testing.SourceLocation = #_sourceLocation
) {
  assertMacroExpansion(
    source, expandedSource: expansion(of: source, macros: macros), diagnostics: diagnostics, macroSpecs: macros,
    applyFixIts: fixIts, fixedSource: fixed, indentationWidth: .spaces(2),
    failureHandler: { record($0, at: location) })
}

/// Expects an expansion to have some lines, whatever their indentation and isolation, and not to have others.
func expectLines(
  _ source: String, has expected: [String] = [], lacks unwanted: [String] = [],
  at location: Testing.SourceLocation = #_sourceLocation
) {
  let expansion = withoutIsolation(expansion(of: source))
  let lines = Set(expansion.split(separator: "\n").map { $0.drop { $0 == " " } })
  let (expected, unwanted) = (expected.map(withoutIsolation), unwanted.map(withoutIsolation))
  for line in expected where !lines.contains(line[...]) {
    Issue.record("no line '\(line)' in:\n\(expansion)", sourceLocation: location)
  }
  for line in unwanted where lines.contains(line[...]) {
    Issue.record("line '\(line)' in:\n\(expansion)", sourceLocation: location)
  }
}

private func withoutIsolation(_ text: String) -> String { text.replacing("nonisolated ", with: "") }

/// What a source file expands to.
func expansion(of source: String, macros: [String: MacroSpec] = macros) -> String {
  let file = Parser.parse(source: source)
  let context = BasicMacroExpansionContext(
    sourceFiles: [file: .init(moduleName: "TestModule", fullFilePath: "test.swift")])
  let expanded = file.expand(
    macroSpecs: macros,
    contextGenerator: { syntax in
      BasicMacroExpansionContext(sharingWith: context, lexicalContext: syntax.allMacroLexicalContexts())
    },
    indentationWidth: .spaces(2))
  return expanded.description
}

/// Swift Testing does not see XCTest's failures; this makes them its own.
private func record(_ failure: TestFailureSpec, at location: Testing.SourceLocation) {
  Issue.record(Comment(rawValue: failure.message), sourceLocation: location)
}

/// A diagnostic with its position and the names of its fix-its.
func error(
  _ message: String, _ line: Int, _ column: Int, notes: [NoteSpec] = [], fixIts: [String] = []
) -> DiagnosticSpec {
  DiagnosticSpec(
    message: message, line: line, column: column, notes: notes, fixIts: fixIts.map { FixItSpec(message: $0) })
}
