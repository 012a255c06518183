/// A test of BENCHMARK.md §5; the raw value is its name there.
public enum Workload: String, CaseIterable, Sendable {
  case selectPK = "select_pk"
  case selectFilter = "select_filter"
  case filterSimple = "filter_simple"
  case filterComplex = "filter_complex"
  case filterIn = "filter_in"
  case orderLimit = "order_limit"
  case aggregateCount = "aggregate_count"
  case aggregateMixed = "aggregate_mixed"
  case concurrent10 = "concurrent_10"
  case concurrent50 = "concurrent_50"
  case concurrent100 = "concurrent_100"
  case latency1 = "pk_latency_1"
  case latency16 = "pk_latency_16"
  case latency64 = "pk_latency_64"
  case fetch100k = "fetch_100k"
  case stream100k = "stream_100k"
  case richFetch1k = "rich_fetch_1k"
  case updateSingle = "update_single"
  case updateBulk = "update_bulk"
  case deleteSingle = "delete_single"
  case insertSingle = "insert_single"
  case insertBulk100 = "insert_bulk_100"
  case bulkInsert10k = "bulk_insert_10k"
  case richInsert100 = "rich_insert_100"

  /// The most operations in a round and in the warm-up, for tests that change the data.
  var cap: Int? {
    switch self {
    case .updateSingle, .updateBulk, .insertSingle: 300
    case .deleteSingle, .insertBulk100, .richInsert100: 100
    case .bulkInsert10k: 3
    default: nil
    }
  }

  /// The least operations before timing.
  var warmUp: Int { self == .bulkInsert10k ? 1 : 2 }

  /// The number of tasks that loop at once, for tests that record the wall time of each operation.
  var lanes: Int? {
    switch self {
    case .latency1: 1
    case .latency16: 16
    case .latency64: 64
    default: nil
    }
  }

  /// What runs one operation of this test.
  func body<C: Contestant>(of contestant: C) -> @Sendable (Iteration) async throws -> Int {
    switch self {
    case .selectPK, .latency1, .latency16, .latency64: { try await contestant.selectPK($0) }
    case .selectFilter: { try await contestant.selectFilter($0) }
    case .filterSimple: { try await contestant.filterSimple($0) }
    case .filterComplex: { try await contestant.filterComplex($0) }
    case .filterIn: { try await contestant.filterIn($0) }
    case .orderLimit: { try await contestant.orderLimit($0) }
    case .aggregateCount: { try await contestant.aggregateCount($0) }
    case .aggregateMixed: { try await contestant.aggregateMixed($0) }
    case .concurrent10: { try await contestant.lookUp(width: 10, $0) }
    case .concurrent50: { try await contestant.lookUp(width: 50, $0) }
    case .concurrent100: { try await contestant.lookUp(width: 100, $0) }
    case .fetch100k: { try await contestant.fetch100k($0) }
    case .stream100k: { try await contestant.stream100k($0) }
    case .richFetch1k: { try await contestant.richFetch1k($0) }
    case .updateSingle: { try await contestant.updateSingle($0) }
    case .updateBulk: { try await contestant.updateBulk($0) }
    case .deleteSingle: { try await contestant.deleteSingle($0) }
    case .insertSingle: { try await contestant.insertSingle($0) }
    case .insertBulk100: { try await contestant.insertBulk100($0) }
    case .bulkInsert10k: { try await contestant.bulkInsert10k($0) }
    case .richInsert100: { try await contestant.richInsert100($0) }
    }
  }
}

extension Contestant {
  /// `width` lookups started together, all awaited.
  fileprivate func lookUp(width: Int, _ iteration: Iteration) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for lane in 0..<width {
        let lookup = Iteration(index: iteration.index * width + lane, checks: iteration.checks)
        group.addTask { try await selectPK(lookup) }
      }
      var sum = 0
      for try await value in group { sum += value }
      return sum
    }
  }
}
