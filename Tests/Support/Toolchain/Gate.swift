/// Lets a limited number of callers through at a time, first come, first served.
actor Gate {
  private var permits: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(permits: Int) {
    self.permits = permits
  }

  /// Runs `body` as soon as a permit is free.
  nonisolated func run<Result: Sendable>(_ body: @Sendable () async throws -> Result) async rethrows -> Result {
    await enter()
    do {
      let result = try await body()
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    guard permits == 0 else {
      permits -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Hands the permit to the next in line, if there is one.
  private func leave() {
    guard waiting.isEmpty else { return waiting.removeFirst().resume() }
    permits += 1
  }
}
