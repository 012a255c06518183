// How a passed test becomes a cell of the feature matrix.
//
// `make test` names a file in the environment variable BASALT_MATRIX_FILE. A test case that carries a `.feature(…)` trait
// and ends without any issue appends one line for each feature and engine. `Tests/Support/matrix` reads the file, prints the
// matrix and fails where a promised cell has no line. A test that is skipped, fails, crashes or has a known issue proves
// nothing. Without the variable the trait does nothing.

internal import Foundation
public import Testing

/// A trait that says which features of the contract a test or suite proves, and on which engines.
///
/// ```swift
/// @Test("A range includes both of its ends", .feature("Q3", on: .sqlite))
/// func closedRange() async throws { … }
/// ```
///
/// On a suite it counts for every test in it, nested suites included; a test may add its own.
public struct FeatureTrait: SuiteTrait, TestTrait, TestScoping {
  let features: Set<String>
  let engines: Set<Engine>

  /// A suite hands the trait on to each of its tests.
  public var isRecursive: Bool { true }

  /// Runs one test case and, if it ends without an issue, records what it proves.
  ///
  /// - Parameters:
  ///   - test: The test that runs.
  ///   - testCase: The case of it that runs, or `nil` for a suite.
  ///   - function: What to run.
  /// - Throws: What `function` throws.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard let matrix = MatrixFile.fromEnvironment else { return try await function() }
    let record = EvidenceRecord(EvidenceState(self), inside: Evidence.current)
    let observer = IssueHandlingTrait.compactMapIssues { issue in
      record.update { $0.hasIssue = true }
      return issue
    }
    try await Evidence.$current.withValue(record) {
      try await observer.provideScope(for: test, testCase: testCase, performing: function)
    }
    let result = record.value
    guard !result.hasIssue else { return }
    guard !result.features.isEmpty, !result.engines.isEmpty else {
      Issue.record("A test with a feature trait names its features and engines, in the trait or through Evidence")
      return
    }
    do {
      try matrix.append(result, test: "\(test.id)")
    } catch {
      Issue.record(error, "The feature matrix could not be written")
    }
  }
}

extension Trait where Self == FeatureTrait {
  /// Says that the test proves features of the contract.
  ///
  /// - Parameters:
  ///   - features: Ids such as `"Q3"`. None if every case names its own with ``Evidence/features(_:)``.
  ///   - engines: Where they are proven. None if every case names its own with ``Evidence/engine(_:)``.
  /// - Returns: The trait.
  public static func feature(_ features: String..., on engines: Engine...) -> Self {
    Self(features: Set(features), engines: Set(engines))
  }
}
