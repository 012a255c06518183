import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite("Diagnostics of the primary key")
struct KeyDiagnosticsTests {
  private let missing = """
    'User' has a table and no primary key; mark the property that identifies a row with '@PrimaryKey', or add \
    '@PrimaryKey(.generated) let id: Key<Int64>'
    """

  @Test("a table without key gets one in front of the other members")
  func noKey() {
    expectDiagnostics(
      """
      @Model(table: "users")
      public struct User {
        /// How to call them.
        public var name: String
      }
      """,
      [error(missing, 2, 15, fixIts: ["add '@PrimaryKey(.generated) public let id: Key<Int64>'"])],
      fixed: """
        @Model(table: "users")
        public struct User {
          @PrimaryKey(.generated) public let id: Key<Int64>
          /// How to call them.
          public var name: String
        }
        """)
  }

  @Test("a table on one line gets its key there")
  func noKeyOnOneLine() {
    expectDiagnostics(
      """
      @Model(table: "users")
      struct User { var name: String }
      """,
      [error(missing, 2, 8, fixIts: ["add '@PrimaryKey(.generated) let id: Key<Int64>'"])],
      fixed: """
        @Model(table: "users")
        struct User { @PrimaryKey(.generated) let id: Key<Int64>; var name: String }
        """)
  }

  @Test("a table with an unmarked id has it marked")
  func unmarkedID() {
    expectDiagnostics(
      """
      @Model(table: "users")
      struct User {
        /// Who it is.
        let id: Key<Int64>
        var name: String
      }
      """,
      [error(missing, 2, 8, fixIts: ["mark 'id' with '@PrimaryKey'"])],
      fixed: """
        @Model(table: "users")
        struct User {
          /// Who it is.
          @PrimaryKey let id: Key<Int64>
          var name: String
        }
        """)
  }

  @Test(
    "the second of two marks is removed, and no line with it",
    arguments: [
      ("@PrimaryKey var email: String", 4, 3, "var email: String"),
      ("@PrimaryKey\n  var email: String", 4, 3, "var email: String"),
      ("@Unique\n  @PrimaryKey var email: String", 5, 3, "@Unique\n  var email: String"),
      ("@Unique @PrimaryKey\n  var email: String", 4, 11, "@Unique var email: String"),
      ("/// Where.\n  @PrimaryKey @Unique var email: String", 5, 3, "/// Where.\n  @Unique var email: String"),
      ("@PrimaryKey(.client) /* c */ var email: String", 4, 3, "var email: String"),
    ])
  func twoKeys(second: String, line: Int, column: Int, fixed: String) {
    expectDiagnostics(
      """
      @Model(table: "users")
      struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        \(second)
        var name: String
      }
      """,
      [
        error(
          """
          'User' has two primary keys, 'id' and 'email', and a table has one; keep one '@PrimaryKey', and mark the \
          other property with '@Unique'
          """, line, column,
          notes: [NoteSpec(message: "the first primary key is here", line: 3, column: 3)],
          fixIts: ["remove '@PrimaryKey' from 'email'"])
      ],
      fixed: """
        @Model(table: "users")
        struct User {
          @PrimaryKey(.generated) let id: Key<Int64>
          \(fixed)
          var name: String
        }
        """)
  }

  @Test("a key is not optional", arguments: ["Key<Int64>?", "Optional<Key<Int64>>", "Swift.Optional<Key<Int64>>"])
  func optionalKey(type: String) {
    expectDiagnostics(
      """
      @Model(table: "users")
      struct User {
        @PrimaryKey let id: \(type)
      }
      """,
      [
        error(
          """
          the primary key 'id' cannot be optional: every row has its key; where the database makes the keys, write \
          '@PrimaryKey(.generated)' and insert a 'Draft', which has none
          """, 3, 23, fixIts: ["write 'Key<Int64>'"])
      ],
      fixed: """
        @Model(table: "users")
        struct User {
          @PrimaryKey let id: Key<Int64>
        }
        """)
  }

  @Test("a key is not hidden")
  func hiddenKey() {
    expectDiagnostics(
      """
      @Model(table: "users")
      struct User {
        @Hidden @PrimaryKey let id: Key<Int64>
      }
      """,
      [
        error(
          "the primary key 'id' cannot be hidden: whoever is shown a row must be able to name it", 3, 3,
          fixIts: ["remove '@Hidden' from 'id'"])
      ],
      fixed: """
        @Model(table: "users")
        struct User {
          @PrimaryKey let id: Key<Int64>
        }
        """)
  }

  @Test("a key has no default")
  func defaultOnKey() {
    expectDiagnostics(
      """
      @Model(table: "users")
      struct User {
        @PrimaryKey @Default(0) let id: Key<Int64>
      }
      """,
      [
        error(
          "the primary key 'id' takes no '@Default'; where the database makes it, write '@PrimaryKey(.generated)'",
          3, 15, fixIts: ["remove '@Default' from 'id'"])
      ],
      fixed: """
        @Model(table: "users")
        struct User {
          @PrimaryKey let id: Key<Int64>
        }
        """)
  }

  @Test("a property called id is the key")
  func idIsNotKey() {
    expectDiagnostics(
      """
      @Model(table: "countries")
      struct Country {
        @PrimaryKey let code: Key<String>
        var id: Int
      }
      """,
      [
        error(
          """
          'id' must be the primary key, because 'Country' is Identifiable by its key, and that is 'code'; rename 'id' \
          and keep its column with '@Column("id")'
          """, 4, 7)
      ])
  }

  @Test("the key of a public model is public")
  func invisibleKey() {
    expectDiagnostics(
      """
      @Model(table: "users")
      public struct User {
        @PrimaryKey let id: Key<Int64>
      }
      """,
      [
        error(
          "the primary key 'id' must be public, as 'User' is: whoever sees a row can name it", 3, 19,
          fixIts: ["write 'public'"])
      ],
      fixed: """
        @Model(table: "users")
        public struct User {
          @PrimaryKey public let id: Key<Int64>
        }
        """)
  }

  @Test("the key of an internal model is not private")
  func privateKey() {
    expectDiagnostics(
      """
      @Model(table: "users")
      struct User {
        @PrimaryKey private let id: Key<Int64>
      }
      """,
      [
        error(
          "the primary key 'id' must be internal, as 'User' is: whoever sees a row can name it", 3, 27,
          fixIts: ["write 'internal'"])
      ],
      fixed: """
        @Model(table: "users")
        struct User {
          @PrimaryKey internal let id: Key<Int64>
        }
        """)
  }
}
