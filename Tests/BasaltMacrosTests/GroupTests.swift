import BasaltTestFeatures
import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What `@Embeddable` makes of a struct, and what a table makes of such a group.
@Suite("Groups of fields", .feature("M4", on: .core))
struct GroupTests {
  @Test("a group has columns, a draft, a DTO and rules, and no table")
  func group() {
    expectExpansion(
      #"""
      /// When.
      @Embeddable struct Times {
        @Default(.now) var createdAt: Date
        @Length(1...9) @Column("by_whom") var by: String?
        @Hidden var trace: String = "x"
      }
      """#,
      #"""
      /// When.
      struct Times {
        @Default(.now) var createdAt: Date
        @Length(1...9) @Column("by_whom") var by: String?
        @Hidden var trace: String = "x"

        typealias DTO = TimesDTO

        /// What an insert of the group takes: nil where the database has a default.
        nonisolated struct Draft: BasaltDomain.EmbeddedDraft {
          var createdAt: Date?
          var by: String?
          var trace: String

          /// Makes a row that is not in the database yet.
          init(createdAt: Date? = nil, by: String? = nil, trace: String = "x") {
            self.createdAt = createdAt
            self.by = by
            self.trace = trace
          }

          /// Appends every column's value, or that the database fills it in.
          func encode(into row: inout BasaltDomain.InsertRow, at position: Swift.Int) {
            if let value = self.createdAt { row.append(value) } else { row.omit(position + 0) }
            row.append(self.by)
            row.append(self.trace)
          }

          /// What an insert means that gives no draft of the group.
          static var standard: Draft? { Draft() }

          /// Adds every rule that the value breaks to `failures`.
          nonisolated func validate(into failures: inout BasaltDomain.ValidationFailures) {
            Times.applyRules(by: self.by, to: &failures)
          }
        }

        /// The columns of ``Times``, which each table that embeds it has.
        nonisolated static let group: BasaltDomain.FieldGroup = makeGroup()

        /// How many columns there are.
        nonisolated static var cellCount: Swift.Int32 { 3 }

        nonisolated private static func makeGroup() -> BasaltDomain.FieldGroup {
          var table = BasaltDomain.TableBuilder<Times>("", documentation: "When.")
        #sourceLocation(file: "test.swift", line: 3)
          table.column(\.createdAt, "createdAt", "created_at", .default(.now))
        #sourceLocation(file: "test.swift", line: 4)
          table.column(\.by, "by", "by_whom", .length(1...9)); table.rules(\.by, Self.byRule1)
        #sourceLocation(file: "test.swift", line: 5)
          table.column(\.trace, "trace", "trace", .hidden, .defaulted)
        #sourceLocation()
          return table.finishGroup()
        }

        /// The value as others may see it.
        nonisolated var dto: TimesDTO {
          TimesDTO(createdAt: self.createdAt, by: self.by)
        }

        /// Appends the value of every column, in the order of the mapping.
        nonisolated func encode(into values: inout [BasaltDomain.SQLValue]) {
          values.append(self.createdAt.sqlValue)
          values.append(self.by.sqlValue)
          values.append(self.trace.sqlValue)
        }

        /// Adds every rule that the value breaks to `failures`.
        nonisolated func validate(into failures: inout BasaltDomain.ValidationFailures) {
          Self.applyRules(by: self.by, to: &failures)
        }

        #sourceLocation(file: "test.swift", line: 4)
        @inline(__always) nonisolated private static var byRule1: BasaltDomain.ValidationRule<String> { .length(1...9) }
        #sourceLocation()

        nonisolated private static func applyRules(
          by: String?,
          to failures: inout BasaltDomain.ValidationFailures
        ) {
          failures.check(by, "by", Self.byRule1)
        }
      }

      /// When.
      nonisolated struct TimesDTO: BasaltDomain.EmbeddedShape, Swift.Sendable, Swift.Codable, Swift.Hashable {
        let createdAt: Date
        let by: String?

        /// Makes a value by hand, as tests do.
        init(createdAt: Date, by: String?) {
          self.createdAt = createdAt
          self.by = by
        }

        /// Reads the cells from `column` on, which are the fields.
        init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.createdAt, self.by) = (
            try .decode(row, column),
            try Swift.Optional.decode(row, column, 1)
          )
        }

        /// Reads the fields, which are keyed by the names of the properties.
        init(from decoder: any Swift.Decoder) throws {
          let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)
          self.createdAt = try fields.decode(Date.self, forKey: "createdAt")
          self.by = try fields.decodeIfPresent(String.self, forKey: "by")
        }

        /// Writes the fields, keyed by the names of the properties.
        func encode(to encoder: any Swift.Encoder) throws {
          var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
          try fields.encode(self.createdAt, forKey: "createdAt")
          try fields.encodeIfPresent(self.by, forKey: "by")
        }

        /// What the value looks like in JSON, as JSON Schema 2020-12.
        static var jsonSchema: BasaltDomain.JSON { Times.fields.jsonSchema(of: [0, 1], title: "Times") }

        /// The columns, counted from the group's first one.
        static let positions: [Swift.Int] = [0, 1]

        /// How many cells a value takes.
        static var cellCount: Swift.Int32 { 2 }
      }

      nonisolated extension Times: BasaltDomain.Model, BasaltDomain.Embeddable, Swift.Sendable {
        /// Reads the cells from `column` on, which are the columns in the order of the mapping.
        init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.createdAt, self.by, self.trace) = (
            try .decode(row, column),
            try Swift.Optional.decode(row, column, 1),
            try .decode(row, column, 2)
          )
        }
      }
      """#)
  }

  @Test("a table puts groups behind its own columns")
  func owner() {
    expectLines(
      #"""
      @Model(table: "notes") struct Note {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Embedded var times: Times
        var text: String
        @Embedded var names: Names
        static let byTime = index(\.times.createdAt)
      }
      """#,
      has: [
        "var times: BasaltDomain.EmbeddedColumns<Note, Times, Presence> {",
        #".init(tablePath: tablePath, offset: \Note.times)"#, "var times: Times.Draft?",
        "init(text: String, times: Times.Draft? = nil, names: Names.Draft? = nil) {",
        "row.append(self.times, Times.self, at: 2)",
        "row.append(self.names, Names.self, at: 2 + Swift.Int(Times.cellCount))",
        #"table.embed(\.times, "times")"#, "self.times.encode(into: &values)",
        #"failures.check(self.times, "times")"#, "let start1 = column &+ 2",
        "let start2 = start1 &+ Self.timesCellCount",
        "private static var timesCellCount: Swift.Int32 { Times.cellCount }",
        "(self.id, self.text, self.times, self.names) = (", "try .init(row: row, at: start1),",
        "let times: Times.DTO", "let start2 = start1 &+ Times.DTO.cellCount",
        """
        static let columns: [BasaltDomain.ExpressionNode] = BasaltDomain.ExpressionNode.columns(0, 1) \
        + Note.mapping.columns(of: Times.DTO.self, from: 2) \
        + Note.mapping.columns(of: Names.DTO.self, from: 2 + Swift.Int(Times.cellCount))
        """,
        #"table.declare(Note.byTime, "byTime")"#,
        """
        static var jsonSchema: BasaltDomain.JSON \
        { Note.fields.jsonSchema(of: [0, 1], groups: ["times", "names"], title: "Note") }
        """,
      ])
  }

  @Test("a group takes no marks that belong to one table", arguments: ["PrimaryKey", "ForeignKey", "Embedded"])
  func marksOfTables(mark: String) {
    expectDiagnostics(
      "@Embeddable struct Times {\n  @\(mark) var x: Int\n  var y: Int\n}",
      [
        error(
          """
          '@\(mark)' belongs to a table, and 'Times' is a group of fields that several tables share; remove it
          """, 2, 3, fixIts: ["remove '@\(mark)' from 'x'"])
      ])
  }

  @Test("a group is a struct with fields")
  func kinds() {
    expectDiagnostics(
      "@Embeddable enum Times { case a }",
      [error("'@Embeddable' needs a struct, and 'Times' is an enum: rows are values", 1, 13)])
    expectDiagnostics(
      "@Embeddable struct Times { }",
      [error("'Times' has no field; a group of fields has one at least", 1, 20)])
  }

  @Test("an embedded property is a group, whole and by its name")
  func embedded() {
    expectDiagnostics(
      note("@Embedded var times: Times?"),
      [
        error(
          "'times' is a group of columns, which every row has; make the group's own fields optional", 4, 24,
          fixIts: ["write 'Times'"])
      ], fixed: note("@Embedded var times: Times"))
    expectDiagnostics(
      note("@Embedded var times: [Times]"),
      [error("'@Embedded' takes a type with '@Embeddable', written by its name, and 'times' is '[Times]'", 4, 24)])
    expectDiagnostics(
      note("@Embedded @Unique var times: Times"),
      [
        error(
          "'times' is a group of fields, which have the attributes themselves; '@Unique' goes there", 4, 13,
          fixIts: ["remove '@Unique' from 'times'"])
      ], fixed: note("@Embedded var times: Times"))
    expectDiagnostics(
      note("@Embedded var times: Times; static let card = projection(\\.times)"),
      [error("'times' is a group of fields, which only the whole DTO shows; leave it out", 4, 62)])
  }

  private func note(_ property: String) -> String {
    """
    @Model(table: "notes")
    struct Note {
      @PrimaryKey(.generated) let id: Key<Int64>
      \(property)
    }
    """
  }
}
