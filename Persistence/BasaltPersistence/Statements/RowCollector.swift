internal import BasaltDomain

/// Gathers the rows of a result in an array.
///
/// `@unchecked Sendable`: a driver calls a consumer on one thread at a time, and `rows` is read after the driver's call
/// has returned.
final class RowCollector<Row>: RowConsumer, @unchecked Sendable {
  typealias Decode = @Sendable (_ cursor: inout RowCursor, _ rows: inout [Row]) throws(CellError) -> Void

  private let plan: StatementPlan
  private let decode: Decode
  var rows: [Row] = []

  init(_ plan: StatementPlan, _ decode: @escaping Decode) {
    self.plan = plan
    self.decode = decode
    rows.reserveCapacity(plan.expectedRowCount)
  }

  func consume(_ cursor: inout RowCursor) throws(DatabaseError) {
    cursor.encodings = plan.encodings
    do throws(CellError) { try decode(&cursor, &rows) } catch { throw plan.decodingError(error, in: cursor) }
  }

  func reset() { rows.removeAll() }
}
