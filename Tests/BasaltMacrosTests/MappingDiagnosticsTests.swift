import Testing

@Suite("Diagnostics of @Mapping")
struct MappingDiagnosticsTests {
  @Test("a mapping stands on an extension")
  func structs() {
    expectDiagnostics(
      """
      @Mapping(table: "cities")
      struct City { private struct Fields { @PrimaryKey var id: Int64 } }
      """,
      [
        error(
          """
          '@Mapping' stands on an extension of another module's struct, and 'City' is declared here as a struct; write \
          '@Model'
          """, 2, 1)
      ])
  }

  @Test("the stored properties are repeated in 'Fields'")
  func fields() {
    expectDiagnostics(
      """
      @Mapping(table: "cities")
      extension Geo.City: @retroactive Table {
      }
      """,
      [
        error(
          """
          the stored properties of 'City' are out of the macro's sight; repeat them, with their attributes, in a \
          'private struct Fields' inside the extension
          """, 2, 1, fixIts: ["add 'private struct Fields'"])
      ])
  }

  @Test("the conformances are written")
  func conformances() {
    expectDiagnostics(
      """
      @Mapping(table: "cities")
      extension City { private struct Fields { @PrimaryKey(.generated) var id: Int64 } }
      """,
      [
        error(
          "'@Mapping' cannot make 'City' conform to 'Table', so the extension has to say it", 2, 11,
          fixIts: ["write '@retroactive Table'"])
      ],
      fixed: """
        @Mapping(table: "cities")
        extension City: @retroactive Table { private struct Fields { @PrimaryKey(.generated) var id: Int64 } }
        """)
    expectDiagnostics(
      """
      @Mapping(table: "cities")
      extension City: @retroactive Table { private struct Fields { @PrimaryKey var code: String } }
      """,
      [
        error(
          "'@Mapping' cannot make 'City' conform to 'InsertShape', so the extension has to say it", 2, 11,
          fixIts: ["write '@retroactive InsertShape'"])
      ],
      fixed: """
        @Mapping(table: "cities")
        extension City: @retroactive Table, @retroactive InsertShape { private struct Fields { @PrimaryKey var code: String } }
        """)
    expectDiagnostics(
      """
      @Mapping(table: "cities")
      extension City: BasaltDomain.Table & InsertShape { private struct Fields { @PrimaryKey var code: String } }
      """, [])
  }

  @Test("what is wrong with a property is said at its mirror")
  func properties() {
    expectDiagnostics(
      """
      @Mapping(table: "cities")
      extension City: @retroactive Table {
        private struct Fields {
          @PrimaryKey(.generated) var id: Int64
          @Unique @Unique var name: String
        }
        static let card = projection(\\.nane)
      }
      """,
      [
        error("'@Unique' is written twice; keep one", 5, 13, fixIts: ["remove '@Unique' from 'name'"]),
        error(
          "'nane' is no stored property of 'City', and a projection reads columns", 7, 34, fixIts: ["write 'name'"]),
      ])
  }

  @Test("marks are read in 'Fields', and nowhere else in an extension")
  func marksInMirror() {
    expectDiagnostics(
      """
      @Mapping(table: "cities")
      extension City: Table {
        private struct Fields { @Unique var name: String }
      }
      """, [], macros: marks)
    expectDiagnostics(
      """
      extension City {
        struct Fields { @Unique var name: String }
      }
      """, [error("'@Unique' is read by '@Model', which 'Fields' does not have", 2, 19)], macros: marks)
  }
}
