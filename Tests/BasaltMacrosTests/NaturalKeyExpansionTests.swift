import Testing

/// What `@Model(table:)` makes of a struct whose key the program makes, word by word.
@Suite("Expansion of a model that brings its key")
struct NaturalKeyExpansionTests {
  @Test("it inserts itself, and is Identifiable by a key of any name")
  func naturalKey() {
    expectExpansion(
      #"""
      @Model(table: "countries")
      struct Country {
        @PrimaryKey let code: Key<String>
        private(set) var name: String
      }
      """#,
      #"""
      struct Country {
        @PrimaryKey let code: Key<String>
        private(set) var name: String

        #importWarning
        typealias DTO = CountryDTO
        typealias Key<Raw: BasaltDomain.KeyValue> = BasaltDomain.Identifier<CountryDTO, Raw>
        typealias ID = BasaltDomain.Identifier<CountryDTO, String>
        typealias QueryColumns = Columns<BasaltDomain.Present>
        typealias Patch = BasaltDomain.Patch<Country>
        typealias Insertion = Country
        typealias Target = Country

        /// The columns of ``Country``, as `$0` in the closures of a query.
        nonisolated struct Columns<Presence: BasaltDomain.ColumnPresence>: BasaltDomain.ColumnSet {
          typealias Root = Country
          let tablePath: BasaltDomain.TablePath
          init(tablePath: BasaltDomain.TablePath) {
            self.tablePath = tablePath
          }
        }

        /// What input may set of a new ``Country``.
        nonisolated struct Input: Swift.Decodable, Swift.Sendable {
          let code: Key<String>
          let name: String

          /// Reads what input may set, and reports all that is wrong with it at once.
          init(from decoder: any Swift.Decoder) throws {
            var input = try BasaltDomain.InputReader<Country>(decoder)
            let code = input.required(0, (Key<String>).self)
            let name = input.required(1, (String).self)
            guard let code, let name else { throw input.error }
            self.code = code
            self.name = name
            try input.finish()
          }

          /// What input may look like, as JSON Schema 2020-12.
          static var jsonSchema: BasaltDomain.JSON { Country.fields.inputSchema }

          /// Completes the input with what input may not set.
          func model() -> Country {
            Country(code: self.code, name: self.name)
          }
        }

        /// How ``Country`` and its table correspond.
        nonisolated static let mapping: BasaltDomain.TableMapping = makeMapping()

        nonisolated private static func makeMapping() -> BasaltDomain.TableMapping {
          var table = BasaltDomain.TableBuilder<Country>("countries")
        #sourceLocation(file: "test.swift", line: 3)
          table.column(\.code, "code", "code", .primaryKey(.client))
        #sourceLocation(file: "test.swift", line: 4)
          table.column(\.name, "name", "name")
        #sourceLocation()
          return table.finish()
        }

        /// The value as others may see it.
        nonisolated var dto: CountryDTO {
          CountryDTO(code: self.code, name: self.name)
        }

        /// The row's key.
        nonisolated var primaryKey: ID {
          self.code
        }

        /// The row's key, as Identifiable asks for it.
        nonisolated var id: ID {
          self.code
        }

        /// Appends the value of every column, in the order of the mapping.
        nonisolated func encode(into values: inout [BasaltDomain.SQLValue]) {
          values.append(self.code.sqlValue)
          values.append(self.name.sqlValue)
        }

        /// Appends the value of every column: the key is made before the row is inserted.
        nonisolated func encode(into row: inout BasaltDomain.InsertRow) {
          row.append(self.code)
          row.append(self.name)
        }

        /// Adds every rule that the value breaks to `failures`.
        nonisolated func validate(into failures: inout BasaltDomain.ValidationFailures) {
        }
      }

      nonisolated struct CountryDTO: BasaltDomain.Projection, BasaltDomain.RowDecodable, BasaltDomain.KeyOwner, Swift.Sendable, Swift.Codable, Swift.Hashable {
        typealias ID = BasaltDomain.Identifier<CountryDTO, String>
        typealias Source = CountryDTO
        let code: BasaltDomain.Identifier<CountryDTO, String>
        let name: String

        /// Makes a value by hand, as tests do.
        init(code: BasaltDomain.Identifier<CountryDTO, String>, name: String) {
          self.code = code
          self.name = name
        }

        /// The columns, by their positions in the model's mapping.
        static let columns: [BasaltDomain.ExpressionNode] = BasaltDomain.ExpressionNode.columns(0, 1)

        /// Reads the cells from `column` on, which are ``columns``.
        init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.code, self.name) = (
            try .decode(row, column),
            try .decode(row, column, 1)
          )
        }

        /// Reads the fields, which are keyed by the names of the properties.
        init(from decoder: any Swift.Decoder) throws {
          let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)
          self.code = try fields.decode(BasaltDomain.Identifier<CountryDTO, String>.self, forKey: "code")
          self.name = try fields.decode(String.self, forKey: "name")
        }

        /// Writes the fields, keyed by the names of the properties.
        func encode(to encoder: any Swift.Encoder) throws {
          var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
          try fields.encode(self.code, forKey: "code")
          try fields.encode(self.name, forKey: "name")
        }

        /// Feeds the row's key to a hasher.
        func hash(into hasher: inout Swift.Hasher) { hasher.combine(self.code) }

        /// What the value looks like in JSON, as JSON Schema 2020-12.
        static var jsonSchema: BasaltDomain.JSON { Country.fields.jsonSchema(of: [0, 1], title: "Country") }

        /// The table and the column that the keys belong to.
        static let keyReference: BasaltDomain.KeyReference = BasaltDomain.KeyReference(table: "countries", column: "code")
      }

      nonisolated extension Country: BasaltDomain.Model, BasaltDomain.Table, BasaltDomain.RowDecodable, BasaltDomain.InsertShape, Swift.Sendable, Swift.Identifiable {
        /// Reads the cells from `column` on, which are the columns in the order of the mapping.
        init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.code, self.name) = (
            try .decode(row, column),
            try .decode(row, column, 1)
          )
        }
      }
      """#)
  }
}
