import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

/// A condition together with Swift's own answer for a row: true, false, or nil for unknown.
private struct Judgement {
  let expression: ValueExpression<Bool>
  let answer: (Reading) -> Bool?
}

@Suite("Null logic", .feature("Q13", "Q3", on: .sqlite))
struct NullLogicTests {
  @Test("random conditions over rows with nulls agree with Swift; filter and exclude are complements")
  func randomConditions() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      var random = SeededGenerator(21)
      try await Reading.objects.insert((0..<60).map { _ in Self.reading(&random) }, on: db)
      let rows = try await Reading.objects.order { $0.id.ascending }.all(on: db)
      for _ in 0..<SeededGenerator.rounds(400) {
        let judgement = Self.condition(depth: 3, &random)
        let condition = Condition<Reading>(judgement.expression.node)
        let kept = try await Reading.objects.filter(condition).order { $0.id.ascending }.all(on: db)
        let dropped = try await Reading.objects.exclude(condition).order { $0.id.ascending }.all(on: db)
        let sql = try Reading.objects.filter(condition).preview(on: db)
        try #require(kept == rows.filter { judgement.answer($0) == true }, "\(sql.sql) \(sql.parameters)")
        try #require(dropped == rows.filter { judgement.answer($0) != true }, "\(sql.sql) \(sql.parameters)")
      }
    }
  }

  private static func reading(_ random: inout SeededGenerator) -> Reading.Draft {
    Reading.Draft(
      low: number(&random), high: number(&random), level: Int.random(in: -2...2, using: &random), label: text(&random),
      name: text(&random) ?? "b", isGood: [true, false, nil].randomElement(using: &random) ?? nil,
      isRead: .random(using: &random))
  }

  private static func number(_ random: inout SeededGenerator) -> Int? {
    Int.random(in: 0..<4, using: &random) == 0 ? nil : Int.random(in: -2...2, using: &random)
  }

  private static func text(_ random: inout SeededGenerator) -> String? {
    ["", "a", "b", "ab", "a%", "_b", "*", nil].randomElement(using: &random) ?? nil
  }

  // MARK: Conditions

  private static let columns = Reading.Columns<Present>(tablePath: .root)

  private static func condition(depth: Int, _ random: inout SeededGenerator) -> Judgement {
    guard depth > 0 else { return leaf(&random) }
    let left = condition(depth: depth - 1, &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      return Judgement(expression: !left.expression) { row in left.answer(row).map { !$0 } }
    case 1, 2:
      let right = condition(depth: depth - 1, &random)
      return Judgement(expression: left.expression && right.expression) { row in
        and(left.answer(row), right.answer(row))
      }
    case 3, 4:
      let right = condition(depth: depth - 1, &random)
      return Judgement(expression: left.expression || right.expression) { row in
        and(left.answer(row).map { !$0 }, right.answer(row).map { !$0 }).map { !$0 }
      }
    case 5:
      let right = condition(depth: depth - 1, &random)
      return Judgement(expression: left.expression == right.expression) { left.answer($0) == right.answer($0) }
    default:
      return leaf(&random)
    }
  }

  private static func and(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == nil || right == nil ? nil : true
  }

  private static func leaf(_ random: inout SeededGenerator) -> Judgement {
    let value = Int.random(in: -2...2, using: &random)
    let text = text(&random) ?? "a"
    let list = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: -2...2, using: &random) }
    let choices: [Judgement] = [
      Judgement(expression: columns.low == value) { $0.low == value },
      Judgement(expression: columns.low != value) { $0.low != value },
      Judgement(expression: columns.level == value) { $0.level == value },
      Judgement(expression: columns.low == nil) { $0.low == nil },
      Judgement(expression: columns.label != nil) { $0.label != nil },
      Judgement(expression: columns.low == columns.high) { $0.low == $0.high },
      Judgement(expression: columns.low != columns.level) { $0.low != $0.level },
      Judgement(expression: columns.low < value) { row in row.low.map { $0 < value } },
      Judgement(expression: columns.high >= value) { row in row.high.map { $0 >= value } },
      Judgement(expression: columns.level > columns.low) { row in row.low.map { row.level > $0 } },
      Judgement(expression: columns.low.isBetween(-1, value)) { row in row.low.map { $0 >= -1 && $0 <= value } },
      Judgement(expression: columns.low.isIn(list)) { row in row.low.map(list.contains) },
      Judgement(expression: columns.high.isNotIn(list)) { row in row.high.map { !list.contains($0) } },
      Judgement(expression: columns.level.isIn([])) { _ in false },
      Judgement(expression: columns.label.hasPrefix(text)) { row in row.label.map { $0.hasPrefix(text) } },
      Judgement(expression: columns.label.hasSuffix(text)) { row in row.label.map { $0.hasSuffix(text) } },
      Judgement(expression: columns.name.contains(text)) { $0.name.contains(text) || text.isEmpty },
      Judgement(expression: columns.label == text) { $0.label == text },
      Judgement(expression: columns.isGood == true) { $0.isGood == true },
      Judgement(expression: columns.isGood != false) { $0.isGood != false },
      Judgement(expression: columns.isRead == false) { !$0.isRead },
      Judgement(expression: columns.low + 1 > columns.high) { row in
        guard let low = row.low, let high = row.high else { return nil }
        return low + 1 > high
      },
      Judgement(expression: columns.low.coalesce(0) == value) { ($0.low ?? 0) == value },
      Judgement(expression: columns.label.length() > 1) { row in row.label.map { $0.unicodeScalars.count > 1 } },
    ]
    return choices.randomElement(using: &random) ?? choices[0]
  }
}
