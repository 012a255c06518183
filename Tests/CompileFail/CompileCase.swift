import BasaltTestToolchain
import Foundation
import Testing

/// A piece of Swift that proves a promise about what compiles and what does not.
///
/// A case is a file `name.swift`, or a folder `name/` whose files form one module. Subfolders of such a folder are modules of
/// their own, named like the subfolder and compiled first, in alphabetical order. A case of `cases/` is compiled twice:
///
/// - *refused*, with the condition `REFUSED`: the compiler must say what the `// expected-error {{…}}` comments say, and no
///   other error or warning (notes do not count);
/// - *accepted*, without it: the rest of the file and the `#else` branch, its twin, must compile without a warning. So a case
///   cannot be refused for a reason that has nothing to do with its promise, such as a misspelt import.
///
/// Comments at the top of a file direct the work:
///
///     // features: M2 M3                   what the case proves; required
///     // uses: Shop                        adds `shared/Shop.swift` to the module of the case
///     // without: MemberImportVisibility   is refused without a language feature; its twin is the same with the feature
///     // verified: by line                 by ``LineVerifier`` and not by the compiler's `-verify`: the promise is about an
///                                          error that comes out of a macro's expansion
///     // isolated: MainActor               in a module whose declarations belong to the main actor unless they say otherwise
struct CompileCase: Sendable, CustomTestStringConvertible {
  /// How a case is compiled.
  enum Mode: String, Sendable {
    case refused
    case accepted
  }

  let name: String
  /// The files of the case's own module, the shared ones included.
  let files: [URL]
  /// The modules that are compiled first.
  let modules: [(name: String, files: [URL])]
  let features: [String]
  let switchedOff: Set<String>
  private let isVerifiedByLine: Bool
  private let isolation: [String]

  var testDescription: String { name }

  /// Reads the case at `url`.
  init(_ url: URL, shared: URL) throws {
    name = url.deletingPathExtension().lastPathComponent
    let isFolder = url.pathExtension != "swift"
    let own = isFolder ? try Self.entries(of: url).filter { $0.pathExtension == "swift" } : [url]
    modules = try (isFolder ? Self.entries(of: url) : []).filter { $0.hasDirectoryPath }.map {
      (name: $0.lastPathComponent, files: try Self.entries(of: $0).filter { $0.pathExtension == "swift" })
    }
    let header = try own.flatMap(Self.header)
    func words(_ key: String) -> [String] { header.filter { $0.key == key }.flatMap(\.words) }
    files = own + words("uses").map { shared.appending(path: "\($0).swift") }
    features = words("features")
    switchedOff = Set(words("without"))
    isVerifiedByLine = words("verified") == ["by", "line"]
    isolation = words("isolated").flatMap {
      ["-default-isolation", $0, "-enable-upcoming-feature", "InferIsolatedConformances"]
    }
    let directions = ["features", "uses", "without", "verified", "isolated"]
    if let unknown = header.first(where: { !directions.contains($0.key) }) {
      throw ToolError("\(name): unknown direction '\(unknown.key):'")
    }
    if features.isEmpty {
      throw ToolError("\(name): a case says what it proves, with '// features: …' in its first line")
    }
  }

  /// The cases in a folder, by name.
  static func all(in directory: URL, shared: URL) throws -> [CompileCase] {
    try entries(of: directory)
      .filter { $0.pathExtension == "swift" || $0.hasDirectoryPath }
      .map { try CompileCase($0, shared: shared) }
  }

  /// Compiles the case.
  ///
  /// - Returns: What is wrong, in the words of the compiler, or `nil` if all is as promised.
  func failure(_ mode: Mode, with compiler: Compiler) async throws -> String? {
    if mode == .refused, let lack = try lackOfTwin() { return lack }
    let features = Compiler.upcomingFeatures.filter { mode == .accepted || !switchedOff.contains($0) }
    let common = compiler.arguments(features: features)
    return try await withTemporaryDirectory { directory in
      let arguments = common + ["-wmo", "-parse-as-library", "-I", directory.path] + isolation
      for module in modules {
        let output = directory.appending(path: "\(module.name).swiftmodule").path
        let (status, said) = try await compiler.run(
          arguments + ["-emit-module", "-module-name", module.name, "-o", output] + module.files.map(\.path))
        if status != 0 { return "module \(module.name) does not compile:\n\(said)" }
      }
      let check =
        switch mode {
        case .refused where isVerifiedByLine: ["-D", "REFUSED", "-diagnostic-style", "llvm"]
        case .refused: ["-D", "REFUSED", "-Xfrontend", "-verify", "-Xfrontend", "-suppress-notes"]
        case .accepted: ["-warnings-as-errors"]
        }
      let (status, said) = try await compiler.run(
        arguments + ["-typecheck", "-module-name", "Case"] + check + files.map(\.path))
      if mode == .refused && isVerifiedByLine { return try LineVerifier(files).complaint(about: said) }
      return status == 0 ? nil : said
    }
  }

  /// Says what the case needs and does not have: something that is expected, and a twin.
  private func lackOfTwin() throws -> String? {
    let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    if !text.contains("expected-") { return "\(name) expects nothing: no '// expected-error {{…}}'" }
    if switchedOff.isEmpty && !text.contains("REFUSED") { return "\(name) has no twin: no '#if REFUSED'" }
    return nil
  }

  /// The directions in the comments at the top of a file.
  private static func header(of file: URL) throws -> [(key: String, words: [String])] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .prefix { $0.hasPrefix("// ") }
      .compactMap { line in
        guard let match = line.wholeMatch(of: /\/\/ ([a-z]+): (.*)/) else { return nil }
        return (String(match.1), match.2.split(separator: " ").map(String.init))
      }
  }

  private static func entries(of directory: URL) throws -> [URL] {
    try FileManager.default
      .contentsOfDirectory(at: directory, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
