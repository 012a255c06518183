/// What one test cost.
struct Measurement: Sendable {
  /// Operations per second of wall time: the median of the rounds.
  var rate: Double
  /// µs of CPU per operation, over all rounds.
  var cpu: Double
  /// All timed operations.
  var operations: Int
  /// The wall time of each operation in µs, sorted; empty unless the test asks for it.
  var latencies: [Float]

  /// The latency that a `fraction` of the operations does not exceed.
  func latency(at fraction: Double) -> Float? {
    latencies.isEmpty ? nil : latencies[Int((fraction * Double(latencies.count - 1)).rounded())]
  }
}

/// The measuring loop of BENCHMARK.md §2.
struct Measurer: Sendable {
  static let rounds = 3
  static let warmUpSeconds = 0.1

  let workload: Workload
  let body: @Sendable (Iteration) async throws -> Int
  /// The wall time of one round.
  let seconds: Double
  /// The index of the next operation.
  private(set) var index = 0

  init(_ workload: Workload, seconds: Double, body: @escaping @Sendable (Iteration) async throws -> Int) {
    self.workload = workload
    self.seconds = seconds / Double(Self.rounds)
    self.body = body
  }

  /// Runs the operation once, untimed, for its check value.
  mutating func check() async throws -> Int {
    defer { index += 1 }
    return try await body(Iteration(index: index, checks: true))
  }

  /// Warms up, then runs the rounds.
  mutating func measure() async throws -> Measurement {
    let start = ProcessUsage.wall
    var warmUps = 0
    while warmUps < workload.warmUp || ProcessUsage.wall - start < Self.warmUpSeconds {
      if let cap = workload.cap, warmUps == cap { break }
      _ = try await body(Iteration(index: index, checks: false))
      index += 1
      warmUps += 1
    }

    var rates: [Double] = []
    var total = 0
    var latencies: [Float] = []
    let cpu = ProcessUsage.cpu
    for _ in 0..<Self.rounds {
      let begin = ProcessUsage.wall
      let operations: Int
      if let lanes = workload.lanes {
        let samples = try await laneRound(lanes, until: begin + seconds)
        operations = samples.count
        latencies += samples
      } else {
        operations = try await round(until: begin + seconds)
      }
      rates.append(Double(operations) / (ProcessUsage.wall - begin))
      total += operations
    }
    let spent = ProcessUsage.cpu - cpu
    latencies.sort()
    rates.sort()
    return Measurement(
      rate: rates[Self.rounds / 2], cpu: spent * 1e6 / Double(total), operations: total, latencies: latencies)
  }

  /// Repeats the operation until the time is up; at least once.
  private mutating func round(until end: Double) async throws -> Int {
    var operations = 0
    repeat {
      _ = try await body(Iteration(index: index, checks: false))
      index += 1
      operations += 1
    } while ProcessUsage.wall < end && operations != workload.cap
    return operations
  }

  /// Several tasks that repeat the operation at once, each with its own share of the key sequence.
  ///
  /// - Returns: The wall time of each operation in µs.
  private mutating func laneRound(_ lanes: Int, until end: Double) async throws -> [Float] {
    let first = index
    let body = self.body
    let samples = try await withThrowingTaskGroup(of: [Float].self) { group in
      for lane in 0..<lanes {
        group.addTask {
          var samples: [Float] = []
          var index = first + lane
          var now = ProcessUsage.wall
          repeat {
            _ = try await body(Iteration(index: index, checks: false))
            let before = now
            now = ProcessUsage.wall
            samples.append(Float((now - before) * 1e6))
            index += lanes
          } while now < end
          return samples
        }
      }
      var all: [Float] = []
      for try await samples in group { all += samples }
      return all
    }
    index = first + samples.count
    return samples
  }
}
