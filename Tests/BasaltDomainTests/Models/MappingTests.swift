import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltDomain

@Suite("Mapping of a model", .feature("M1", "M5", on: .core))
struct MappingTests {
  @Test("columns are called like the properties in snake_case, or as the model says")
  func names() {
    #expect(
      User.mapping.schema.columns.map(\.name) == [
        "id", "email", "name", "age", "password_hash", "views", "is_active", "created_at", "team_id", "manager_id",
      ])
    #expect(Post.mapping.schema.columns.map(\.name) == ["id", "title", "body_text", "author_id", "reviewer_id"])
    #expect(User.mapping.schema.name == "users" && User.mapping.model == "User")
  }

  @Test("the schema says what the attributes say")
  func options() throws {
    let columns = Dictionary(uniqueKeysWithValues: User.mapping.schema.columns.map { ($0.property, $0) })
    #expect(User.mapping.schema.primaryKey == [0] && User.mapping.schema.keyStrategy == .generated)
    #expect(Team.mapping.schema.keyStrategy == .client)
    #expect(columns["email"]?.isUnique == true && columns["name"]?.isUnique == false)
    #expect(columns["name"]?.length == 1...80)
    #expect(columns["age"]?.isNullable == true && columns["views"]?.isNullable == false)
    #expect(columns["passwordHash"]?.isHidden == true && columns["email"]?.isHidden == false)
    #expect(columns["createdAt"]?.defaultValue == .now && columns["views"]?.defaultValue == nil)
    #expect(columns["managerID"]?.kind == .int64 && columns["teamID"]?.kind == .uuid)
    #expect(Post.mapping.schema.columns[1].isIndexed && !Post.mapping.schema.columns[2].isIndexed)
    #expect(
      Specimen.mapping.schema.columns.filter { $0.storage == .text }.map(\.property) == [
        "writtenInstant", "writtenUUID", "price",
      ])
    #expect(Counter.mapping.schema.columns.map(\.defaultValue) == [nil, 10, 1.5, "it's new", true, "wild"])
  }

  @Test("foreign keys name the table, the column and what happens on deletion")
  func foreignKeys() {
    #expect(
      User.mapping.schema.foreignKeys == [
        ForeignKeySchema(
          columns: [8], references: KeyReference(table: "teams", column: "id"), onDelete: .cascade, onUpdate: .noAction),
        ForeignKeySchema(
          columns: [9], references: KeyReference(table: "users", column: "id"), onDelete: .setNull, onUpdate: .noAction),
      ])
    #expect(User.mapping.relations.map(\.name) == ["team", "manager"])
    #expect(User.mapping.relations.map(\.isNullable) == [false, true])
    #expect(User.mapping.relations.map { $0.target().model } == ["Team", "User"])
  }

  @Test("every stored property finds its column, whatever its size and place in the struct")
  func positions() {
    func position<Value>(_ property: KeyPath<Specimen, Value>) -> Int? {
      Specimen.mapping.position(ofSlot: ColumnReference(table: .root, property: property).slot)
    }
    let positions = [
      position(\.id), position(\.flag), position(\.tiny), position(\.small), position(\.medium), position(\.large),
      position(\.number), position(\.unsignedTiny), position(\.unsignedSmall), position(\.unsignedMedium),
      position(\.single), position(\.double), position(\.text), position(\.bytes), position(\.data),
      position(\.instant),
      position(\.writtenInstant), position(\.day), position(\.uuid), position(\.writtenUUID), position(\.price),
      position(\.json), position(\.mood), position(\.rank),
    ]
    #expect(positions == Array(0..<24))
  }

  @Test("a field of an enumeration with one case takes no space and still finds its own column")
  func zeroSize() {
    #expect(MemoryLayout<Kingdom>.size == 0)
    let columns = Oddity.Columns<Present>(tablePath: .root)
    #expect(Oddity.mapping.property(of: columns.kingdom.reference) == "kingdom")
    #expect(Oddity.mapping.property(of: columns.order.reference) == "order")
    #expect(Oddity.mapping.property(of: columns.spaced.reference) == "spaced")
  }

  @Test("fields may be called like keywords, like SQL, and like what generated code uses itself")
  func oddNames() {
    #expect(
      Oddity.mapping.schema.columns.map(\.name) == [
        "id", "kingdom", "select", "default", "where", "row", "values", "table", "failures", "cursor", "ascending",
        "node",
        #"say "hi""#, "with space", "html_body", "url_string2",
      ])
    let columns = Oddity.Columns<Present>(tablePath: .root)
    let references = [
      columns.default.reference, columns.where.reference, columns.row.reference, columns.values.reference,
      columns.table.reference, columns.failures.reference, columns.cursor.reference, columns.ascending.reference,
      columns.node.reference,
    ]
    #expect(
      references.map { Oddity.mapping.property(of: $0) } == [
        "default", "where", "row", "values", "table", "failures", "cursor", "ascending", "node",
      ])
  }

  @Test("a property that an extension computes has no column")
  func computed() {
    let reference = ColumnReference(table: .root, property: \Specimen.doubled)
    #expect(reference.slot == ColumnReference.unknownSlot)
    #expect(Specimen.mapping.position(ofSlot: reference.slot) == nil)
  }

  @Test("a slot that is no offset and no position of the table names no column")
  func unknownSlots() {
    #expect(User.mapping.position(ofSlot: 1) == nil)
    #expect(User.mapping.position(ofSlot: ColumnReference(position: 10).slot) == nil)
    #expect(User.mapping.position(ofSlot: ColumnReference(position: 9).slot) == 9)
  }

  @Test("values are encoded in the order of the columns")
  func encoding() {
    var values: [SQLValue] = []
    Category(id: 3, name: "tools", parentID: nil).encode(into: &values)
    #expect(values == [.int64(3), .text("tools"), .null])
  }

  @Test("the schema is a plain value that survives being coded")
  func coding() throws {
    for schema in [User.mapping.schema, Specimen.mapping.schema, Counter.mapping.schema, Oddity.mapping.schema] {
      #expect(try JSONDecoder().decode(TableSchema.self, from: JSONEncoder().encode(schema)) == schema)
    }
  }
}

extension Specimen {
  fileprivate var doubled: Int { number * 2 }
}
