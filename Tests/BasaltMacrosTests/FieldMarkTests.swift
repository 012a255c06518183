import BasaltTestFeatures
import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What `@Model` makes of the attributes that say more about a field.
@Suite("Attributes of fields", .feature("M5", on: .core))
struct FieldMarkTests {
  @Test("attributes become options of the column, in their order, with defaults and comments behind")
  func options() {
    expectLines(
      #"""
      @Model(table: "rooms") struct Room {
        @PrimaryKey(.generated) let id: Key<Int64>
        /// What to pay.
        ///
        /// In "euros".
        @Precision(10, scale: 2) @Hidden @Input var price: Decimal
        @Column("c", storage: .text, type: "citext", collation: .binary, comment: "the code") var code: String
        @ReadOnly var rank: Int = 0
        @Default(sql: "random()") var token: Int64
        @Generated("a + b", stored: false) let sum: Int
        @Generated("a - b") let difference: Int
      }
      """#,
      has: [
        #"""
        table.column(\.price, "price", "price", .precision(10, scale: 2), .hidden, .input, \#
        .documentation("What to pay.\n\nIn \"euros\".")); table.rules(\.price, Self.priceRule1)
        """#,
        #"""
        table.column(\.code, "code", "c", .storage(.text), .type("citext"), .collation(.binary), .comment("the code"))
        """#,
        #"table.column(\.rank, "rank", "rank", .readOnly, .defaulted)"#,
        #"table.column(\.token, "token", "token", .default(.sql("random()")))"#,
        #"table.column(\.sum, "sum", "sum", .generated("a + b", stored: false))"#,
        #"table.column(\.difference, "difference", "difference", .generated("a - b", stored: true))"#,
      ])
  }

  @Test("what the database computes is read and never written")
  func generated() {
    expectLines(
      """
      @Model(table: "sums") struct Sum {
        @PrimaryKey(.generated) let id: Key<Int64>
        var a: Int
        @Generated("a + 1") let b: Int
      }
      """,
      has: ["init(a: Int) {", "row.omit(2)", "values.append(self.b.sqlValue)", "let b: Int"], lacks: ["var b: Int"])
    expectLines(
      """
      @Model(table: "sums") struct Sum {
        @PrimaryKey let a: Int
        @Generated("a + 1") let b: Int
      }
      """, has: ["row.append(self.a)", "row.omit(1)"], lacks: ["struct Input: Swift.Decodable, Swift.Sendable {"])
  }

  @Test("a transient property has no column")
  func transient() {
    expectLines(
      #"""
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        var name: String
        @Transient var isSelected: Bool = false
      }
      """#,
      has: [
        #"@available(*, unavailable, message: "'isSelected' is transient: it has no column")"#,
        "var isSelected: BasaltDomain.NoColumn<User, Bool> { .init() }", "init(name: String) {",
        "(self.id, self.name) = (", "UserDTO(id: self.id, name: self.name)",
      ], lacks: [#"table.column(\.isSelected, "isSelected", "is_selected", .defaulted)"#, "let isSelected: Bool"])
  }

  @Test("a transient property starts from a value of its own")
  func transientValues() {
    expectDiagnostics(
      user("@Transient var cache: [Int]"),
      [
        error(
          "'cache' is transient: no row fills it, so give it a value to start from, or make it optional", 4, 25,
          fixIts: ["write '[Int]?'"])
      ], fixed: user("@Transient var cache: [Int]?"))
    expectDiagnostics(
      user("@Transient let cache: Int"),
      [
        error(
          "'cache' is transient: no row fills it, so it is a 'var' with a value to start from", 4, 14,
          fixIts: ["write 'var'"])
      ])
    expectDiagnostics(
      user("@Transient @Unique var cache: Int?"),
      [
        error(
          "'cache' is transient, so there is no column for '@Unique'", 4, 14,
          fixIts: ["remove '@Unique' from 'cache'"])
      ], fixed: user("@Transient var cache: Int?"))
    expectDiagnostics(
      user("@Transient var cache: Int?; static let card = projection(\\.cache)"),
      [error("'cache' is transient: it has no column, and a projection reads columns; leave it out", 4, 62)])
  }

  @Test(
    "what the database computes takes no value from elsewhere",
    arguments: [("Default(1)", "Default"), ("Hidden @Input", "Input"), ("Validate(.range(0...1))", "Validate")])
  func generatedBeside(mark: String, name: String) {
    let offset = mark.hasPrefix("Hidden") ? 26 : 18
    expectDiagnostics(
      user("@Generated(\"1\") @\(mark) var x: Int"),
      [
        error(
          "'x' is computed by the database and never written, so it takes no '@\(name)'", 4, offset + 1,
          fixIts: ["remove '@\(name)' from 'x'"])
      ])
  }

  @Test("SQL and texts are not empty")
  func emptyTexts() {
    expectDiagnostics(
      user("@Generated(\" \") let x: Int"), [error("the SQL of '@Generated' is empty; write an expression", 4, 14)])
    expectDiagnostics(
      user("@Default(sql: \"\") var x: Int"), [error("the SQL of '@Default' is empty; write an expression", 4, 17)])
    expectDiagnostics(
      user("@Column(comment: \"\") var x: Int"), [error("'comment:' is empty; write a text, or remove it", 4, 20)])
    expectDiagnostics(
      user("@Column(type: \"\") var x: Int"), [error("'type:' is empty; write a text, or remove it", 4, 17)])
    expectDiagnostics(
      user("@Generated(\"a\", stored: isStored) let x: Int"),
      [error("'stored:' takes 'true' or 'false', written out: it is read while compiling", 4, 27)])
  }

  @Test("a precision is that of a decimal, and has digits")
  func precisions() {
    expectDiagnostics(user("@Precision(10, scale: 2) var x: Foundation.Decimal?"), [])
    expectDiagnostics(
      user("@Precision(10, scale: 2) var x: Double"),
      [error("'@Precision' counts the digits of a 'Decimal', and 'x' is 'Double'", 4, 3)])
    expectDiagnostics(
      user("@Precision(digits, scale: 2) var x: Decimal"),
      [error("'@Precision' takes whole numbers, written out: they are read while compiling", 4, 14)])
    expectDiagnostics(
      user("@Precision(0, scale: 0) var x: Decimal"), [error("a decimal has one digit at least", 4, 14)])
    for scale in ["-1", "5"] {
      expectDiagnostics(
        user("@Precision(4, scale: \(scale)) var x: Decimal"),
        [error("the digits behind the point are some of all digits: write a scale from 0 to 4", 4, 24)])
    }
  }

  @Test("@Input is for what input may not set otherwise")
  func needlessInput() {
    expectDiagnostics(user("@Hidden @Input var x: Int"), [])
    expectDiagnostics(user("@Input private var x: Int"), [])
    expectDiagnostics(
      user("@Input var x: Int"),
      [
        error(
          "input may set 'x' anyway: '@Input' is for properties that are hidden or read-only; remove it", 4, 3,
          fixIts: ["remove '@Input' from 'x'"])
      ], fixed: user("var x: Int"))
  }

  private func user(_ property: String) -> String {
    """
    @Model(table: "users")
    struct User {
      @PrimaryKey(.generated) let id: Key<Int64>
      \(property)
    }
    """
  }
}
