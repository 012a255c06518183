public import BasaltDomain
internal import Synchronization

/// A rendered statement, made once for each shape.
public final class StatementPlan: Sendable {
  /// What distinguishes it from every other plan of the program: the key of a driver's cache of prepared statements.
  public let id: Int
  /// The text.
  public let sql: String
  /// Whether it leaves the database as it is.
  public let isReadOnly: Bool
  private let bindings: [ParameterBinding]
  private let bindsInOrder: Bool
  /// The column behind each cell of the result, where the dialect knows it.
  public let resultColumns: [ResultColumn]
  /// What the integers of each result column mean, for ``BasaltRow/RowCursor/encodings``; nil where all mean themselves.
  ///
  /// `nonisolated(unsafe)`: the memory is written once, before the plan is shared, and freed with the plan. Whoever reads
  /// it holds the plan: the consumer of a statement's rows keeps it for as long as there are rows.
  nonisolated(unsafe) let encodings: UnsafePointer<Int8>?
  private let keyColumns: [Int32]
  /// The table that the statement is about.
  public let table: String
  private let lastRowCount = Atomic(0)

  init(id: Int, rendered: RenderedStatement, isReadOnly: Bool, table: String, valueCount: Int) {
    self.id = id
    sql = rendered.sql
    self.isReadOnly = isReadOnly
    bindings = rendered.bindings
    resultColumns = rendered.resultColumns
    encodings = Self.encodings(of: rendered.resultColumns)
    keyColumns = rendered.keyColumns
    self.table = table
    bindsInOrder =
      bindings.count == valueCount
      && bindings.enumerated().allSatisfy {
        $0.element.value == $0.offset && $0.element.element == nil && $0.element.convert == nil
      }
  }

  deinit { encodings?.deallocate() }

  private static func encodings(of columns: [ResultColumn]) -> UnsafePointer<Int8>? {
    guard columns.contains(where: { $0.encoding != 0 }) else { return nil }
    let codes = UnsafeMutablePointer<Int8>.allocate(capacity: columns.count)
    for (position, column) in columns.enumerated() { (codes + position).initialize(to: column.encoding) }
    return UnsafePointer(codes)
  }

  /// How many rows the statement may be expected to return: as many as it did last, or half of what it did before that.
  /// A result array that begins with this capacity is not copied as it grows.
  var expectedRowCount: Int { lastRowCount.load(ordering: .relaxed) }

  /// Remembers how many rows the statement has returned.
  func noteRowCount(_ count: Int) {
    lastRowCount.store(max(count, expectedRowCount / 2), ordering: .relaxed)
  }

  /// The statement's values as its placeholders take them.
  func parameters(from values: [SQLValue]) throws(DatabaseError) -> [SQLValue] {
    if bindsInOrder { return values }
    var parameters: [SQLValue] = []
    parameters.reserveCapacity(bindings.count)
    try append(values[...], to: &parameters)
    return parameters
  }

  /// The same for rows of values that lie one behind the other.
  func parameters(fromRows values: [SQLValue], width: Int) throws(DatabaseError) -> [SQLValue] {
    if bindsInOrder || width == 0 { return values }
    var parameters: [SQLValue] = []
    parameters.reserveCapacity(values.count)
    var start = 0
    while start < values.count {
      try append(values[start..<start + width], to: &parameters)
      start += width
    }
    return parameters
  }

  private func append(_ row: ArraySlice<SQLValue>, to parameters: inout [SQLValue]) throws(DatabaseError) {
    for binding in bindings {
      var value = row[row.startIndex + binding.value]
      if let element = binding.element, case .array(let list) = value {
        value = list.isEmpty ? .null : list[min(element, list.count - 1)]
      }
      guard let convert = binding.convert else {
        parameters.append(value)
        continue
      }
      do throws(DatabaseError) { parameters.append(try convert(value)) } catch {
        var error = error
        error.statement = sql
        error.table = error.table ?? table
        throw error
      }
    }
  }

  /// The error of a cell that does not fit its Swift type, while the cursor still stands on the row.
  public func decodingError(_ failure: CellError, in cursor: borrowing RowCursor) -> DatabaseError {
    let position = Int(failure.column)
    let result = resultColumns.indices.contains(position) ? resultColumns[position] : nil
    let source = result?.source
    let name = source.map { "\($0.table).\($0.column)" } ?? "result column \(position + 1)"
    var message = "\(name) cannot be read as \(failure.expected): "
    switch failure.reason {
    case .unexpectedNull: message += "it is null, and the property is not optional"
    case .wrongKind(let kind): message += "it holds \(kind)"
    case .outOfRange: message += "the number does not fit"
    case .rejected(let reason): message += reason
    case .malformed: message += "the stored text or bytes are no such value"
    case .brokenRule: message += "it breaks a rule"
    }
    if !keyColumns.isEmpty, keyColumns != [failure.column] { message += " (row \(key(in: cursor)))" }
    var error = DatabaseError(.decoding, message, outcome: .unknown)
    error.table = source?.table ?? table
    error.columns = source.map { [$0.column] } ?? []
    error.statement = sql
    return error
  }

  /// The error of a row that breaks rules of its model, while the cursor still stands on it.
  func violation(of rules: ValidationFailures, in cursor: borrowing RowCursor) -> DatabaseError {
    let failures = rules.failures
    let row = keyColumns.isEmpty ? "a row of \(table)" : "the row \(key(in: cursor)) of \(table)"
    var error = DatabaseError(
      .invalidRow,
      "\(row) breaks a rule: \(failures.map(\.description).joined(separator: "; ")). Read it with .unvalidated() or "
        + ".collectingViolations() to repair it", outcome: .unknown)
    error.table = table
    error.failures = failures
    error.statement = sql
    return error
  }

  /// The row's key, which is the one value that a message shows.
  private func key(in cursor: borrowing RowCursor) -> String {
    var parts: [String] = []
    for column in keyColumns {
      guard let part = text(at: column, in: cursor) else { return "without key" }
      parts.append(part)
    }
    return "with key " + parts.joined(separator: ", ")
  }

  private func text(at column: Int32, in cursor: borrowing RowCursor) -> String? {
    let cell = cursor.cell(column)
    return switch cell.kind {
    case .integer: "\(cell.int64)"
    case .text: "'\(String(decoding: cell.bytes, as: UTF8.self))'"
    case .blob: cell.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    default: nil
    }
  }
}
