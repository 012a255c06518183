extension Duration: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .duration }

  /// The length, rounded to the microsecond like a `Date`.
  public var sqlValue: SQLValue {
    wholeMicroseconds.map(SQLValue.duration) ?? .unstorable("a duration exceeds 2^63 microseconds (292 000 years)")
  }

  /// The length in microseconds, rounded to the nearest one and away from zero in the middle; nil beyond 64 bits.
  private var wholeMicroseconds: Int64? {
    let (seconds, attoseconds) = components
    let (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000)
    let rounding: Int64 = rest.magnitude >= 500_000_000_000 ? rest.signum() : 0
    let (scaled, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, isBeyond) = scaled.addingReportingOverflow(whole + rounding)
    return isTooLong || isBeyond ? nil : sum
  }

  /// Reads the cell, nil where it is null.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> Duration? {
    let cell = row.cell(column)
    switch cell.kind {
    case .integer: return .microseconds(cell.int64)
    case .null: return nil
    default: throw wrongKind(cell, column, "Duration")
    }
  }
}
