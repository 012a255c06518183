public import Foundation

/// The Swift compiler, set up like the targets of this package, with the modules and macros that the running test was built with.
public struct Compiler: Sendable {
  /// The language features that `Package.swift` switches on for every target.
  public static let upcomingFeatures = [
    "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
  ]

  /// At most two compilers run at a time: tests run in parallel, and each compiler takes a core and a few hundred megabytes.
  private static let gate = Gate(permits: 2)

  /// Where the build put its products: `.build/debug` or the like.
  public let products: URL

  /// Finds the products of the build that the running test belongs to.
  ///
  /// - Throws: ``ToolError`` if there are none.
  public init() throws {
    var directory = Bundle(for: Marker.self).bundleURL
    for _ in 0..<4 {
      if FileManager.default.fileExists(atPath: directory.appending(path: "Modules").path) {
        products = directory
        return
      }
      directory.deleteLastPathComponent()
    }
    throw ToolError("no build products above \(Bundle(for: Marker.self).bundleURL.path)")
  }

  /// The arguments that every compilation shares.
  ///
  /// - Parameter features: The upcoming features to switch on.
  public func arguments(features: some Sequence<String> = Self.upcomingFeatures) -> [String] {
    var arguments = ["-swift-version", "6", "-I", products.appending(path: "Modules").path]
    let plugin = products.appending(path: "BasaltMacros-tool").path
    if FileManager.default.fileExists(atPath: plugin) {
      arguments += ["-load-plugin-executable", "\(plugin)#BasaltMacros"]
    }
    for feature in features {
      arguments += ["-enable-upcoming-feature", feature]
    }
    return arguments
  }

  /// Runs the compiler.
  ///
  /// - Parameter arguments: Its arguments, after the name.
  /// - Returns: The exit status, and what the compiler said.
  /// - Throws: If the compiler cannot be started, or `CancellationError`.
  public func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
    try await Self.gate.run {
      // The compiler leaves a folder behind wherever TMPDIR points.
      try await withTemporaryDirectory {
        try await ChildProcess.run(["env", "TMPDIR=\($0.path)", "swiftc"] + arguments)
      }
    }
  }
}

/// Its bundle is the bundle of the running tests.
private final class Marker {}
