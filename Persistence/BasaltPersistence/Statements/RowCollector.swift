internal import BasaltDomain

/// Gathers the rows of a result in an array.
///
/// `@unchecked Sendable`: a driver calls a consumer on one thread at a time, and `rows` is read after the driver's call
/// has returned.
final class RowCollector<Row>: RowConsumer, @unchecked Sendable {
  typealias Decode =
    @Sendable (
      _ cursor: inout RowCursor, _ rows: inout [Row], _ check: inout RowCheck<Row>
    ) throws(CellError) -> Void

  private let plan: StatementPlan
  private let decode: Decode
  var rows: [Row] = []
  private(set) var check: RowCheck<Row>

  init(_ plan: StatementPlan, collectsViolations: Bool = false, _ decode: @escaping Decode) {
    self.plan = plan
    self.decode = decode
    check = RowCheck(collects: collectsViolations)
    rows.reserveCapacity(plan.expectedRowCount)
  }

  func consume(_ cursor: inout RowCursor) throws(DatabaseError) {
    cursor.encodings = plan.encodings
    do throws(CellError) { try decode(&cursor, &rows, &check) } catch {
      if error.reason == .brokenRule { throw plan.violation(of: check.failures, in: cursor) }
      throw plan.decodingError(error, in: cursor)
    }
  }

  func reset() {
    rows.removeAll()
    check.reset()
  }
}

extension RowCollector where Row: RowDecodable {
  /// Decodes rows as they are stored.
  static func decoder() -> Decode {
    { cursor, rows, _ throws(CellError) in try Row.decodeRows(&cursor, into: &rows) }
  }
}

extension RowCollector where Row: Table {
  /// Decodes rows, and checks their model's rules or not.
  static func decoder(checked: Bool) -> Decode {
    guard checked else { return decoder() }
    return { cursor, rows, check throws(CellError) in try Row.decodeCheckedRows(&cursor, into: &rows, &check) }
  }
}
