import Testing

/// What `@Mapping` adds to an extension, as far as it differs from a model of one's own.
@Suite("Expansion of a mapping")
struct MappingExpansionTests {
  private static let city = #"""
    @Mapping(table: "cities")
    extension Geo.City: @retroactive Table {
      private struct Fields {
        @PrimaryKey(.generated) var id: Int64
        @Length(1...9) var name: String
        @Embedded var times: Timestamps
        var `default`: Int?
      }
      static let card = projection(\.id, \.name)
    }
    """#

  @Test("the row initialiser goes through the struct's own one, in the order of its properties")
  func rowReading() {
    expectLines(
      Self.city,
      has: [
        "let start1 = column &+ 3",
        "public init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) "
          + "throws(BasaltDomain.CellError) {",
        "id: try .decode(row, column),",
        "name: try .decode(row, column, 1),",
        "times: try .init(row: row, at: start1),",
        "default: try Swift.Optional.decode(row, column, 2)",
      ])
  }

  @Test("everything is public, the DTO nested, the key plain")
  func names() {
    expectLines(
      Self.city,
      has: [
        "public typealias ID = Int64",
        "public typealias Insertion = Draft",
        "public struct DTO: BasaltDomain.Projection, BasaltDomain.RowDecodable, BasaltDomain.KeyOwner, Swift.Sendable, "
          + "Swift.Codable, Swift.Hashable, Swift.Identifiable {",
        "public typealias Source = DTO",
        "public struct Draft: BasaltDomain.InsertShape, Swift.Decodable {",
        "public var dto: DTO {",
        "var table = BasaltDomain.TableBuilder<Geo.City>(\"cities\")",
      ],
      lacks: ["public typealias DTO = CityDTO", "public var id: ID {"])
  }

  @Test("a struct with a key of its own is what an insert takes")
  func ownKey() {
    expectLines(
      """
      @Mapping(table: "countries")
      extension Country: @retroactive Table, @retroactive InsertShape {
        private struct Fields {
          @PrimaryKey var code: String
        }
      }
      """,
      has: [
        "public typealias Insertion = Country", "public typealias Target = Country",
        "self.init(code: try .decode(row, column))",
        "public var primaryKey: ID {",
      ],
      lacks: ["public var id: ID {"])
  }
}
