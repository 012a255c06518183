import BasaltTestFeatures
import BasaltTestToolchain
import Foundation
import Testing

/// A column is a symbol: what the editor knows of a property, it knows of the column in queries.
///
/// The fixture marks each use with a comment: a line that ends with `// User.email` uses that property.
@Suite("The editor knows a column by its property", .feature("Q2", on: .core), .timeLimit(.minutes(5)))
struct EditorTests {
  @Test(
    "finds the uses inside query closures, in another file",
    arguments: [
      Property("User", "email", "a column of the model itself"),
      Property("Team", "name", "a column of a related model"),
      Property("Person", "nickname", "a column of a related model that may be missing"),
    ])
  func references(_ property: Property) async throws {
    try await withWorkspace { workspace, server in
      let declaration = try property.declaration(in: workspace)
      let locations = try await server.references(to: declaration, in: workspace.uri("Model.swift"))
      let found = Set(locations.filter { $0.uri == workspace.uri("Queries.swift") }.map(\.range.start))
      #expect(try found == property.uses(in: workspace), "\(property.what)")
    }
  }

  @Test("renames the uses together with the property")
  func rename() async throws {
    let property = Property("Team", "name", "a column of a related model")
    try await withWorkspace { workspace, server in
      let declaration = try property.declaration(in: workspace)
      let edits = try await server.rename(declaration, in: workspace.uri("Model.swift"), to: "title")
      let queries = try #require(edits[workspace.uri("Queries.swift")])
      #expect(try Set(queries.map(\.range.start)) == property.uses(in: workspace))
      #expect(queries.allSatisfy { $0.newText == "title" })
      let model = try #require(edits[workspace.uri("Model.swift")])
      #expect(model.contains { $0.range.start == declaration })
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
    let positions = try workspace.positions(of: name, marked: "\(type).\(name)", in: "Model.swift")
    try #require(positions.count == 1, "Model.swift marks the declaration of \(type).\(name)")
    return try #require(positions.first)
  }

  func uses(in workspace: Workspace) throws -> Set<LSP.Position> {
    let positions = try workspace.positions(of: name, marked: "\(type).\(name)", in: "Queries.swift")
    try #require(!positions.isEmpty, "Queries.swift marks the uses of \(type).\(name)")
    return positions
  }
}
