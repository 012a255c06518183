internal import Foundation

/// What a running test case adds to the features that its trait names.
///
/// A suite that is parameterised over engines, or over files that each prove another feature, cannot say in its trait what
/// a single case proves. It says so here, from inside the test:
///
/// ```swift
/// @Test(.feature("Q3"), arguments: engines)
/// func filtersByRange(engine: EngineUnderTest) async throws {
///   Evidence.engine(engine.feature)
///   …
/// }
/// ```
public enum Evidence {
  /// The record of the innermost feature trait of the test case that runs now. Child tasks inherit it, detached tasks do not.
  @TaskLocal static var current: EvidenceRecord?

  /// Says that the running test case proves, on `engine`, what its traits name without an engine.
  public static func engine(_ engine: Engine) {
    current?.add { if !$0.namesEngines { $0.engines.insert(engine) } }
  }

  /// Says that the running test case proves the features with these ids, on the engines of those traits that name no feature.
  public static func features(_ ids: some Sequence<String>) {
    current?.add { if !$0.namesFeatures { $0.features.formUnion(ids) } }
  }
}

/// What is known about one run of one test case, for one of its traits.
struct EvidenceState: Sendable {
  var features: Set<String>
  var engines: Set<Engine>
  var hasIssue = false
  let namesFeatures: Bool
  let namesEngines: Bool

  init(_ trait: FeatureTrait) {
    features = trait.features
    engines = trait.engines
    namesFeatures = !trait.features.isEmpty
    namesEngines = !trait.engines.isEmpty
  }
}

/// The state of one test case, shared by all tasks that the case starts.
///
/// `@unchecked Sendable`: `state` is only ever touched while `lock` is held. `NSLock` rather than `Mutex`, because
/// ThreadSanitizer does not understand the latter.
final class EvidenceRecord: @unchecked Sendable {
  private let lock = NSLock()
  private let outer: EvidenceRecord?
  private var state: EvidenceState

  init(_ state: EvidenceState, inside outer: EvidenceRecord?) {
    self.state = state
    self.outer = outer
  }

  /// Changes this record and those of the traits around it.
  func add(_ change: (inout EvidenceState) -> Void) {
    update(change)
    outer?.add(change)
  }

  func update(_ change: (inout EvidenceState) -> Void) {
    lock.withLock { change(&state) }
  }

  var value: EvidenceState {
    lock.withLock { state }
  }
}
