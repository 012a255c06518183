import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltDomain

/// One way to change a value, and the field that it changes.
private struct Change<Value: Sendable>: Sendable {
  let field: String
  let apply: @Sendable (inout Value) -> Void

  init(_ field: String, _ apply: @escaping @Sendable (inout Value) -> Void) {
    self.field = field
    self.apply = apply
  }
}

/// Expects every field of a value to be part of its equality and of its coded form. The list is complete: a field that is
/// added later must be added to it.
private func expectAllFields<Value: Hashable & Codable>(
  of value: Value, _ changes: [Change<Value>], at location: SourceLocation = #_sourceLocation
) throws {
  let fields = Mirror(reflecting: value).children.compactMap(\.label)
  #expect(changes.map(\.field) == fields, sourceLocation: location)
  for change in changes {
    var changed = value
    change.apply(&changed)
    #expect(changed != value, "\(change.field)", sourceLocation: location)
    let decoded = try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(changed))
    #expect(decoded == changed, "\(change.field)", sourceLocation: location)
  }
}

@Suite("Equality of schemas", .feature("M4", "M5", "M8", on: .core))
struct SchemaEqualityTests {
  @Test("tables differ where one thing differs")
  func tables() throws {
    var table = TableSchema(name: "t")
    table.columns = [ColumnSchema(property: "a", name: "a", kind: .int64, isNullable: false)]
    try expectAllFields(
      of: table,
      [
        Change("name") { $0.name = "u" }, Change("namespace") { $0.namespace = "app" },
        Change("comment") { $0.comment = "c" }, Change("columns") { $0.columns[0].name = "b" },
        Change("primaryKey") { $0.primaryKey = [0] }, Change("keyStrategy") { $0.keyStrategy = .generated },
        Change("foreignKeys") {
          $0.foreignKeys = [
            ForeignKeySchema(
              columns: [0], references: KeyReference(table: "t", column: "a"), onDelete: .noAction, onUpdate: .noAction)
          ]
        },
        Change("uniques") { $0.uniques = [UniqueSchema(name: "u", columns: [0])] },
        Change("indexes") {
          $0.indexes = [
            IndexSchema(name: "i", terms: [IndexTerm(column: 0)], condition: nil, isUnique: false, method: .tree)
          ]
        },
        Change("checks") { $0.checks = [CheckSchema(name: "c", condition: .sql("a > 0"))] },
      ])
  }

  @Test("columns differ where one option differs")
  func columns() throws {
    try expectAllFields(
      of: ColumnSchema(property: "a", name: "a", kind: .text, isNullable: false),
      [
        Change("property") { $0.property = "b" }, Change("name") { $0.name = "b" }, Change("kind") { $0.kind = .json },
        Change("elementKind") { $0.elementKind = .text },
        Change("enumeration") { $0.enumeration = EnumerationSchema(name: "E", values: .texts(["x"])) },
        Change("precision") { $0.precision = DecimalPrecision(4, scale: 2) },
        Change("isNullable") { $0.isNullable = true }, Change("storage") { $0.storage = .text },
        Change("isUnique") { $0.isUnique = true }, Change("isIndexed") { $0.isIndexed = true },
        Change("isHidden") { $0.isHidden = true }, Change("length") { $0.length = 1...2 },
        Change("defaultValue") { $0.defaultValue = .sql("1") },
        Change("generated") { $0.generated = GeneratedColumn(sql: "1", isStored: true) },
        Change("collation") { $0.collation = .named("RTRIM") }, Change("typeOverride") { $0.typeOverride = "ANY" },
        Change("comment") { $0.comment = "c" },
      ])
  }

  @Test("references differ where a column, a target or an action differs")
  func references() throws {
    let target = KeyReference(table: "t", columns: ["a"])
    try expectAllFields(
      of: ForeignKeySchema(columns: [0], references: target, onDelete: .noAction, onUpdate: .noAction),
      [
        Change("columns") { $0.columns = [1] },
        Change("references") { $0.references = KeyReference(table: "t", column: "b") },
        Change("onDelete") { $0.onDelete = .setDefault }, Change("onUpdate") { $0.onUpdate = .restrict },
      ])
    try expectAllFields(
      of: target,
      [
        Change("namespace") { $0 = KeyReference(table: $0.table, columns: $0.columns, namespace: "app") },
        Change("table") { $0 = KeyReference(table: "u", columns: $0.columns) },
        Change("columns") { $0 = KeyReference(table: "t", columns: ["a", "b"]) },
      ])
  }

  @Test("indexes and constraints differ where one part differs")
  func constraints() throws {
    let condition = ExpressionNode.binary(.greater, .column(ColumnReference(position: 1)), .value(.int64(3)))
    try expectAllFields(
      of: IndexSchema(name: "i", terms: [IndexTerm(column: 0)], condition: nil, isUnique: false, method: .tree),
      [
        Change("name") { $0.name = "j" }, Change("terms") { $0.terms.append(IndexTerm(column: 1)) },
        Change("condition") { $0.condition = condition }, Change("isUnique") { $0.isUnique = true },
        Change("method") { $0.method = .blockRange },
      ])
    try expectAllFields(
      of: IndexTerm(column: 0),
      [
        Change("expression") { $0.expression = .function(.lower, [$0.expression]) },
        Change("isDescending") { $0.isDescending = true },
      ])
    try expectAllFields(
      of: UniqueSchema(name: "u", columns: [0]),
      [Change("name") { $0.name = "v" }, Change("columns") { $0.columns = [0, 1] }])
    try expectAllFields(
      of: CheckSchema(name: "c", condition: .sql("a")),
      [Change("name") { $0.name = "d" }, Change("condition") { $0.condition = .expression(condition) }])
    #expect(CheckSchema(name: "c", condition: .sql("a")) != CheckSchema(name: "c", condition: .sql("b")))
  }

  @Test("options of columns differ where one part differs")
  func options() throws {
    try expectAllFields(
      of: GeneratedColumn(sql: "a", isStored: true),
      [
        Change("sql") { $0 = GeneratedColumn(sql: "b", isStored: $0.isStored) },
        Change("isStored") { $0 = GeneratedColumn(sql: $0.sql, isStored: false) },
      ])
    try expectAllFields(
      of: DecimalPrecision(5, scale: 2),
      [
        Change("digits") { $0 = DecimalPrecision(6, scale: $0.scale) },
        Change("scale") { $0 = DecimalPrecision($0.digits, scale: 3) },
      ])
    try expectAllFields(
      of: EnumerationSchema(name: "E", values: .texts(["a"])),
      [
        Change("name") { $0 = EnumerationSchema(name: "F", values: $0.values) },
        Change("values") { $0 = EnumerationSchema(name: $0.name, values: .integers([1])) },
      ])
  }

  @Test("every default, collation, action, strategy and method is itself after being coded, and no other")
  func cases() throws {
    func check<Value: Hashable & Codable>(_ values: [Value]) throws {
      #expect(Set(values).count == values.count)
      #expect(try JSONDecoder().decode([Value].self, from: JSONEncoder().encode(values)) == values)
    }
    try check([DefaultValue.now, .int(1), .double(1), .text("1"), .bool(true), .sql("1"), .int(2)])
    try check([Collation.binary, .caseInsensitive, .named("binary"), .named("x")])
    try check([ReferentialAction.noAction, .restrict, .cascade, .setNull, .setDefault])
    try check([KeyStrategy.generated, .client])
    try check([IndexMethod.tree, .hash, .inverted, .blockRange])
  }

  @Test("what a model declares is in its schema: names by default, terms, conditions, targets")
  func declarations() throws {
    let schema = try Booking.schema
    #expect(schema.uniques.map(\.name) == ["bookings_once_per_day", "badges_of_a_day"])
    #expect(schema.uniques.map(\.columns) == [[2, 1], [6, 1]])
    #expect(schema.checks.map(\.name) == ["bookings_in_order", "seats_that_exist"])
    #expect(
      schema.indexes.map(\.name) == [
        "bookings_by_size", "bookings_running", "bookings_by_loud_guest", "latest_first", "bookings_one_start",
      ])
    #expect(schema.indexes.map(\.isUnique) == [false, false, false, false, true])
    #expect(schema.indexes.map { $0.condition != nil } == [false, true, false, false, false])
    #expect(schema.indexes[3].terms.map(\.isDescending) == [true, false])
    #expect(schema.primaryKey == [0, 1] && schema.keyStrategy == .client)
    #expect(
      try Attendee.schema.foreignKeys == [
        ForeignKeySchema(
          columns: [1, 2], references: KeyReference(table: "bookings", columns: ["room_id", "day"]), onDelete: .cascade,
          onUpdate: .cascade)
      ])
    #expect(
      try Sign.schema.foreignKeys.map(\.references) == [
        KeyReference(table: "rooms", column: "code"), KeyReference(table: "rooms", columns: ["building", "number"]),
      ])
    #expect(BookingDTO.keyReference == KeyReference(table: "bookings", columns: ["room_id", "day"]))
  }
}
