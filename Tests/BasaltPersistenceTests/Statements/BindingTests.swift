import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltPersistence

@Suite("Bindings of rendered statements", .feature("Q1", on: .core))
struct BindingTests {
  @Test("a random statement has one placeholder for each bound value, and binds all values in the order of the text")
  func order() throws {
    var statements = RandomStatements(seed: 14)
    for _ in 0..<SeededGenerator.rounds(1500) {
      let statement = statements.statement()
      let preview = try render(statement)
      let placeholders = preview.sql.count { $0 == "?" }
      try #require(placeholders == preview.parameters.count, "\(preview.sql)")
      try #require(distinct(preview.parameters.map(label)) == distinct(expectedLabels(statement)), "\(preview.sql)")
    }
  }

  @Test("an empty list binds neither itself nor what was to be looked up in it")
  func emptyList() throws {
    for condition in [
      User.condition { $0.age.coalesce(1).isIn([]) }, User.condition { $0.age.coalesce(1).isNotIn([]) },
    ] {
      let preview = try User.objects.filter(condition).filter { $0.views == 7 }.preview(on: nowhere)
      #expect(preview.sql.count { $0 == "?" } == preview.parameters.count, "\(preview.sql)")
      #expect(preview.parameters.last == .int64(7))
    }
  }

  @Test("an operand that is written twice is bound twice", arguments: [DatePart.year, .month, .day, .hour, .weekday])
  func repeatedOperand(part: DatePart) throws {
    let fallback = Date(microsecondsSince1970: 5)
    let query = User.objects.filter {
      ValueExpression<Int>(.datePart(part, $0.manager.createdAt.coalesce(fallback).node)) == 3
      $0.views == 7
    }
    let preview = try query.preview(on: nowhere)
    #expect(preview.sql.count { $0 == "?" } == preview.parameters.count, "\(preview.sql)")
    #expect(Array(preview.parameters.suffix(2)) == [.int64(3), .int64(7)])
    #expect(preview.parameters.dropLast(2).allSatisfy { $0 == .instant(5) })
  }

  @Test(
    "a test of text against another expression binds what both hold",
    arguments: [TextTest.hasPrefix, .hasSuffix, .contains])
  func textAgainstExpression(test: TextTest) throws {
    let columns = User.Columns<Present>(tablePath: .root)
    let other = columns.email.appending("v1").node
    var select = SelectStatement(table: User.self)
    select.filter = .binary(
      .and, .textTest(test, columns.name.appending("v0").node, other, ignoresCase: false), .value(.text("v2")))
    let preview = try render(.select(select))
    #expect(preview.sql.count { $0 == "?" } == preview.parameters.count, "\(preview.sql)")
    #expect(preview.parameters.last == .text("v2"))
  }

  /// Labels of values without nulls, each once, and then the numbers.
  private func distinct(_ labels: [String]) -> [String] {
    var seen: Set<String> = []
    return labels.filter { $0 != "null" && (Int($0) != nil || seen.insert($0).inserted) }
  }

  /// A value's label, without what a text test makes of it.
  private func label(_ value: SQLValue) -> String {
    switch value {
    case .text(let text) where text.hasPrefix("["): text
    case .text(let text): text.replacing("*", with: "").replacing("%", with: "")
    case .null: "null"
    case .int64(let number): "\(number)"
    default: "\(value)"
    }
  }

  // What is bound, as a statement's text is read from left to right. Written for this test, from the documentation of
  // the nodes and not from the renderer.

  private func expectedLabels(_ statement: Statement) -> [String] {
    switch statement {
    case .select(let select):
      var labels: [String] = []
      if case .expressions(let nodes) = select.output { labels += nodes.flatMap(bound) }
      labels += select.filter.map(bound) ?? []
      labels += select.grouping.flatMap(bound) + (select.having.map(bound) ?? [])
      labels += select.order.flatMap { bound($0.node) }
      return labels + [select.limit, select.offset].compactMap { $0.map(String.init) }
    case .insert(let insert): return insert.values.map(label)
    case .update(let update):
      return update.assignments.flatMap { bound($0.value) } + (update.filter.map(bound) ?? [])
    case .delete(let delete): return delete.filter.map(bound) ?? []
    }
  }

  private func bound(_ node: ExpressionNode) -> [String] {
    switch node {
    case .column, .countRows, .parameter, .parameterList: return []
    case .value(let value): return [label(value)]
    case .list(let list): return listLabels(list)
    case .unary(_, let operand), .aggregate(_, let operand, _), .datePart(_, let operand): return bound(operand)
    case .binary(let operation, let left, .value(.null)) where operation == .equal || operation == .notEqual:
      return bound(left)
    case .binary(.isIn, _, .list(let list)) where list.isEmpty: return []
    case .binary(_, let left, let right): return bound(left) + bound(right)
    case .textTest(_, let left, let right, _): return bound(left) + bound(right)
    case .function(_, let arguments): return arguments.flatMap(bound)
    }
  }

  /// Small lists are padded with their last element to 1, 2, 4, 8, 16 and then multiples of 16; long ones are one array.
  private func listLabels(_ list: [SQLValue]) -> [String] {
    guard let last = list.last else { return [] }
    if list.count > 128 { return ["[" + list.map { "\"\(label($0))\"" }.joined(separator: ",") + "]"] }
    var size = 1
    while size < list.count { size += min(size, 16) }
    return list.map(label) + Array(repeating: label(last), count: size - list.count)
  }
}
