import BasaltDomain
import Shop

@testable import BasaltPersistence

/// Makes statements at random, of every kind of node. They need not make sense to an engine: they are rendered only.
///
/// Every value is a text of its own, `v0`, `v1`, …, so that it can be told which one went where.
struct RandomStatements {
  var random: SeededGenerator
  private var labels = 0
  private let columns = User.Columns<Present>(tablePath: TablePath(from: User.self))
  /// Whether columns are wrapped in aggregates, as a query with groups demands.
  private var aggregates = false

  init(seed: UInt64) { random = SeededGenerator(seed) }

  mutating func statement() -> Statement {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return .insert(insert())
    case 1, 2:
      let assignments = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (ownColumn(), node(depth: 2, ownOnly: true))
      }
      return .update(
        UpdateStatement(
          table: User.self, assignments: assignments.map { (column: $0.0, value: $0.1) }, filter: optional()))
    case 3: return .delete(DeleteStatement(table: User.self, filter: optional()))
    default: return .select(select())
    }
  }

  private mutating func select() -> SelectStatement {
    var select = SelectStatement(table: User.self)
    select.filter = optional()
    switch Int.random(in: 0..<6, using: &random) {
    case 0: select.output = .columns(UserDTO.Card.columns, of: ObjectIdentifier(UserDTO.Card.self))
    case 1: select.output = .expressions(some(1...3) { $0.node(depth: 2) })
    case 2: select.output = .exists
    case 3: select.output = .count
    case 4:
      select.grouping = some(0...2) { $0.node(depth: 1) }
      aggregates = true
      select.output = .expressions(some(1...3) { $0.node(depth: 2) })
      select.having = optional()
    default: select.output = .table
    }
    select.order = some(0...2) { OrderTerm($0.node(depth: 1), isDescending: .random(using: &$0.random)) }
    aggregates = false
    select.isDistinct = .random(using: &random)
    select.limit = Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil
    select.offset = Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil
    return select
  }

  private mutating func insert() -> InsertStatement {
    let omitted = (0..<10).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
    var insert = InsertStatement(
      table: User.self, omitted: omitted, values: (0..<10 - omitted.count).map { _ in value() },
      isReturning: .random(using: &random))
    switch Int.random(in: 0..<3, using: &random) {
    case 0: insert.conflict = .fail
    case 1: insert.conflict = .ignore(target: [ownColumn()])
    default: insert.conflict = .update(target: [ownColumn()], columns: some(0...2) { $0.ownColumn() })
    }
    return insert
  }

  mutating func optional() -> ExpressionNode? { Bool.random(using: &random) ? node(depth: 3) : nil }

  private mutating func some<Element>(
    _ counts: ClosedRange<Int>, _ make: (inout RandomStatements) -> Element
  ) -> [Element] {
    (0..<Int.random(in: counts, using: &random)).map { _ in make(&self) }
  }

  private mutating func value() -> SQLValue {
    if Int.random(in: 0..<8, using: &random) == 0 { return .null }
    labels += 1
    return .text("v\(labels - 1)")
  }

  private mutating func ownColumn() -> ColumnReference {
    ColumnReference(position: Int.random(in: 0..<10, using: &random))
  }

  private mutating func column(ownOnly: Bool) -> ColumnReference {
    switch Int.random(in: 0..<(ownOnly ? 4 : 8), using: &random) {
    case 0: columns.age.reference
    case 1: columns.email.reference
    case 2: columns.views.reference
    case 3: columns.isActive.reference
    case 4: columns.team.name.reference
    case 5: columns.manager.name.reference
    case 6: columns.manager.team.name.reference
    default: columns.manager.manager.age.reference
    }
  }

  private mutating func leaf(_ column: ColumnReference) -> ExpressionNode {
    guard aggregates else { return .column(column) }
    let function = AggregateFunction(rawValue: .random(in: 0...4, using: &random)) ?? .count
    return .aggregate(function, .column(column), isDistinct: .random(using: &random))
  }

  mutating func node(depth: Int, ownOnly: Bool = false) -> ExpressionNode {
    func inner(_ self: inout RandomStatements) -> ExpressionNode { self.node(depth: depth - 1, ownOnly: ownOnly) }
    if depth == 0 { return Bool.random(using: &random) ? leaf(column(ownOnly: ownOnly)) : .value(value()) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return leaf(column(ownOnly: ownOnly))
    case 1: return aggregates ? .countRows : .value(value())
    case 2: return .unary(UnaryOperator(rawValue: .random(in: 0...1, using: &random)) ?? .not, inner(&self))
    case 3, 4, 5:
      let operation = BinaryOperator(rawValue: .random(in: 0...13, using: &random)) ?? .and
      let left = inner(&self)
      return .binary(operation, left, inner(&self))
    case 6:
      let operand = inner(&self)
      let count = [0, 1, 2, 3, 5, 17, 128, 129].randomElement(using: &random) ?? 0
      let list = (0..<count).map { index in SQLValue.text("v\(labels + index)") }
      labels += count
      return .binary(.random(using: &random) ? .isIn : .isNotIn, operand, .list(list))
    case 7:
      let test = TextTest(rawValue: .random(in: 0...2, using: &random)) ?? .contains
      return .textTest(test, inner(&self), .value(value()), ignoresCase: .random(using: &random))
    case 8:
      let function = SQLFunction(rawValue: .random(in: 0...4, using: &random)) ?? .coalesce
      return .function(function, some(1...3) { inner(&$0) })
    default:
      let part = DatePart(rawValue: .random(in: 0...4, using: &random)) ?? .year
      if aggregates {
        return .datePart(part, .aggregate(.maximum, .column(columns.createdAt.reference), isDistinct: false))
      }
      return .datePart(part, .function(.coalesce, [.column(columns.createdAt.reference), .value(value())]))
    }
  }
}
