/// The elements of another sequence, as many at a time as have a certain weight together.
struct Chunks<Base: AsyncSequence>: AsyncSequence {
  private let base: Base
  private let limit: Int
  private let weight: (Base.Element) -> Int

  /// Cuts a sequence into chunks.
  ///
  /// - Parameters:
  ///   - base: the sequence.
  ///   - limit: the weight that ends a chunk.
  ///   - weight: the weight of an element.
  init(_ base: Base, _ limit: Int, weight: @escaping (Base.Element) -> Int) {
    self.base = base
    self.limit = limit
    self.weight = weight
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base.makeAsyncIterator(), limit, weight) }

  struct AsyncIterator: AsyncIteratorProtocol {
    private var base: Base.AsyncIterator
    private let limit: Int
    private let weight: (Base.Element) -> Int
    private var failure: Base.Failure?

    fileprivate init(_ base: Base.AsyncIterator, _ limit: Int, _ weight: @escaping (Base.Element) -> Int) {
      self.base = base
      self.limit = limit
      self.weight = weight
    }

    mutating func next() async throws -> [Base.Element]? { try await next(isolation: #isolation) }

    /// The next chunk. If the sequence fails, what has arrived is returned first, and the failure is told by the next call.
    mutating func next(isolation actor: isolated (any Actor)?) async throws(Base.Failure) -> [Base.Element]? {
      if let failure { throw failure }
      var chunk: [Base.Element] = []
      var total = 0
      do throws(Base.Failure) {
        while total < limit, let element = try await base.next(isolation: actor) {
          chunk.append(element)
          total += weight(element)
        }
      } catch {
        if chunk.isEmpty { throw error }
        failure = error
      }
      return chunk.isEmpty ? nil : chunk
    }
  }
}
