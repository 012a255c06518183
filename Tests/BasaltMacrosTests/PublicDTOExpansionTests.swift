import Testing

/// What `dto: .public` changes, word by word; and what a namespace does.
@Suite("Expansion of an internal model with a public DTO")
struct PublicDTOExpansionTests {
  @Test("the DTO is public and names no model")
  func publicDTO() {
    expectExpansion(
      #"""
      enum Land {
        @Model(table: "owners", dto: .public)
        struct Owner {
          @PrimaryKey(.generated) let id: Key<Int64>
          @ForeignKey var parcelID: Parcel.ID
          @ForeignKey var bossID: Self.ID?
        }
      }
      """#,
      #"""
      enum Land {
        struct Owner {
          @PrimaryKey(.generated) let id: Key<Int64>
          @ForeignKey var parcelID: Parcel.ID
          @ForeignKey var bossID: Self.ID?

          #importWarning
          typealias DTO = OwnerDTO
          typealias Key<Raw: BasaltDomain.KeyValue> = BasaltDomain.Identifier<OwnerDTO, Raw>
          typealias ID = BasaltDomain.Identifier<OwnerDTO, Int64>
          typealias QueryColumns = Columns<BasaltDomain.Present>
          typealias Patch = BasaltDomain.Patch<Owner>
          typealias Insertion = Draft

          /// The columns of ``Owner``, as `$0` in the closures of a query.
          nonisolated struct Columns<Presence: BasaltDomain.ColumnPresence>: BasaltDomain.ColumnSet {
            typealias Root = Owner
            let tablePath: BasaltDomain.TablePath
            init(tablePath: BasaltDomain.TablePath) {
              self.tablePath = tablePath
            }
            var parcel: Parcel.Columns<Presence> {
              .init(tablePath: tablePath.appending(1))
            }
            var boss: Owner.Columns<BasaltDomain.Nullable> {
              .init(tablePath: tablePath.appending(2))
            }
          }

          /// What an insert of ``Owner`` takes: no key, and nil where the database has a default.
          nonisolated struct Draft: BasaltDomain.InsertShape, Swift.Decodable {
            typealias Target = Owner
            var parcelID: Parcel.ID
            var bossID: Owner.ID?

            /// Makes a row that is not in the database yet.
            init(parcelID: Parcel.ID, bossID: Owner.ID? = nil) {
              self.parcelID = parcelID
              self.bossID = bossID
            }

            /// Appends every column's value, or that the database fills it in.
            func encode(into row: inout BasaltDomain.InsertRow) {
              row.omit(0)
              row.append(self.parcelID)
              row.append(self.bossID)
            }

            /// Adds every rule that the value breaks to `failures`.
            nonisolated func validate(into failures: inout BasaltDomain.ValidationFailures) {
            }

            /// Reads what input may set, and reports all that is wrong with it at once.
            init(from decoder: any Swift.Decoder) throws {
              var input = try BasaltDomain.InputReader<Owner>(decoder)
              let parcelID = input.required(1, (Parcel.ID).self)
              let bossID = input.optional(2, (Owner.ID).self)
              guard let parcelID else { throw input.error }
              self.init(parcelID: parcelID, bossID: bossID)
              try input.finish(self)
            }

            /// What input may look like, as JSON Schema 2020-12.
            static var jsonSchema: BasaltDomain.JSON { Owner.fields.inputSchema }
          }

          /// How ``Owner`` and its table correspond.
          nonisolated static let mapping: BasaltDomain.TableMapping = makeMapping()

          nonisolated private static func makeMapping() -> BasaltDomain.TableMapping {
            var table = BasaltDomain.TableBuilder<Owner>("owners")
          #sourceLocation(file: "test.swift", line: 4)
            table.column(\.id, "id", "id", .primaryKey(.generated))
          #sourceLocation(file: "test.swift", line: 5)
            table.column(\.parcelID, "parcelID", "parcel_id"); table.foreignKey(\.parcelID); table.relation(1, "parcel", \.parcelID, { Parcel.mapping })
          #sourceLocation(file: "test.swift", line: 6)
            table.column(\.bossID, "bossID", "boss_id"); table.foreignKey(\.bossID); table.relation(2, "boss", \.bossID, { Owner.mapping })
          #sourceLocation()
            return table.finish()
          }

          /// The value as others may see it.
          nonisolated var dto: OwnerDTO {
            OwnerDTO(id: self.id, parcelID: self.parcelID, bossID: self.bossID)
          }

          /// The row's key.
          nonisolated var primaryKey: ID {
            self.id
          }

          /// Appends the value of every column, in the order of the mapping.
          nonisolated func encode(into values: inout [BasaltDomain.SQLValue]) {
            values.append(self.id.sqlValue)
            values.append(self.parcelID.sqlValue)
            values.append(self.bossID.sqlValue)
          }

          /// Adds every rule that the value breaks to `failures`.
          nonisolated func validate(into failures: inout BasaltDomain.ValidationFailures) {
          }
        }

        nonisolated public struct OwnerDTO: BasaltDomain.Projection, BasaltDomain.RowDecodable, BasaltDomain.KeyOwner, Swift.Sendable, Swift.Codable, Swift.Hashable, Swift.Identifiable {
          public typealias ID = BasaltDomain.Identifier<OwnerDTO, Int64>
          public typealias Source = OwnerDTO
          public let id: BasaltDomain.Identifier<OwnerDTO, Int64>
          public let parcelID: ParcelDTO.ID
          public let bossID: BasaltDomain.Identifier<OwnerDTO, Int64>?

          /// Makes a value by hand, as tests do.
          public init(
            id: BasaltDomain.Identifier<OwnerDTO, Int64>,
            parcelID: ParcelDTO.ID,
            bossID: BasaltDomain.Identifier<OwnerDTO, Int64>?
          ) {
            self.id = id
            self.parcelID = parcelID
            self.bossID = bossID
          }

          /// The columns, by their positions in the model's mapping.
          public static let columns: [BasaltDomain.ExpressionNode] = BasaltDomain.ExpressionNode.columns(0, 1, 2)

          /// Reads the cells from `column` on, which are ``columns``.
          public init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
            (self.id, self.parcelID, self.bossID) = (
              try .decode(row, column),
              try .decode(row, column, 1),
              try Swift.Optional.decode(row, column, 2)
            )
          }

          /// Reads the fields, which are keyed by the names of the properties.
          public init(from decoder: any Swift.Decoder) throws {
            let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)
            self.id = try fields.decode(BasaltDomain.Identifier<OwnerDTO, Int64>.self, forKey: "id")
            self.parcelID = try fields.decode(ParcelDTO.ID.self, forKey: "parcelID")
            self.bossID = try fields.decodeIfPresent(BasaltDomain.Identifier<OwnerDTO, Int64>.self, forKey: "bossID")
          }

          /// Writes the fields, keyed by the names of the properties.
          public func encode(to encoder: any Swift.Encoder) throws {
            var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
            try fields.encode(self.id, forKey: "id")
            try fields.encode(self.parcelID, forKey: "parcelID")
            try fields.encodeIfPresent(self.bossID, forKey: "bossID")
          }

          /// Feeds the row's key to a hasher.
          public func hash(into hasher: inout Swift.Hasher) { hasher.combine(self.id) }

          /// What the value looks like in JSON, as JSON Schema 2020-12.
          public static var jsonSchema: BasaltDomain.JSON { Owner.fields.jsonSchema(of: [0, 1, 2], title: "Owner") }

          /// The table and the column that the keys belong to.
          public static let keyReference: BasaltDomain.KeyReference = BasaltDomain.KeyReference(table: "owners", column: "id")
        }
      }

      nonisolated extension Land.Owner: BasaltDomain.Model, BasaltDomain.Table, BasaltDomain.RowDecodable, Swift.Sendable, Swift.Identifiable {
        /// Reads the cells from `column` on, which are the columns in the order of the mapping.
        init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.id, self.parcelID, self.bossID) = (
            try .decode(row, column),
            try .decode(row, column, 1),
            try Swift.Optional.decode(row, column, 2)
          )
        }
      }
      """#)
  }
}
