/// Tells on the standard error how far the import is: on a terminal in one line that is written over and over, otherwise in
/// a line of its own every few seconds.
struct Progress {
  /// Whether the line is written over.
  let isRewriting: Bool
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant?

  init(isRewriting: Bool) { self.isRewriting = isRewriting }

  /// So many commits of a total have been stored.
  mutating func update(_ done: Int, of total: Int) {
    let now = clock.now
    let isDue = last.map { $0.duration(to: now) >= (isRewriting ? .milliseconds(100) : .seconds(5)) } ?? isRewriting
    if last == nil || isDue { last = now }
    guard isDue else { return }
    let text = "\(done) of \(total) commits (\(total == 0 ? 100 : done * 100 / total) %)"
    Console.writeError(isRewriting ? "\r\u{1B}[K\(text)" : text + "\n")
  }

  /// Removes the line.
  func finish() {
    if isRewriting, last != nil { Console.writeError("\r\u{1B}[K") }
  }
}
