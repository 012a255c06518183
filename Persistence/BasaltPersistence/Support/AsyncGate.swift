/// Lets one task through at a time, in the order of arrival. Waiting does not block a thread.
final class AsyncGate: Sendable {
  private struct State {
    var isHeld = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Locked(State())

  /// Waits for the turn of the calling task.
  func enter() async {
    await withCheckedContinuation { continuation in
      let mayEnter = state.withLock { state in
        if state.isHeld {
          state.waiters.append(continuation)
          return false
        }
        state.isHeld = true
        return true
      }
      if mayEnter { continuation.resume() }
    }
  }

  /// Hands the turn on.
  func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.waiters.isEmpty {
        state.isHeld = false
        return nil
      }
      return state.waiters.removeFirst()
    }
    next?.resume()
  }
}
