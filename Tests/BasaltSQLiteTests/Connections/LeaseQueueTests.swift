import BasaltTestFeatures
import Shop
import Testing

@testable import BasaltSQLite

@Suite("Lease queue", .feature("T5", on: .sqlite))
struct LeaseQueueTests {
  private typealias Queue = LeaseQueue<Int>

  private func isOpen(_ grant: Queue.Grant?) -> Bool { if case .open = grant { true } else { false } }
  private func connection(_ grant: Queue.Grant?) -> Int? {
    if case .use(let connection) = grant { connection } else { nil }
  }

  @Test("connections are opened up to the maximum, and used again when they come back")
  func opening() {
    var queue = Queue(maximum: 2)
    #expect(queue.takeIdle() == nil)
    #expect(isOpen(queue.acquire()) && isOpen(queue.acquire()))
    #expect(queue.acquire() == nil && queue.openCount == 2)
    #expect(queue.release(7) == nil)
    #expect(connection(queue.acquire()) == 7)
    #expect(queue.release(8) == nil && queue.takeIdle() == 8 && queue.openCount == 2)
  }

  @Test("who waits is served in the order of arrival, and nobody overtakes")
  func order() {
    var queue = Queue(maximum: 1)
    _ = queue.acquire()
    let first = queue.makeWaiter()
    let second = queue.makeWaiter()
    queue.enqueue(first)
    queue.enqueue(second)
    let handover = queue.release(1)
    #expect(handover?.waiter == first && connection(handover?.grant) == 1)
    #expect(queue.takeIdle() == nil && queue.acquire() == nil)
    #expect(queue.release(1)?.waiter == second)
  }

  @Test("a lost connection hands its permit on: the next one opens another")
  func lost() {
    var queue = Queue(maximum: 1)
    _ = queue.acquire()
    let waiter = queue.makeWaiter()
    queue.enqueue(waiter)
    let handover = queue.releasePermit()
    #expect(handover?.waiter == waiter && isOpen(handover?.grant) && queue.openCount == 1)
    #expect(queue.releasePermit() == nil && queue.openCount == 0)
    #expect(isOpen(queue.acquire()))
  }

  @Test("one who leaves the line is not served, and one who was served cannot leave")
  func leaving() {
    var queue = Queue(maximum: 1)
    _ = queue.acquire()
    let gone = queue.makeWaiter()
    let served = queue.makeWaiter()
    queue.enqueue(gone)
    queue.enqueue(served)
    #expect(queue.leave(gone) && !queue.leave(gone))
    #expect(queue.release(1)?.waiter == served && !queue.leave(served))
  }

  @Test("closing tells those who wait, and takes connections back as they come")
  func closing() {
    var queue = Queue(maximum: 2)
    _ = queue.acquire()
    _ = queue.acquire()
    _ = queue.release(1)
    let waiter = queue.makeWaiter()
    #expect(queue.close() == [] && queue.isClosed && queue.openCount == 1)
    #expect(queue.takeIdle() == nil)
    #expect(queue.release(2) == nil && queue.openCount == 0)
    #expect(Set(queue.takeRetired()) == [1, 2] && queue.takeRetired().isEmpty)
    #expect(queue.close() == [] && !queue.leave(waiter))
  }

  @Test("after any sequence of steps the books balance and nobody waits beside a free connection")
  func randomSteps() {
    var random = SeededGenerator(41)
    for _ in 0..<SeededGenerator.rounds(200) { Simulation(maximum: Int.random(in: 1...4, using: &random)).run(&random) }
  }

  /// Plays tasks that acquire, wait, give back, lose, leave and close at random, and keeps its own books.
  private struct Simulation {
    private let maximum: Int
    private var queue: Queue
    /// Connections in the hands of tasks.
    private var leased: [Int] = []
    /// Tasks that were told to open a connection and have not yet.
    private var opening = 0
    private var idle: Set<Int> = []
    private var line: [Int] = []
    private var nextConnection = 0

    init(maximum: Int) {
      self.maximum = maximum
      queue = Queue(maximum: maximum)
    }

    func run(_ random: inout SeededGenerator) {
      var copy = self
      for _ in 0..<100 { copy.step(&random) }
    }

    private mutating func take(_ grant: Queue.Grant) {
      switch grant {
      case .use(let connection):
        leased.append(connection)
        idle.remove(connection)
      case .open: opening += 1
      }
    }

    private mutating func take(_ handover: Queue.Handover?, returned connection: Int?) {
      if let handover {
        #expect(line.first == handover.waiter)
        line.removeFirst()
        take(handover.grant)
      } else if let connection, !queue.isClosed {
        idle.insert(connection)
      }
    }

    private mutating func step(_ random: inout SeededGenerator) {
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1, 2: acquire()
      case 3:
        guard let connection = queue.takeIdle() else { break }
        #expect(line.isEmpty && idle.contains(connection))
        take(.use(connection))
      case 4 where opening > 0:
        opening -= 1
        nextConnection += 1
        leased.append(nextConnection)
      case 5 where opening > 0:
        opening -= 1
        take(queue.releasePermit(), returned: nil)
      case 6, 7, 8:
        guard let index = leased.indices.randomElement(using: &random) else { break }
        let connection = leased.remove(at: index)
        take(queue.release(connection), returned: connection)
      case 9:
        guard let index = leased.indices.randomElement(using: &random) else { break }
        leased.remove(at: index)
        take(queue.releasePermit(), returned: nil)
      case 10:
        guard let waiter = line.randomElement(using: &random) else { break }
        let hasLeft = queue.leave(waiter)
        #expect(hasLeft)
        line.removeAll { $0 == waiter }
      case 11 where Int.random(in: 0..<30, using: &random) == 0:
        let waiters = queue.close()
        #expect(waiters == line)
        line = []
        idle = []
      default: break
      }
      #expect(queue.openCount == leased.count + opening + idle.count && queue.openCount <= maximum)
      #expect(queue.waiterCount == line.count && (line.isEmpty || idle.isEmpty))
    }

    private mutating func acquire() {
      if queue.isClosed { return }
      if let grant = queue.acquire() {
        #expect(line.isEmpty)
        return take(grant)
      }
      #expect(leased.count + opening == maximum)
      let waiter = queue.makeWaiter()
      queue.enqueue(waiter)
      line.append(waiter)
    }
  }
}
