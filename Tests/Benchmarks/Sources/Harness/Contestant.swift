/// An implementation under test: one method per test of BENCHMARK.md §5, each running one operation.
///
/// With `iteration.checks` a method returns the check value of §6, computed from the objects it materialised; without,
/// whatever ``Iteration/result(_:)-(Record)`` returns. Objects must be gone when the method returns: releasing them is
/// part of the operation.
///
/// Methods run in the caller's isolation, which is none: the measuring loop never stands on the main actor.
public protocol Contestant: Sendable {
  /// The name in the third column of every line.
  static var name: String { get }

  /// Tests this implementation cannot express, with the reason.
  static var unsupported: [Workload: String] { get }

  /// Opens the database, and reads the inputs of the bulk tests among `environment.workloads`.
  init(_ environment: Environment) async throws

  // MARK: Reads

  /// The user whose id is `iteration.key`. Also the operation of the concurrent and latency tests.
  func selectPK(_ iteration: Iteration) async throws -> Int
  /// All users with age ≥ 18.
  func selectFilter(_ iteration: Iteration) async throws -> Int
  /// The users with name = 'User0'.
  func filterSimple(_ iteration: Iteration) async throws -> Int
  /// The users with (age ≥ 18 and active) or name LIKE 'A%'.
  func filterComplex(_ iteration: Iteration) async throws -> Int
  /// The users whose ids are in ``Inputs/keys``, a run-time list.
  func filterIn(_ iteration: Iteration) async throws -> Int
  /// The ten newest users.
  func orderLimit(_ iteration: Iteration) async throws -> Int
  /// COUNT(*) of users.
  func aggregateCount(_ iteration: Iteration) async throws -> Int
  /// COUNT(*), AVG(age) and MAX(age) of users in one query: see ``CheckValue/aggregates(count:average:maximum:)``.
  func aggregateMixed(_ iteration: Iteration) async throws -> Int
  /// All of `big` as an array.
  func fetch100k(_ iteration: Iteration) async throws -> Int
  /// All of `big` by id through a cursor, each row made an object and dropped.
  func stream100k(_ iteration: Iteration) async throws -> Int
  /// All of `docs` as an array.
  func richFetch1k(_ iteration: Iteration) async throws -> Int

  // MARK: Writes, each its own committed transaction. They return the number of rows.

  /// Sets the name of the user whose id is `iteration.key` to 'Updated'.
  func updateSingle(_ iteration: Iteration) async throws -> Int
  /// Sets all users with age < 18 inactive.
  func updateBulk(_ iteration: Iteration) async throws -> Int
  /// Deletes the user whose id is `iteration.key`.
  func deleteSingle(_ iteration: Iteration) async throws -> Int
  /// Inserts a user, with the email ``Inputs/email(_:)``, and gets its id.
  func insertSingle(_ iteration: Iteration) async throws -> Int
  /// Inserts 100 users, with the emails ``Inputs/email(_:row:)``, in one transaction.
  func insertBulk100(_ iteration: Iteration) async throws -> Int
  /// Inserts 10,000 objects, built beforehand, into `bulk` in one transaction.
  func bulkInsert10k(_ iteration: Iteration) async throws -> Int
  /// Inserts 100 documents, built beforehand, into `docs` in one transaction.
  func richInsert100(_ iteration: Iteration) async throws -> Int
}

extension Contestant {
  /// Every test is supported.
  public static var unsupported: [Workload: String] { [:] }
}

/// One run of a test's operation.
public struct Iteration: Sendable {
  /// Counts the operations of a test from 0, over the check, warm-up and timed runs.
  public let index: Int
  /// Whether the check value is wanted.
  public let checks: Bool

  /// The id this operation looks up, from the key sequence of §4.
  public var key: Int64 { Inputs.key(index) }

  /// The result of an operation that materialised one object.
  ///
  /// Never inlined, so that the optimiser has to make the whole object.
  @inline(never)
  public func result<Record: Checked>(_ record: Record) -> Int {
    checks ? record.checkValue : 1
  }

  /// The result of an operation that materialised a list.
  @inline(never)
  public func result<Record: Checked>(_ records: [Record]) -> Int {
    checks ? records.reduce(0) { $0 + $1.checkValue } : records.count
  }
}

/// A materialised object that knows its check value (see ``CheckValue``).
public protocol Checked {
  /// The value of §6.
  var checkValue: Int { get }
}
