import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

private struct Abandoned: Error {}

@Suite("Scope of a transaction, as a driver sees it", .feature("T1", "T2", on: .core))
struct TransactionScopeTests {
  private func delete(on writer: some Writer) async throws {
    try await User.objects.filter { $0.isActive }.delete(on: writer)
  }

  /// What a driver was asked for while a block ran, and whether the block's error came out.
  private func calls<Failure: Error>(
    _ driver: ScriptedDriver, throwing failure: Failure.Type, at location: SourceLocation = #_sourceLocation,
    _ body: @concurrent @Sendable (Transaction) async throws -> Void
  ) async -> [String] {
    await #expect(throws: failure, sourceLocation: location) { try await Database(driver: driver).transaction(body) }
    return driver.calls
  }

  @Test("a block is opened, run and committed on one connection")
  func commit() async throws {
    let driver = ScriptedDriver()
    try await Database(driver: driver).transaction { tx in try await delete(on: tx) }
    #expect(driver.calls == ["lease write", "begin", "DELETE", "commit", "return"])
  }

  @Test("a reading block asks for a reading connection")
  func read() async throws {
    let driver = ScriptedDriver()
    _ = try await Database(driver: driver).read { try await User.objects.all(on: $0) }
    #expect(driver.calls == ["lease read", "begin", "SELECT", "commit", "return"])
  }

  @Test("a block that throws is rolled back once")
  func rollback() async {
    let calls = await calls(ScriptedDriver(), throwing: Abandoned.self) { tx in
      try await delete(on: tx)
      throw Abandoned()
    }
    #expect(calls == ["lease write", "begin", "DELETE", "rollback", "return"])
  }

  @Test("a block whose transaction could not be opened does not run")
  func beginFails() async {
    let calls = await calls(ScriptedDriver(failures: ["begin"]), throwing: ScriptedDriver.Failure.self) { _ in
      Issue.record("the block ran")
    }
    #expect(calls == ["lease write", "begin", "return"])
  }

  @Test("a commit that fails is rolled back, and its error is told")
  func commitFails() async {
    let calls = await calls(ScriptedDriver(failures: ["commit"]), throwing: ScriptedDriver.Failure.self) { _ in }
    #expect(calls == ["lease write", "begin", "commit", "rollback", "return"])
  }

  @Test("a rollback that fails does not hide the error that led to it")
  func rollbackFails() async {
    let calls = await calls(ScriptedDriver(failures: ["rollback"]), throwing: Abandoned.self) { _ in throw Abandoned() }
    #expect(calls == ["lease write", "begin", "rollback", "return"])
  }

  @Test("a transaction that the engine has ended is neither committed nor rolled back, and runs no further statement")
  func lost() async {
    let driver = ScriptedDriver(failures: ["DELETE"], endings: ["DELETE"])
    let calls = await calls(driver, throwing: DatabaseError.self) { tx in
      await #expect(throws: ScriptedDriver.Failure.self) { try await delete(on: tx) }
      await #expect(throws: DatabaseError.self) { try await User.objects.all(on: tx) }
    }
    #expect(calls == ["lease write", "begin", "DELETE", "return"])
  }

  @Test("a statement that fails without ending the transaction leaves it open")
  func failedStatement() async throws {
    let driver = ScriptedDriver(failures: ["DELETE"])
    try await Database(driver: driver).transaction { tx in
      await #expect(throws: ScriptedDriver.Failure.self) { try await delete(on: tx) }
      _ = try await User.objects.all(on: tx)
    }
    #expect(driver.calls == ["lease write", "begin", "DELETE", "SELECT", "commit", "return"])
  }

  @Test("inner blocks are savepoints of their depth, released or rolled back")
  func savepoints() async throws {
    let driver = ScriptedDriver()
    try await Database(driver: driver).transaction { tx in
      try await tx.transaction { one in
        try await one.transaction { two in try await delete(on: two) }
        await #expect(throws: Abandoned.self) { try await one.transaction { _ in throw Abandoned() } }
      }
    }
    #expect(
      driver.calls == [
        "lease write", "begin", "savepoint 1", "savepoint 2", "DELETE", "release 2", "savepoint 2", "rollback to 2",
        "release 1",
        "commit", "return",
      ])
  }

  @Test("a savepoint that cannot be released is rolled back to")
  func releaseFails() async throws {
    let driver = ScriptedDriver(failures: ["release 1"])
    try await Database(driver: driver).transaction { tx in
      await #expect(throws: ScriptedDriver.Failure.self) { try await tx.transaction { _ in } }
    }
    #expect(driver.calls == ["lease write", "begin", "savepoint 1", "release 1", "rollback to 1", "commit", "return"])
  }

  @Test("statements by themselves open no transaction, and one batch of rows neither")
  func withoutTransaction() async throws {
    let driver = ScriptedDriver()
    let database = Database(driver: driver)
    _ = try await User.objects.all(on: database)
    try await delete(on: database)
    try await Label.objects.insert([Label(name: Label.ID("a")), Label(name: Label.ID("b"))], on: database)
    #expect(driver.calls == ["read", "write", "write"])
  }

  @Test("rows beyond one batch go through one transaction")
  func manyBatches() async throws {
    let driver = ScriptedDriver()
    let rows = (0..<2500).map { Label(name: Label.ID("\($0)")) }
    let count = try await Label.objects.insert(rows, on: Database(driver: driver))
    #expect(count == 2500)
    #expect(driver.calls == ["lease write", "begin", "INSERT", "INSERT", "INSERT", "commit", "return"])
  }
}
