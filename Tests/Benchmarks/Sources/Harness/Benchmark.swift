import Foundation

/// The main program of every Swift implementation.
public enum Benchmark {
  /// Runs the tests the command line names and prints the lines of BENCHMARK.md §1; ends the process on an error.
  ///
  /// `@concurrent`, because `main` is on the main actor, where a loop of short operations would pay for hops instead of
  /// work.
  @concurrent
  public static func run<C: Contestant>(_: C.Type) async {
    do {
      let process = ProcessInfo.processInfo
      let environment = try Environment(arguments: process.arguments, variables: process.environment)
      let contestant = try await C(environment)
      for workload in environment.workloads {
        try await run(workload, of: contestant, in: environment)
      }
      for name in environment.unknown {
        emit("#skip", name, environment.engine.rawValue, C.name, "not in this harness")
      }
    } catch {
      FileHandle.standardError.write(Data("\(C.name): \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run<C: Contestant>(
    _ workload: Workload, of contestant: C, in environment: Environment
  ) async throws {
    let key = [workload.rawValue, environment.engine.rawValue, C.name]
    if let reason = C.unsupported[workload] {
      return emit(["#skip"] + key + [reason])
    }
    emit(["#rss0"] + key + ["\(ProcessUsage.peakResidentKilobytes)"])
    var measurer = Measurer(workload, seconds: environment.seconds, body: workload.body(of: contestant))
    let check = try await measurer.check()
    emit(["#check"] + key + ["\(check)"])
    let result = try await measurer.measure()
    emit(
      key + [
        number(result.rate, places: 2), number(result.cpu, places: 3), "\(result.operations)",
        result.latency(at: 0.5).map { number(Double($0), places: 1) } ?? "",
        result.latency(at: 0.99).map { number(Double($0), places: 1) } ?? "",
        "\(ProcessUsage.peakResidentKilobytes)",
      ])
  }

  private static func emit(_ fields: [String]) {
    // Unbuffered: a line must not get lost when a later test fails.
    FileHandle.standardOutput.write(Data((fields.joined(separator: ",") + "\n").utf8))
  }

  private static func emit(_ fields: String...) { emit(fields) }

  private static func number(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", value)
  }
}
