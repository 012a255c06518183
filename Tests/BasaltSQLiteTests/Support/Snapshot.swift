import BasaltDomain
import BasaltPersistence
import Testing

/// States a query's SQL and its rows together.
func expect<Root: Table, Row>(
  _ selection: Selection<Root, Row>, on database: Database, sql: String, rows: [String],
  at location: SourceLocation = #_sourceLocation
) async throws {
  #expect(try selection.preview(on: database).sql == sql, sourceLocation: location)
  try await #expect(selection.all(on: database).map { "\($0)" } == rows, sourceLocation: location)
}

/// Expects an operation to throw an error of a type, and returns it. Unlike the macro it can stand inside another one.
@discardableResult
func expectThrows<Failure: Error>(
  _ type: Failure.Type, at location: SourceLocation = #_sourceLocation, _ body: () async throws -> some Any
) async -> Failure? {
  do {
    _ = try await body()
    Issue.record("it did not fail, expected \(type)", sourceLocation: location)
  } catch let error as Failure {
    return error
  } catch {
    Issue.record(error, "expected \(type)", sourceLocation: location)
  }
  return nil
}

/// Expects an operation to fail with an error of the database, and returns it.
@discardableResult
func expectFailure(
  _ code: DatabaseError.Code, at location: SourceLocation = #_sourceLocation, _ body: () async throws -> some Any
) async -> DatabaseError? {
  do {
    _ = try await body()
    Issue.record("it did not fail, expected \(code)", sourceLocation: location)
  } catch let error as DatabaseError {
    #expect(error.code == code, "\(error.debugDescription)", sourceLocation: location)
    return error
  } catch {
    Issue.record(error, "expected \(code)", sourceLocation: location)
  }
  return nil
}
