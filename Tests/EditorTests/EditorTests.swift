import BasaltTestFeatures
import BasaltTestToolchain
import Foundation
import Testing

/// A column is a symbol: what the editor knows of a property, it knows of the column in queries.
///
/// The fixture marks each use with a comment: a line that ends with `// User.email` uses that property. The line that ends with
/// `// declares User.email` declares it.
@Suite("The editor knows a column by its property", .feature("Q2", on: .core), .timeLimit(.minutes(5)))
struct EditorTests {
  @Test(
    "finds and renames the uses in queries, conditions and projections",
    arguments: [
      Property("User", "email", "a column of the model itself"),
      Property("User", "name", "a column called like those of related models"),
      Property("Team", "name", "a column of a related model"),
      Property("Person", "name", "a column of a related model that may be missing"),
    ])
  func usesAreFound(_ property: Property) async throws {
    try await withWorkspace { workspace, server in
      let declaration = try property.declaration(in: workspace)
      let uses = try property.uses(in: workspace)
      let locations = try await server.references(to: declaration, in: workspace.uri("Model.swift"))
      // What the macros generate uses the property, too; that is found at their attributes.
      let found = try locations.filter { try !workspace.isAttribute($0) }
      #expect(Set(found.map(Use.init)) == uses, "\(property.what)")

      let edits = try await server.rename(declaration, in: workspace.uri("Model.swift"), to: "title")
      let renamed = edits.flatMap { uri, edits in edits.map { Use(uri: uri, start: $0.range.start) } }
      #expect(Set(renamed) == uses.union([Use(uri: workspace.uri("Model.swift"), start: declaration)]))
      #expect(edits.values.joined().allSatisfy { $0.newText == "title" })
    }
  }

  private func withWorkspace(_ body: (Workspace, LanguageServer) async throws -> Void) async throws {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixture")
    try await withTemporaryDirectory { directory in
      let workspace = try await Workspace(copying: fixture, to: directory, compiler: Compiler())
      try await LanguageServer.run(in: workspace, open: "Model.swift") { try await body(workspace, $0) }
    }
  }
}

/// A property of a model in the fixture.
struct Property: CustomTestStringConvertible, Sendable {
  let type: String
  let name: String
  let what: String

  init(_ type: String, _ name: String, _ what: String) {
    self.type = type
    self.name = name
    self.what = what
  }

  var testDescription: String { "\(type).\(name), \(what)" }

  func declaration(in workspace: Workspace) throws -> LSP.Position {
    let positions = try workspace.positions(of: name, marked: "declares \(type).\(name)", in: "Model.swift")
    try #require(positions.count == 1, "Model.swift marks the declaration of \(type).\(name)")
    return try #require(positions.first)
  }

  func uses(in workspace: Workspace) throws -> Set<Use> {
    let uses = try workspace.files.flatMap { file in
      try workspace.positions(of: name, marked: "\(type).\(name)", in: file).map {
        Use(uri: workspace.uri(file), start: $0)
      }
    }
    try #require(!uses.isEmpty, "the fixture marks the uses of \(type).\(name)")
    return Set(uses)
  }
}

/// A place that names a property.
struct Use: Hashable {
  let uri: String
  let start: LSP.Position

  init(uri: String, start: LSP.Position) {
    self.uri = uri
    self.start = start
  }

  init(_ location: LSP.Location) {
    self.init(uri: location.uri, start: location.range.start)
  }
}
