public import Foundation

/// Runs `body` with a new, empty directory that is removed afterwards.
///
/// - Parameter body: What to do there.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or why the directory could not be made.
public func withTemporaryDirectory<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
  // The real path: the system's own may hold symbolic links, and the compiler and the editor would then name files differently.
  let directory = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
    path: "basalt-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try await body(directory)
}
