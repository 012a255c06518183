#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
internal import Synchronization

extension UUID {
  /// A new identifier of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, 12 bits of the fraction of a millisecond,
  /// 62 random bits. Keys made one after the other lie close together in an index. `UUID()` makes one of version 4, which
  /// is random throughout and tells nothing of its time.
  ///
  /// Each one is greater than every other that this process has made before it, on whichever thread.
  public static func version7() -> UUID {
    let time = Version7Clock.next(atLeast: Date().timeIntervalSince1970)
    let high = (time >> 12) << 16 | 0x7000 | (time & 0x0FFF)
    var generator = SystemRandomNumberGenerator()
    let low = generator.next() >> 2 | 0x8000_0000_0000_0000
    return UUID(bigEndianWords: high, low)
  }
}

/// The time of the last identifier of version 7, in 4096ths of a millisecond since 1970.
///
/// It follows RFC 9562 §6.2, method 3 (more clock precision) with method 1 (a counter) on top: where the clock has not moved
/// on, or was set back, the next identifier takes the following tick. This is the one piece of state that all of the process
/// shares. It has to be: the order holds among all identifiers that a program makes, whatever database they go to. It is one
/// number that only grows, advanced by compare-and-exchange, so no task waits for another and no test can upset another.
enum Version7Clock {
  private static let last = Atomic<UInt64>(0)

  /// A tick that nobody else gets, not before a time in seconds since 1970 and after all ticks given out so far.
  static func next(atLeast seconds: Double) -> UInt64 {
    let now = UInt64(min(max(0, seconds * 4_096_000), 0x1p60 - 0x1p32))
    var previous = last.load(ordering: .relaxed)
    while true {
      let tick = max(now, previous + 1)
      let (isExchanged, original) = last.weakCompareExchange(
        expected: previous, desired: tick, ordering: .relaxed)
      if isExchanged { return tick }
      previous = original
    }
  }
}
