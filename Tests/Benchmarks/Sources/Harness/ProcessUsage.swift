import Foundation
import Glibc

/// What the kernel knows about this process.
public enum ProcessUsage {
  /// Seconds on the monotonic clock.
  static var wall: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  /// Seconds of CPU time, user and system, over all threads.
  public static var cpu: Double {
    var usage = rusage()
    // 0 is RUSAGE_SELF, which Swift sees as an enumeration that getrusage does not take.
    getrusage(0, &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6
  }

  /// The largest resident set so far in KiB (`VmHWM`), or 0 where the system does not tell.
  static var peakResidentKilobytes: Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
