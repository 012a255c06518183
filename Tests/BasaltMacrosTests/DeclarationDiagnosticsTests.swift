import Testing

@Suite("Diagnostics of the declaration")
struct DeclarationDiagnosticsTests {
  @Test("a class becomes a struct, and 'final' goes with it", arguments: ["class", "final class"])
  func classes(keyword: String) {
    expectDiagnostics(
      """
      @Model(table: "users")
      \(keyword) User {
      }
      """,
      [
        error(
          "'@Model' needs a struct, and 'User' is a class: rows are values", 2, keyword == "class" ? 1 : 7,
          fixIts: ["write 'struct'"])
      ],
      fixed: """
        @Model(table: "users")
        struct User {
        }
        """)
  }

  @Test("'final' goes from among other modifiers")
  func finalAmongModifiers() {
    expectDiagnostics(
      """
      /// A member.
      @Model
      final public class User {
      }
      """,
      [
        error(
          "'@Model' needs a struct, and 'User' is a class: rows are values", 3, 14, fixIts: ["write 'struct'"])
      ],
      fixed: """
        /// A member.
        @Model
        public struct User {
        }
        """)
  }

  @Test("an enum is told how to be stored in a column")
  func enums() {
    expectDiagnostics(
      """
      @Model
      enum Role { case admin }
      """,
      [
        error(
          """
          '@Model' needs a struct, and 'Role' is an enum; to store it in a column, remove '@Model' and write \
          'enum Role: String, ColumnType'
          """, 2, 1)
      ])
  }

  @Test("an actor is no model")
  func actors() {
    expectDiagnostics(
      """
      @Model
      actor Session { }
      """,
      [error("'@Model' needs a struct, and 'Session' is an actor: rows are values", 2, 1)])
  }

  @Test("a table cannot be generic")
  func genericTables() {
    expectDiagnostics(
      """
      @Model(table: "boxes")
      struct Box<Content> { }
      """,
      [
        error(
          "'Box' has a table and cannot be generic: a table has one set of columns; write the types out", 2, 11)
      ])
  }

  @Test("the table's name is a plain literal", arguments: ["name", #""\(prefix)_users""#, #""a\u{41}""#])
  func computedTableNames(expression: String) {
    expectDiagnostics(
      """
      @Model(table: \(expression))
      struct User { @PrimaryKey let id: Key<Int64> }
      """,
      [
        error(
          "'table:' takes a plain string literal, such as \"users\": the name is read while compiling", 1, 15)
      ])
  }

  @Test("the table's name is not empty")
  func emptyTableNames() {
    expectDiagnostics(
      """
      @Model(table: "")
      struct User { @PrimaryKey let id: Key<Int64> }
      """,
      [
        error("'table:' is empty; write the table's name, or remove 'table:' for a value without a table", 1, 15)
      ])
  }

  @Test("a model's name does not end in DTO")
  func modelsNamedDTO() {
    expectDiagnostics(
      """
      @Model
      struct UserDTO { }
      """,
      [
        error(
          """
          a model's name cannot end in 'DTO': '@Model' generates the types that are called so; call the model 'User'
          """, 2, 8)
      ])
  }

  @Test("the DTO's access is written out")
  func computedAccess() {
    expectDiagnostics(
      """
      @Model(dto: access)
      struct User { }
      """,
      [error("'dto:' takes '.public', '.package' or '.internal', written out: it is read while compiling", 1, 13)])
  }

  @Test("the DTO is at least as visible as the model")
  func narrowDTO() {
    expectDiagnostics(
      """
      @Model(dto: .internal)
      public struct User { }
      """,
      [
        error(
          """
          the DTO cannot be less visible than its model: 'User' is public, and its key type is made from 'UserDTO'; \
          remove 'dto:'
          """, 1, 13, fixIts: ["write '.public'"])
      ],
      fixed: """
        @Model(dto: .public)
        public struct User { }
        """)
  }

  @Test("a private model inside another type is out of reach")
  func privateModels() {
    expectDiagnostics(
      """
      enum Blog {
        @Model(table: "posts")
        private struct Post { @PrimaryKey let id: Key<Int64> }
      }
      """,
      [
        error(
          "'Post' is private in 'Blog', where its conformances cannot reach it; write 'fileprivate'", 3, 3,
          fixIts: ["write 'fileprivate'"])
      ],
      fixed: """
        enum Blog {
          @Model(table: "posts")
          fileprivate struct Post { @PrimaryKey let id: Key<Int64> }
        }
        """)
  }
}
