import BasaltTestFeatures
import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What `@Model` makes of the static constants that speak of a whole table.
@Suite("Declarations of a table", .feature("M4", on: .core))
struct TableDeclarationTests {
  @Test("each is handed to the mapping behind the columns, on its own line")
  func declarations() {
    expectLines(
      #"""
      @Model(table: "users", schema: "app", comment: "Who is who.") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        var name: String
        static let byName = index(\.name)
        static let named = Self.unique(\.id, \.name)
        static let sane = User.check { $0.name != "" }
        static let other = Other.index(\.name)
      }
      """#,
      has: [
        #"var table = BasaltDomain.TableBuilder<User>("users", namespace: "app", comment: "Who is who.")"#,
        #"#sourceLocation(file: "test.swift", line: 4)"#, #"table.declare(User.byName, "byName")"#,
        #"table.declare(User.named, "named")"#, #"table.declare(User.sane, "sane")"#,
        """
        static let keyReference: BasaltDomain.KeyReference = \
        BasaltDomain.KeyReference(table: "users", column: "id", namespace: "app")
        """,
      ], lacks: [#"table.declare(User.other, "other")"#])
  }

  @Test("a foreign key to a unique column has no relation and any name")
  func uniqueTargets() {
    expectLines(
      #"""
      @Model(table: "bookings") struct Booking {
        @PrimaryKey(.generated) let id: Key<Int64>
        @ForeignKey(references: \Room.code, onDelete: .cascade) var room: String
      }
      """#,
      has: [
        #"""
        table.column(\.room, "room", "room"); \#
        table.foreignKey(\.room, references: \Room.code, onDelete: .cascade)
        """#
      ])
    expectDiagnostics(
      user(#"@ForeignKey(references: \.code) var room: String"#),
      [error(#"'references:' takes a key path with its model, written out, such as '\Room.code'"#, 4, 27)])
  }

  @Test("a composite key is a type of its own, next to the model")
  func compositeKey() {
    expectLines(
      #"""
      @Model(table: "bookings") struct Booking {
        @ForeignKey let roomID: Room.ID
        let day: CalendarDate
        var guest: String
        static let key = primaryKey(\.roomID, \.day)
      }
      """#,
      has: [
        "typealias ID = BookingDTO.ID", "typealias Insertion = Booking", "ID(roomID: self.roomID, day: self.day)",
        "self.primaryKey", "[id.roomID.sqlValue, id.day.sqlValue]", #"table.declare(Booking.key, "key")"#,
        "struct ID: Swift.Hashable, Swift.Sendable, Swift.Codable {", "init(roomID: Room.ID, day: CalendarDate) {",
        """
        static let keyReference: BasaltDomain.KeyReference = \
        BasaltDomain.KeyReference(table: "bookings", columns: ["room_id", "day"])
        """,
      ],
      lacks: [
        "typealias Key<Raw: BasaltDomain.KeyValue> = BasaltDomain.Identifier<BookingDTO, Raw>",
        "struct Draft: BasaltDomain.InsertShape {",
      ])
  }

  @Test("a composite key has two parts at least, and none that can be null, hidden or made by the database")
  func partsOfKeys() {
    expectDiagnostics(
      booking("var day: Int", #"primaryKey(\.day)"#),
      [
        error(
          #"""
          a composite key lists two properties at least, such as 'primaryKey(\.roomID, \.day)'; mark a single one with \#
          '@PrimaryKey'
          """#, 5, 20)
      ])
    expectDiagnostics(
      booking("var day: Int?", #"primaryKey(\.room, \.day)"#),
      [
        error(
          "'day' is a part of the primary key and cannot be optional: every row has its key", 4, 12,
          fixIts: ["write 'Int'"])
      ], fixed: booking("var day: Int", #"primaryKey(\.room, \.day)"#))
    expectDiagnostics(
      booking("@Hidden var day: Int", #"primaryKey(\.room, \.day)"#),
      [
        error(
          "the primary key 'day' cannot be hidden: whoever is shown a row must be able to name it", 4, 3,
          fixIts: ["remove '@Hidden' from 'day'"])
      ], fixed: booking("var day: Int", #"primaryKey(\.room, \.day)"#))
    expectDiagnostics(
      booking("@Default(1) var day: Int", #"primaryKey(\.room, \.day)"#),
      [
        error(
          "'day' is a part of the primary key and takes no '@Default': the program makes a composite key", 4, 3,
          fixIts: ["remove '@Default' from 'day'"])
      ], fixed: booking("var day: Int", #"primaryKey(\.room, \.day)"#))
  }

  @Test("a table has one primary key")
  func twoKeys() {
    expectDiagnostics(
      booking("@PrimaryKey var day: Int", #"primaryKey(\.room, \.day)"#),
      [
        error(
          """
          'day' is marked '@PrimaryKey', and 'key' declares a composite key; a table has one primary key, so keep one \
          of the two
          """, 4, 3, fixIts: ["remove '@PrimaryKey' from 'day'"])
      ], fixed: booking("var day: Int", #"primaryKey(\.room, \.day)"#))
    expectDiagnostics(
      booking("var day: Int", #"primaryKey(\.room, \.day), other = primaryKey(\.day, \.room)"#),
      [error("'Booking' declares two primary keys, and a table has one; declare the other one with 'unique(…)'", 5, 55)]
    )
    expectDiagnostics(
      booking("var id: Int", #"primaryKey(\.room, \.id)"#),
      [
        error(
          """
          'id' must be the primary key, because 'Booking' is Identifiable by its key, and that is 'room, id'; rename \
          'id' and keep its column with '@Column("id")'
          """, 4, 7)
      ])
  }

  @Test("declarations list stored properties", arguments: ["index", "unique", "foreignKey"])
  func unknownProperties(function: String) {
    expectDiagnostics(
      user("var name: String; static let x = \(function)(\\.nam)"),
      [
        error(
          "'nam' is no stored property of 'User', and '\(function)' speaks of those", 4, 39 + function.utf8.count,
          fixIts: ["write 'name'"])
      ], fixed: user("var name: String; static let x = \(function)(\\.name)"))
    expectDiagnostics(
      user("var name: Int { 3 }; static let x = \(function)(\\.name)"),
      [
        error(
          "'name' is computed in Swift, and '\(function)' speaks of stored properties", 4, 42 + function.utf8.count)
      ])
    expectDiagnostics(
      user("var name: String; static let x = \(function)(path)"),
      [
        error(
          "'\(function)' takes key paths of stored properties of 'User', written out, such as '\\.name'", 4,
          37 + function.utf8.count)
      ])
    expectDiagnostics(
      user("@Transient var name: Int = 3; static let x = \(function)(\\.name)"),
      [
        error(
          "'name' is transient: it has no column, and '\(function)' speaks of those that have one", 4,
          51 + function.utf8.count)
      ])
  }

  @Test("a declaration needs a table", arguments: ["index", "unique", "check", "primaryKey", "foreignKey"])
  func withoutTable(function: String) {
    expectDiagnostics(
      """
      @Model struct Address {
        var city: String
        static let x = \(function)(\\.city)
      }
      """,
      [
        error(
          "'\(function)' describes a table, and 'Address' has none; remove it, or write '@Model(table: \"…\")'", 3, 18)
      ])
  }

  @Test("schema and comment are plain literals, and describe a table")
  func arguments() {
    for label in ["schema", "comment"] {
      expectDiagnostics(
        "@Model(table: \"users\", \(label): name) struct User { @PrimaryKey let id: String }",
        [error("'\(label):' takes a plain string literal: it is read while compiling", 1, 26 + label.utf8.count)])
      expectDiagnostics(
        "@Model(table: \"users\", \(label): \"\") struct User { @PrimaryKey let id: String }",
        [error("'\(label):' is empty; write a text, or remove it", 1, 26 + label.utf8.count)])
      expectDiagnostics(
        "@Model(\(label): \"x\") struct User { let id: String }",
        [
          error(
            "'\(label):' describes a table, and there is none; write 'table: \"…\"' in front, or remove it", 1, 8)
        ])
    }
  }

  private func user(_ members: String) -> String {
    """
    @Model(table: "users")
    struct User {
      @PrimaryKey(.generated) let id: Key<Int64>
      \(members)
    }
    """
  }

  private func booking(_ member: String, _ key: String) -> String {
    """
    @Model(table: "bookings")
    struct Booking {
      var room: Int
      \(member)
      static let key = \(key)
    }
    """
  }
}
