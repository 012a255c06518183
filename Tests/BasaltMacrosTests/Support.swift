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
  "Projection": MacroSpec(type: ProjectionMacro.self, conformances: types("Projection", "RowDecodable", "Sendable")),
]

/// The attributes that expand to nothing.
let marks: [String: MacroSpec] = [
  "Unique": MacroSpec(type: UniqueMacro.self),
  "From": MacroSpec(type: FromMacro.self),
]

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
///
/// What a diagnosed declaration expands to is not compared, but it must parse.
func expectDiagnostics(
  _ source: String, _ diagnostics: [DiagnosticSpec], applying fixIts: [String]? = nil, fixed: String? = nil,
  macros: [String: MacroSpec] = macros, at location: Testing.SourceLocation = #_sourceLocation
) {
  assertMacroExpansion(
    source, expandedSource: expansion(of: source, macros: macros), diagnostics: diagnostics, macroSpecs: macros,
    applyFixIts: fixIts, fixedSource: fixed, indentationWidth: .spaces(2),
    failureHandler: { record($0, at: location) })
}

/// What a source file expands to.
func expansion(of source: String, macros: [String: MacroSpec] = macros) -> String {
  let file = Parser.parse(source: source)
  let context = BasicMacroExpansionContext(
    sourceFiles: [file: .init(moduleName: "TestModule", fullFilePath: "test.swift")])
  let expanded = file.expand(
    macroSpecs: macros,
    contextGenerator: { BasicMacroExpansionContext(sharingWith: context, lexicalContext: $0.allMacroLexicalContexts()) },
    indentationWidth: .spaces(2))
  return expanded.description
}

/// Swift Testing does not see XCTest's failures; this makes them its own.
private func record(_ failure: TestFailureSpec, at location: Testing.SourceLocation) {
  Issue.record(Comment(rawValue: failure.message), sourceLocation: location)
}
