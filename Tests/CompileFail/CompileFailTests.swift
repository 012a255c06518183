import BasaltTestFeatures
import BasaltTestToolchain
import Foundation
import Testing

/// What Basalt promises about code that must not compile, and about code that must.
@Suite("What compiles and what does not", .timeLimit(.minutes(10)))
struct CompileFailTests {
  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let refused = Result { try cases(in: "cases") }
  private static let compiling = Result { try cases(in: "compiles") }

  private static func cases(in folder: String) throws -> [CompileCase] {
    try CompileCase.all(in: here.appending(path: folder), shared: here.appending(path: "shared"))
  }

  @Test("Every case is well-formed, and there are some")
  func casesAreFound() throws {
    #expect(try !Self.refused.get().isEmpty)
    #expect(try !Self.compiling.get().isEmpty)
  }

  @Test("The compiler refuses it, for the stated reason", .feature(on: .core), arguments: (try? refused.get()) ?? [])
  func isRefused(_ compileCase: CompileCase) async throws {
    Evidence.features(compileCase.features)
    try await check(compileCase, .refused)
  }

  @Test("Its twin compiles without a warning", arguments: (try? refused.get()) ?? [])
  func twinCompiles(_ compileCase: CompileCase) async throws {
    try await check(compileCase, .accepted)
  }

  @Test("It compiles without a warning", .feature(on: .core), arguments: (try? compiling.get()) ?? [])
  func compiles(_ compileCase: CompileCase) async throws {
    Evidence.features(compileCase.features)
    try await check(compileCase, .accepted)
  }

  private func check(_ compileCase: CompileCase, _ mode: CompileCase.Mode) async throws {
    if let failure = try await compileCase.failure(mode, with: Compiler()) {
      Issue.record("\(compileCase.name) is not \(mode.rawValue) as promised:\n\(failure)")
    }
  }
}
