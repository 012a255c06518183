internal import Foundation

/// Random numbers that are the same in every run, unless `BASALT_SEED` asks for others (SplitMix64, Steele et al. 2014).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts at a seed; different tests take different ones.
  public init(_ seed: UInt64) {
    state = seed &+ (ProcessInfo.processInfo.environment["BASALT_SEED"].flatMap(UInt64.init) ?? 0) &* 0x9E37_79B9
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// How often a random check is repeated: `count` times, and a hundred times as often in a soak run.
  public static func rounds(_ count: Int) -> Int {
    ProcessInfo.processInfo.environment["BASALT_SOAK"] == nil ? count : count * 100
  }
}
