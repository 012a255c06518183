import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What a model with a mistake expands to, word by word.
@Suite("Expansion of a diagnosed model")
struct SurfaceExpansionTests {
  @Test("everything that others refer to is there, and no body needs what is missing")
  func surface() {
    expectExpansion(
      #"""
      @Model(table: "teams")
      struct Team {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Length(1...80) var name: String
        var size = 0
      }
      """#,
      #"""
      struct Team {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Length(1...80) var name: String
        var size = 0

        #importWarning
        typealias DTO = TeamDTO
        typealias Key<Raw: BasaltDomain.KeyValue> = BasaltDomain.Identifier<TeamDTO, Raw>
        typealias ID = BasaltDomain.Identifier<TeamDTO, Int64>
        typealias QueryColumns = Columns<BasaltDomain.Present>
        typealias Patch = BasaltDomain.Patch<Team>
        typealias Insertion = Draft

        /// The columns of ``Team``, as `$0` in the closures of a query.
        nonisolated struct Columns<Presence: BasaltDomain.ColumnPresence>: BasaltDomain.ColumnSet {
          typealias Root = Team
          let tablePath: BasaltDomain.TablePath
          init(tablePath: BasaltDomain.TablePath) {
            self.tablePath = tablePath
          }
        }

        /// What an insert of ``Team`` takes: no key, and nil where the database has a default.
        nonisolated struct Draft: BasaltDomain.InsertShape {
          typealias Target = Team
          var name: String

          /// Makes a row that is not in the database yet.
          init(name: String) {
            self.name = name
          }

          /// Appends every column's value, or that the database fills it in.
          func encode(into row: inout BasaltDomain.InsertRow) {
            Swift.fatalError()
          }

          /// Adds every rule that the value breaks to `failures`.
          nonisolated func validate(into failures: inout BasaltDomain.ValidationFailures) {
            Team.applyRules(name: self.name, to: &failures)
          }
        }

        /// How ``Team`` and its table correspond.
        nonisolated static let mapping: BasaltDomain.TableMapping = makeMapping()

        nonisolated private static func makeMapping() -> BasaltDomain.TableMapping {
          Swift.fatalError()
        }

        /// The value as others may see it.
        nonisolated var dto: TeamDTO {
          Swift.fatalError()
        }

        /// The row's key.
        nonisolated var primaryKey: ID {
          Swift.fatalError()
        }

        /// Appends the value of every column, in the order of the mapping.
        nonisolated func encode(into values: inout [BasaltDomain.SQLValue]) {
          Swift.fatalError()
        }

        /// Adds every rule that the value breaks to `failures`.
        nonisolated func validate(into failures: inout BasaltDomain.ValidationFailures) {
          Self.applyRules(name: self.name, to: &failures)
        }

        nonisolated private static func applyRules(
          name: String,
          to failures: inout BasaltDomain.ValidationFailures
        ) {
          Swift.fatalError()
        }
      }

      nonisolated struct TeamDTO: BasaltDomain.Projection, BasaltDomain.RowDecodable, BasaltDomain.KeyOwner, Swift.Sendable, Swift.Codable, Swift.Hashable, Swift.Identifiable {
        typealias ID = BasaltDomain.Identifier<TeamDTO, Int64>
        typealias Source = TeamDTO
        let id: BasaltDomain.Identifier<TeamDTO, Int64>
        let name: String

        /// Makes a value by hand, as tests do.
        init(id: BasaltDomain.Identifier<TeamDTO, Int64>, name: String) {
          self.id = id
          self.name = name
        }

        /// The columns, by their positions in the model's mapping.
        static let columns: [BasaltDomain.ExpressionNode] = BasaltDomain.ExpressionNode.columns(0, 1)

        /// Reads the cells from `column` on, which are ``columns``.
        init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.id, self.name) = (
            try .decode(row, column),
            try .decode(row, column, 1)
          )
        }

        /// Reads the fields, which are keyed by the names of the properties.
        init(from decoder: any Swift.Decoder) throws {
          let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)
          self.id = try fields.decode(BasaltDomain.Identifier<TeamDTO, Int64>.self, forKey: "id")
          self.name = try fields.decode(String.self, forKey: "name")
        }

        /// Writes the fields, keyed by the names of the properties.
        func encode(to encoder: any Swift.Encoder) throws {
          var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
          try fields.encode(self.id, forKey: "id")
          try fields.encode(self.name, forKey: "name")
        }

        /// Feeds the row's key to a hasher.
        func hash(into hasher: inout Swift.Hasher) { hasher.combine(self.id) }

        /// The table and the column that the keys belong to.
        static let keyReference: BasaltDomain.KeyReference = BasaltDomain.KeyReference(table: "teams", column: "id")
      }

      nonisolated extension Team: BasaltDomain.Model, BasaltDomain.Table, BasaltDomain.RowDecodable, Swift.Sendable, Swift.Identifiable {
        /// Reads the cells from `column` on, which are the columns in the order of the mapping.
        init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          Swift.fatalError()
        }
      }
      """#,
      diagnostics: [
        DiagnosticSpec(
          message: "'size' needs a written type: macros run before the compiler infers types", line: 5, column: 7,
          fixIts: [FixItSpec(message: "write the type")])
      ])
  }
}
