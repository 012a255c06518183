import BasaltDomain
import BasaltTestFeatures
import Shop
import Testing

@testable import BasaltPersistence

@Suite("Statement numbering", .feature("Q1", on: .core))
struct StatementNumberingTests {
  @Test("in random statements each value's number is its place in the list of values")
  func inStep() throws {
    var statements = RandomStatements(seed: 13)
    for _ in 0..<SeededGenerator.rounds(2000) { try expectInStep(statements.statement()) }
  }

  @Test("every kind of node and clause is numbered in step", arguments: 0..<11)
  func everyKind(kind: Int) throws {
    let column = ExpressionNode.column(ColumnReference(position: 3))
    func value(_ label: String) -> ExpressionNode { .value(.text(label)) }
    let nodes: [ExpressionNode] = [
      value("a"), .value(.null), column, .countRows, .unary(.not, value("a")), .binary(.add, value("a"), value("b")),
      .binary(.isIn, value("a"), .list([.text("b"), .text("c"), .text("d")])),
      .textTest(.contains, value("a"), value("b"), ignoresCase: true),
      .function(.coalesce, [value("a"), column, value("b")]),
      .aggregate(.sum, value("a"), isDistinct: true), .datePart(.year, value("a")),
    ]
    let node = nodes[kind]
    var select = SelectStatement(table: User.self)
    select.output = .expressions([node, value("x"), node])
    select.filter = .binary(.and, node, value("y"))
    select.grouping = [node, value("z")]
    select.having = node
    select.order = [OrderTerm(node, isDescending: true), OrderTerm(value("w"), isDescending: false)]
    select.limit = 5
    select.offset = 6
    try expectInStep(.select(select))
    select.output = .columns([column, node, value("x"), node], of: ObjectIdentifier(Self.self))
    try expectInStep(.select(select))
    let assignments = [(column: ColumnReference(position: 1), value: node), (ColumnReference(position: 2), value("b"))]
    try expectInStep(.update(UpdateStatement(table: User.self, assignments: assignments, filter: node)))
    try expectInStep(.delete(DeleteStatement(table: User.self, filter: node)))
  }

  @Test("the places of limit and offset come last, and only where they are")
  func bounds() {
    func numbered(_ query: Query<User>) -> NumberedStatement { NumberedStatement(.select(query.statement)) }
    let users = User.objects.filter { $0.age == 1 && $0.views == 2 }
    #expect(numbered(users).limit == nil && numbered(users).offset == nil)
    #expect(numbered(users.limit(1)).limit == 2 && numbered(users.offset(1)).offset == 2)
    #expect(numbered(users.limit(1).offset(1)).limit == 2 && numbered(users.limit(1).offset(1)).offset == 3)
  }

  @Test("an insert's values have the places of their columns")
  func insert() {
    let insert = InsertStatement(
      table: User.self, omitted: [0, 7], values: Array(repeating: .null, count: 8), isReturning: true)
    let numbered = NumberedStatement(.insert(insert))
    #expect(numbered.insertValues == Array(0..<8))
    guard case .insert(let emptied) = numbered.statement else {
      Issue.record("no insert")
      return
    }
    #expect(emptied.values.isEmpty && emptied.omitted == [0, 7])
  }

  // MARK: Walking both statements side by side

  private func expectInStep(_ statement: Statement) throws {
    var writer = ShapeWriter()
    writer.write(statement)
    let numbered = NumberedStatement(statement)
    var seen: [Int] = []
    func walk(_ original: ExpressionNode?, _ numbered: ExpressionNode?) throws {
      guard let original, let numbered else {
        try #require(original == nil && numbered == nil)
        return
      }
      try #require(leaves(original).count == leaves(numbered).count)
      for (one, other) in zip(leaves(original), leaves(numbered)) {
        switch (one, other) {
        case (.value(let value), .parameter(let index, let isNull)):
          #expect(writer.values[index] == value && isNull == value.isNull)
          seen.append(index)
        case (.list(let list), .parameterList(let index, let size)):
          #expect(writer.values[index] == .array(list) && size == listSize(list.count))
          seen.append(index)
        case (.column(let one), .column(let other)): #expect(one == other)
        case (.countRows, .countRows): break
        default: Issue.record("\(one) became \(other)")
        }
      }
    }
    switch (statement, numbered.statement) {
    case (.select(let one), .select(let other)):
      switch (one.output, other.output) {
      case (.expressions(let nodes), .expressions(let others)), (.columns(let nodes, _), .columns(let others, _)):
        try #require(nodes.count == others.count)
        for (node, other) in zip(nodes, others) { try walk(node, other) }
      default: break
      }
      try walk(one.filter, other.filter)
      try #require(one.grouping.count == other.grouping.count && one.order.count == other.order.count)
      for (node, other) in zip(one.grouping, other.grouping) { try walk(node, other) }
      try walk(one.having, other.having)
      for (term, other) in zip(one.order, other.order) { try walk(term.node, other.node) }
      #expect(numbered.limit.map { writer.values[$0] } == one.limit.map { .int64(Int64($0)) })
      #expect(numbered.offset.map { writer.values[$0] } == one.offset.map { .int64(Int64($0)) })
      seen += [numbered.limit, numbered.offset].compactMap { $0 }
    case (.update(let one), .update(let other)):
      for (assignment, other) in zip(one.assignments, other.assignments) { try walk(assignment.value, other.value) }
      try walk(one.filter, other.filter)
    case (.delete(let one), .delete(let other)): try walk(one.filter, other.filter)
    case (.insert(let one), .insert):
      #expect(writer.values == one.values)
      seen = numbered.insertValues
    default: Issue.record("a statement became one of another kind")
    }
    #expect(seen == Array(writer.values.indices))
  }

  /// The leaves of a tree from left to right, together with a check that the inner nodes are of the known kinds.
  private func leaves(_ node: ExpressionNode) -> [ExpressionNode] {
    switch node {
    case .column, .value, .parameter, .list, .parameterList, .countRows: [node]
    case .unary(_, let operand), .aggregate(_, let operand, _), .datePart(_, let operand): leaves(operand)
    case .binary(_, let left, let right), .textTest(_, let left, let right, _): leaves(left) + leaves(right)
    case .function(_, let arguments): arguments.flatMap(leaves)
    }
  }
}
