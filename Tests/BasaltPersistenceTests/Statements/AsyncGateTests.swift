import BasaltTestFeatures
import Testing

@testable import BasaltPersistence

@Suite("Async gate", .feature("T1", on: .core))
struct AsyncGateTests {
  /// Counts who is inside. Its methods do not suspend, so that no two tasks run in it at once.
  private actor Room {
    private(set) var inside = 0
    private(set) var most = 0
    private(set) var visits = 0

    func enter() {
      inside += 1
      most = max(most, inside)
    }

    func leave() {
      inside -= 1
      visits += 1
    }
  }

  @Test("one task is let through at a time, and all are in the end")
  func oneAtATime() async {
    let gate = AsyncGate()
    let room = Room()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask {
          await gate.enter()
          await room.enter()
          await Task.yield()
          await room.leave()
          gate.leave()
        }
      }
    }
    let (most, visits) = (await room.most, await room.visits)
    #expect(most == 1 && visits == 100)
  }

  @Test("a gate that was left can be entered again")
  func again() async {
    let gate = AsyncGate()
    for _ in 0..<3 {
      await gate.enter()
      gate.leave()
    }
  }
}
