import Foundation

/// What a process was asked to do: `--db sqlite --tests a,b,c [--secs 0.6]`, and the database's URL.
public struct Environment: Sendable {
  /// A database engine, by its name on the command line.
  public enum Engine: String, Sendable {
    case sqlite
    case postgreSQL = "pg"
    case mySQL = "mysql"

    /// The environment variable that holds the URL.
    var variable: String {
      switch self {
      case .sqlite: "BENCH_SQLITE_URL"
      case .postgreSQL: "BENCH_PG_URL"
      case .mySQL: "BENCH_MYSQL_URL"
      }
    }
  }

  /// The engine.
  public let engine: Engine
  /// Where the database is; `sqlite:///path` for a file.
  public let url: String
  /// The tests, in the order they run.
  public let workloads: [Workload]
  /// Names that are no ``Workload`` of this harness.
  let unknown: [String]
  /// The time all rounds of one test take together.
  let seconds: Double

  /// The path of a SQLite file.
  public var path: String {
    String(url.dropFirst("sqlite://".count))
  }

  /// Reads the arguments of the process.
  init(arguments: [String], variables: [String: String]) throws {
    var engine = Engine.sqlite
    var names: [String] = []
    var seconds = 0.6
    var rest = arguments.dropFirst()
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw UsageError(description: "\(option) wants a value") }
      switch option {
      case "--db":
        guard let known = Engine(rawValue: value) else { throw UsageError(description: "no such database: \(value)") }
        engine = known
      case "--tests": names = value.split(separator: ",").map(String.init)
      case "--secs":
        guard let number = Double(value), number > 0 else { throw UsageError(description: "--secs wants a number") }
        seconds = number
      default: throw UsageError(description: "no such option: \(option)")
      }
    }
    guard !names.isEmpty else { throw UsageError(description: "--db sqlite --tests a,b,c [--secs 0.6]") }
    guard let url = variables[engine.variable] else { throw UsageError(description: "\(engine.variable) is not set") }
    self.engine = engine
    self.url = url
    self.workloads = names.compactMap(Workload.init(rawValue:))
    self.unknown = names.filter { Workload(rawValue: $0) == nil }
    self.seconds = seconds
  }
}

struct UsageError: Error, CustomStringConvertible {
  let description: String
}
