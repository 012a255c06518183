internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The file that collects what passed, one line for each proven feature: `feature <tab> engine <tab> test`.
struct MatrixFile {
  let path: String

  /// The file that `BASALT_MATRIX_FILE` names, if it names one.
  static let fromEnvironment: MatrixFile? = ProcessInfo.processInfo.environment["BASALT_MATRIX_FILE"].map(
    MatrixFile.init)

  /// Appends the lines of one test case.
  ///
  /// All lines go out in a single `write` on a descriptor opened with `O_APPEND`, so that tests and test processes which
  /// run at the same time cannot tear each other's lines.
  func append(_ evidence: EvidenceState, test: String) throws {
    let lines = evidence.features.sorted().flatMap { feature in
      evidence.engines.map(\.rawValue).sorted().map { "\(feature)\t\($0)\t\(test)\n" }
    }
    let bytes = Array(lines.joined().utf8)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw MatrixFileError(path: path, code: errno) }
    defer { close(descriptor) }
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw MatrixFileError(path: path, code: errno) }
  }
}

/// The matrix file could not be written.
struct MatrixFileError: Error, CustomStringConvertible {
  let path: String
  let code: Int32

  var description: String { "\(path): \(String(cString: strerror(code)))" }
}
