internal import BasaltDomain

// The shape of a statement is everything but its values. Statements of one shape share their SQL text and their prepared
// statement; the shape is the key under which both are found, so that on a repeat nothing is rendered.
//
// One walk writes the shape as a list of words and gathers the values on the way. `numbered` makes the same walk over the
// same cases and replaces each value by its place in that list; a dialect renders the numbered statement, so that the
// order in which its text mentions values cannot matter.

/// The key of the plan cache.
struct StatementShape: Hashable {
  let words: [UInt64]
  private let hash: UInt64

  init(words: [UInt64]) {
    self.words = words
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in words {
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    self.hash = hash
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  static func == (lhs: StatementShape, rhs: StatementShape) -> Bool { lhs.hash == rhs.hash && lhs.words == rhs.words }
}

/// Lists that are bound as one value come in a few sizes, so that a dialect may write small ones out as placeholders
/// without a statement for every length: the next power of two up to 16, then the next multiple of 16, and nil for more
/// than 128 elements.
package func listSize(_ count: Int) -> Int? {
  switch count {
  case 0, 1: count
  case 2...16: 1 << (Int.bitWidth - (count - 1).leadingZeroBitCount)
  case 17...128: (count + 15) & ~15
  default: nil
  }
}

/// Writes shapes and gathers values.
struct ShapeWriter {
  var words: [UInt64] = []
  var values: [SQLValue] = []
  /// The model that the statement is about.
  private var root: ObjectIdentifier?

  init() {
    words.reserveCapacity(24)
    values.reserveCapacity(8)
  }

  private enum Tag: UInt64 {
    case select = 1
    case insert, update, delete
    case table, columns, expressions, exists, count
    case filter, noFilter, grouping, having, order, descending, ascending, limit, offset, distinct
    case conflictIgnore, conflictUpdate, returning
    case column, value, null, list, countRows, unary, binary, textTest, function, aggregate, datePart, parameter
  }

  private mutating func mark(_ tag: Tag, _ payload: UInt64 = 0) { words.append(tag.rawValue | payload << 8) }

  private mutating func write(_ table: any Table.Type) {
    root = ObjectIdentifier(table)
    words.append(UInt64(UInt(bitPattern: ObjectIdentifier(table))))
  }

  mutating func write(_ statement: Statement) {
    switch statement {
    case .select(let select): write(select)
    case .insert(let insert): write(insert)
    case .update(let update):
      mark(.update, UInt64(update.assignments.count))
      write(update.table)
      for assignment in update.assignments {
        write(assignment.column)
        write(assignment.value)
      }
      write(filter: update.filter)
    case .delete(let delete):
      mark(.delete)
      write(delete.table)
      write(filter: delete.filter)
    }
  }

  private mutating func write(_ select: SelectStatement) {
    mark(.select)
    write(select.table)
    switch select.output {
    case .table: mark(.table)
    case .columns(let nodes, let projection):
      mark(.columns)
      words.append(UInt64(UInt(bitPattern: projection)))
      for node in nodes { gather(node) }
    case .expressions(let nodes):
      mark(.expressions, UInt64(nodes.count))
      for node in nodes { write(node) }
    case .exists: mark(.exists)
    case .count: mark(.count)
    }
    if select.isDistinct { mark(.distinct) }
    write(filter: select.filter)
    if !select.grouping.isEmpty {
      mark(.grouping, UInt64(select.grouping.count))
      for node in select.grouping { write(node) }
    }
    if let having = select.having {
      mark(.having)
      write(having)
    }
    for term in select.order {
      mark(term.isDescending ? .descending : .ascending)
      write(term.node)
    }
    if let limit = select.limit {
      mark(.limit)
      values.append(.int64(Int64(limit)))
    }
    if let offset = select.offset {
      mark(.offset)
      values.append(.int64(Int64(offset)))
    }
  }

  /// Gathers the values of a projection's expression, in the order in which ``write(_:)`` would. No word is written: the
  /// projection's identity stands for the expression.
  private mutating func gather(_ node: ExpressionNode) {
    switch node {
    case .column, .countRows, .parameter, .parameterList: break
    case .value(let value): values.append(value)
    case .list(let elements): values.append(.array(elements))
    case .unary(_, let operand), .aggregate(_, let operand, _), .datePart(_, let operand): gather(operand)
    case .binary(_, let left, let right), .textTest(_, let left, let right, _):
      gather(left)
      gather(right)
    case .function(_, let arguments): for argument in arguments { gather(argument) }
    }
  }

  private mutating func write(_ insert: InsertStatement) {
    mark(.insert, UInt64(insert.omitted.count))
    write(insert.table)
    for position in insert.omitted { words.append(UInt64(position)) }
    switch insert.conflict {
    case .fail: break
    case .ignore(let target):
      mark(.conflictIgnore, UInt64(target.count))
      for column in target { write(column) }
    case .update(let target, let columns):
      mark(.conflictUpdate, UInt64(target.count) << 16 | UInt64(columns.count))
      for column in target { write(column) }
      for column in columns { write(column) }
    }
    if insert.isReturning { mark(.returning) }
    values.append(contentsOf: insert.values)
  }

  private mutating func write(filter: ExpressionNode?) {
    guard let filter else { return mark(.noFilter) }
    mark(.filter)
    write(filter)
  }

  private mutating func write(_ column: ColumnReference) {
    let isForeign = column.table.root != nil && column.table.root != root
    mark(.column, UInt64(column.slot) << 8 | (column.table.isRoot ? 0 : 1) | (isForeign ? 2 : 0))
    if !column.table.isRoot { words.append(column.table.hops) }
  }

  private mutating func write(_ node: ExpressionNode) {
    switch node {
    case .column(let column): write(column)
    case .value(let value):
      mark(value.isNull ? .null : .value)
      values.append(value)
    case .parameter(let index, _), .parameterList(let index, _): mark(.parameter, UInt64(index))
    case .list(let elements):
      mark(.list, UInt64(listSize(elements.count) ?? 0xFFFF))
      values.append(.array(elements))
    case .countRows: mark(.countRows)
    case .unary(let operation, let operand):
      mark(.unary, UInt64(operation.rawValue))
      write(operand)
    case .binary(let operation, let left, let right):
      mark(.binary, UInt64(operation.rawValue))
      write(left)
      write(right)
    case .textTest(let test, let left, let right, let ignoresCase):
      mark(.textTest, UInt64(test.rawValue) << 1 | (ignoresCase ? 1 : 0))
      write(left)
      write(right)
    case .function(let function, let arguments):
      mark(.function, UInt64(function.rawValue) << 8 | UInt64(arguments.count))
      for argument in arguments { write(argument) }
    case .aggregate(let function, let argument, let isDistinct):
      mark(.aggregate, UInt64(function.rawValue) << 1 | (isDistinct ? 1 : 0))
      write(argument)
    case .datePart(let part, let operand):
      mark(.datePart, UInt64(part.rawValue))
      write(operand)
    }
  }
}
