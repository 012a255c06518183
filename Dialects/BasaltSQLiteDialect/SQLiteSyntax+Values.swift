internal import BasaltDomain
internal import BasaltPersistence
internal import BasaltSQL

extension SQLiteSyntax {
  /// SQLite has neither decimals nor unsigned 64-bit integers: both are integers of another meaning.
  func encoding(of column: ColumnSchema) -> ColumnEncoding {
    switch (column.kind, column.storage) {
    case (.uint64, .standard): .flipped
    case (.decimal, .standard): column.precision.map { .scaled($0.scale) } ?? .plain
    default: .plain
    }
  }

  func conversion(for column: ColumnSchema, _ use: ValueUse) -> ParameterConversion? {
    switch (column.kind, column.storage) {
    case (.instant, .text), (.time, .text), (.uuid, .text), (.decimal, .text):
      return { value throws(DatabaseError) in try SQLiteText.text(of: value, in: column) }
    case (.decimal, _): return SQLiteDecimal.conversion(for: column, use)
    case (.uint64, .standard):
      return { value throws(DatabaseError) in
        guard case .uint64(let value) = value else { return value }
        return .int64(Int64(bitPattern: value ^ 1 << 63))
      }
    case (.array, _):
      return { value throws(DatabaseError) in try SQLiteArray.text(of: value, in: column) }
    default: return nil
    }
  }
}
