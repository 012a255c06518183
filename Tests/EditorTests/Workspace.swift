import BasaltTestToolchain
import Foundation

/// A folder of Swift files as an editor sees it after a build: sources, how they are compiled, and the index that the compiler wrote.
///
/// It is compiled here rather than by the package manager, so that the test neither waits for the package's build folder nor
/// depends on whether the build wrote an index.
struct Workspace {
  let root: URL
  let files: [String]

  var indexStore: URL { root.appending(path: ".index/store") }
  var indexDatabase: URL { root.appending(path: ".index/database") }

  /// For what the server leaves behind.
  var temporary: URL { root.appending(path: ".temporary") }

  /// Copies the Swift files of `source` into `root` and compiles them.
  init(copying source: URL, to root: URL, compiler: Compiler) async throws {
    self.root = root
    try FileManager.default.createDirectory(at: root.appending(path: ".temporary"), withIntermediateDirectories: true)
    files = try FileManager.default.contentsOfDirectory(atPath: source.path).filter { $0.hasSuffix(".swift") }.sorted()
    for file in files {
      try FileManager.default.copyItem(at: source.appending(path: file), to: root.appending(path: file))
    }
    let paths = files.map { root.appending(path: $0).path }
    let arguments =
      compiler.arguments() + ["-module-name", "Fixture", "-parse-as-library"]
      + ["-index-store-path", indexStore.path, "-index-ignore-system-modules"]

    let outputs = Dictionary(uniqueKeysWithValues: paths.map { ($0, ["object": "\($0).o"]) })
    let outputMap = root.appending(path: "outputs.json")
    try JSONEncoder().encode(outputs).write(to: outputMap)
    let (status, said) = try await compiler.run(arguments + ["-c", "-output-file-map", outputMap.path] + paths)
    guard status == 0 else { throw ToolError("the fixture does not compile:\n\(said)") }

    let commands = paths.map { path in
      CompileCommand(
        directory: root.path, file: path, output: "\(path).o", arguments: ["swiftc"] + arguments + paths)
    }
    try JSONEncoder().encode(commands).write(to: root.appending(path: "compile_commands.json"))
  }

  func uri(_ file: String) -> String {
    root.appending(path: file).absoluteString
  }

  func text(_ file: String) throws -> String {
    try String(contentsOf: root.appending(path: file), encoding: .utf8)
  }

  /// Whether a place is that of an attribute, such as `@Model`.
  func isAttribute(_ location: LSP.Location) throws -> Bool {
    guard let file = files.first(where: { uri($0) == location.uri }) else { return false }
    let lines = try text(file).split(separator: "\n", omittingEmptySubsequences: false)
    let start = location.range.start
    return lines.indices.contains(start.line)
      && lines[start.line].utf16.dropFirst(start.character).first == "@".utf16.first
  }

  /// Where a file has `symbol`, as a whole word, in the lines that end with the comment `// marker`.
  func positions(of symbol: String, marked marker: String, in file: String) throws -> Set<LSP.Position> {
    // The simple kind of boundary: by Unicode's rules `team.name` is one word.
    let word = try Regex("\\b\(symbol)\\b").wordBoundaryKind(.simple)
    var positions: Set<LSP.Position> = []
    for (number, line) in try text(file).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasSuffix("// \(marker)") else { continue }
      let code = line.dropLast(marker.count + 3)
      for match in code.matches(of: word) {
        positions.insert(
          .init(line: number, character: code.utf16.distance(from: code.startIndex, to: match.range.lowerBound)))
      }
    }
    return positions
  }
}

/// A line of a compilation database, as Clang's tools define it.
private struct CompileCommand: Encodable {
  var directory: String
  var file: String
  var output: String
  var arguments: [String]
}
