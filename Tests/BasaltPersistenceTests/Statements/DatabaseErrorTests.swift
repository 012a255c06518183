import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Testing

@Suite("Database error", .feature("T9", on: .core))
struct DatabaseErrorTests {
  @Test("its description is its code and its message; the debug description has all that is known")
  func descriptions() {
    var error = DatabaseError(.uniqueViolation, "UNIQUE constraint failed", outcome: .rolledBack)
    #expect("\(error)" == "uniqueViolation: UNIQUE constraint failed")
    #expect(error.debugDescription == "uniqueViolation: UNIQUE constraint failed\noutcome: rolledBack")
    error.engineCode = 2067
    error.constraint = "users_email"
    error.table = "users"
    error.columns = ["email", "team_id"]
    error.statement = "INSERT …"
    error.isRetryable = true
    #expect(
      error.debugDescription == """
        uniqueViolation: UNIQUE constraint failed
        engine code: 2067
        constraint: users_email
        table: users
        columns: email, team_id
        statement: INSERT …
        outcome: rolledBack, may be tried again
        """)
  }

  @Test("nothing was sent unless it is said otherwise")
  func defaults() {
    let error = DatabaseError(.busy, "later")
    #expect(error.outcome == .notSent && !error.isRetryable && error.columns.isEmpty && error.table == nil)
    #expect(error.code == .busy && error.code != .closed && "\(error.code)" == "busy")
  }
}
