internal import Foundation

/// How much memory this process has taken.
enum MemoryUse {
  /// The most memory that was resident at once, in KiB, nil where the system does not tell.
  ///
  /// It is read from `/proc` and not from `getrusage`, which on Linux counts in the process that started this one.
  static var peak: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }
}
