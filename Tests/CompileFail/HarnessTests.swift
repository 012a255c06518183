import BasaltTestToolchain
import Foundation
import Testing

/// The harness itself: a case that proves nothing must not pass.
@Suite("The compile-fail harness")
struct HarnessTests {
  @Test("accepts a case that is refused for the stated reason and has a twin that compiles")
  func goodCase() async throws {
    let body = """
      #if REFUSED
      let number: Int = "a"  // expected-error {{cannot convert value of type 'String' to specified type 'Int'}}
      #else
      let number: Int = 1
      #endif
      """
    #expect(try await failure(body, .refused) == nil)
    #expect(try await failure(body, .accepted) == nil)
  }

  @Test(
    "reports a refused case",
    arguments: [
      Flaw(
        "that compiles", "expected error not produced",
        """
        #if REFUSED
        let a = 1  // expected-error {{cannot}}
        #endif
        """),
      Flaw(
        "with another error", "cannot find 'b'",
        """
        #if REFUSED
        let a: Int = b  // expected-error {{cannot convert}}
        #endif
        """),
      Flaw(
        "with a second error", "cannot find 'd'",
        """
        #if REFUSED
        let a = b  // expected-error {{cannot find 'b'}}
        let c = d
        #endif
        """),
      Flaw("that expects nothing", "expects nothing", "#if REFUSED"),
      Flaw("without a twin", "no twin", "let a = b  // expected-error {{cannot find 'b'}}"),
    ])
  func refusal(_ flaw: Flaw) async throws {
    let failure = try #require(await failure(flaw.body, .refused))
    #expect(failure.contains(flaw.report))
  }

  @Test(
    "reports a twin",
    arguments: [
      Flaw("that does not compile", "cannot find 'b'", "let a = b"),
      Flaw("with a warning", "was never used", "func f() { let a = 1 }"),
    ])
  func twin(_ flaw: Flaw) async throws {
    let failure = try #require(await failure(flaw.body, .accepted))
    #expect(failure.contains(flaw.report))
  }

  @Test("can verify line by line, where an error comes out of a macro's expansion")
  func byLine() async throws {
    let header = "// features: M2\n// verified: by line"
    let body = """
      import BasaltDomain
      #if REFUSED
      @Model(table: "a")
      struct A {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Validate(.email) var age: Int  // expected-error {{'Int'}}
      }
      #endif
      """
    #expect(try await failure(body, .refused, header: header) == nil)
    let elsewhere = body.replacing("// expected-error", with: "// expected-error@-1")
    let complaint = try #require(await failure(elsewhere, .refused, header: header))
    #expect(complaint.contains("a.swift:7: expected error not produced"))
    #expect(complaint.contains("a.swift:8: unexpected error produced"))
  }

  @Test("compiles the modules of a case first, and sees what they keep to themselves")
  func modules() async throws {
    try await withTemporaryDirectory { directory in
      let folder = directory.appending(path: "two-modules")
      try write("public struct Seen {}\nstruct Hidden {}", to: folder.appending(path: "Other/Other.swift"))
      try write(
        """
        // features: M3
        import Other

        func use(_ seen: Seen) {}
        #if REFUSED
        func use(_ hidden: Hidden) {}  // expected-error {{cannot find type 'Hidden' in scope}}
        #endif
        """,
        to: folder.appending(path: "Case.swift"))
      let compileCase = try CompileCase(folder, shared: directory)
      #expect(try await compileCase.failure(.refused, with: Compiler()) == nil)
      #expect(try await compileCase.failure(.accepted, with: Compiler()) == nil)
    }
  }

  @Test("does not take a case that says not what it proves, or an unknown direction")
  func header() async throws {
    await #expect(throws: ToolError.self) { try await failure("let a = 1", .accepted, header: "// M3") }
    await #expect(throws: ToolError.self) {
      try await failure("let a = 1", .accepted, header: "// features: M3\n// use: A")
    }
  }

  private func failure(_ body: String, _ mode: CompileCase.Mode, header: String = "// features: M2") async throws
    -> String?
  {
    try await withTemporaryDirectory { directory in
      let file = directory.appending(path: "a.swift")
      try write("\(header)\n\(body)\n", to: file)
      return try await CompileCase(file, shared: directory).failure(mode, with: Compiler())
    }
  }

  private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

/// What can be wrong with a case, and what the harness says about it.
struct Flaw: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let report: String
  let body: String

  init(_ what: String, _ report: String, _ body: String) {
    testDescription = what
    self.report = report
    self.body = body
  }
}
