import BasaltTestFeatures
import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// What `@Model` makes of rules, and how it lets values in from outside.
@Suite("Rules and input", .feature("M9", on: .core))
struct RuleTests {
  @Test("each rule stands by itself on the property's line, and is told in the order of the marks")
  func rules() {
    expectLines(
      #"""
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Validate(.email, .notBlank) @Length(1...80) var email: String
        @Validate(.range(0...9), check: true) @Validate(.oneOf(1, 2)) var age: Int?
      }
      """#,
      has: [
        #"#sourceLocation(file: "test.swift", line: 3)"#,
        "@inline(__always) private static var emailRule1: BasaltDomain.ValidationRule<String> { .email }",
        "@inline(__always) private static var emailRule2: BasaltDomain.ValidationRule<String> { .notBlank }",
        "@inline(__always) private static var emailRule3: BasaltDomain.ValidationRule<String> { .length(1...80) }",
        "@inline(__always) private static var ageRule1: BasaltDomain.ValidationRule<Int> { .range(0...9) }",
        "private static let ageRule2: BasaltDomain.ValidationRule<Int> = .oneOf(1, 2)",
        #"failures.check(email, "email", Self.emailRule3)"#, #"failures.check(age, "age", Self.ageRule1)"#,
        #"""
        table.column(\.email, "email", "email", .length(1...80)); \#
        table.rules(\.email, Self.emailRule1, Self.emailRule2, Self.emailRule3)
        """#,
        #"""
        table.column(\.age, "age", "age"); table.rules(\.age, check: true, Self.ageRule1); \#
        table.rules(\.age, Self.ageRule2)
        """#,
      ])
  }

  @Test("a rule of several fields is checked behind the others, and in a draft where none is left to the database")
  func fieldRules() {
    expectLines(
      #"""
      @Model(table: "events") struct Event {
        @PrimaryKey(.generated) let id: Key<Int64>
        var endsAt: Date
        @Default(.now) var startsAt: Date
        @Default(.now) var seenAt: Date?
        static let inOrder = rule(\.endsAt, \.startsAt, message: "after the start") { $0 > $1 }
        static let seen = Self.rule(\.endsAt, \.seenAt, message: "seen") { $0 > $1 ?? $0 }
      }
      """#,
      has: [
        "endsAt: Date,", "startsAt: Date?,", "seenAt: Date?,",
        #"""
        if let startsAt { failures.check(Self.inOrder, "inOrder", "endsAt", (endsAt, startsAt)) }
        """#,
        #"failures.check(Self.seen, "seen", "endsAt", (endsAt, seenAt))"#,
      ], lacks: [#"table.declare(Event.inOrder, "inOrder")"#])
    expectLines(
      #"""
      @Model struct Address {
        var city: String; var zip: String?
        static let both = rule(\.city, \.zip, message: "both") { $0 != $1 }
      }
      """#, has: [#"failures.check(Self.both, "both", "city", (city, zip))"#])
  }

  @Test("a foreign line ends only where one began")
  func locations() {
    expectLines("@Model struct Empty {}", lacks: ["#sourceLocation()"])
    let expansion = expansion(
      of: """
        @Model(table: "events") struct Event {
          @PrimaryKey(.generated) let id: Key<Int64>
          var endsAt: Date
          static let inOrder = rule(\\.endsAt, message: "late") { $0 > now }
        }
        """)
    var isOpen = false
    for line in expansion.split(separator: "\n") where line.drop(while: { $0 == " " }).hasPrefix("#sourceLocation(") {
      let isEnd = line.hasSuffix("()")
      #expect(!isEnd || isOpen)
      isOpen = !isEnd
    }
  }

  @Test("a rule speaks of stored properties that the program writes")
  func refusedFieldRules() {
    let rule = #"static let x = rule(\.id, \.b, message: "") { $0 < $1 }"#
    expectDiagnostics(
      user("var b: Int64; \(rule)"),
      [
        error(
          "the database makes 'id', so no rule of the program can speak of it; leave it out, or declare a 'check'", 4,
          32)
      ])
    expectDiagnostics(
      user("@Generated(\"1\") let b: Int64; static let x = rule(\\.b, message: \"\") { $0 < 1 }"),
      [
        error(
          "the database makes 'b', so no rule of the program can speak of it; leave it out, or declare a 'check'", 4, 48
        )
      ])
    expectDiagnostics(
      user("var name: Int; static let x = rule(\\.nome, message: \"\") { $0 < 1 }"),
      [
        error("'nome' is no stored property of 'User', and 'rule' speaks of those", 4, 40, fixIts: ["write 'name'"])
      ], fixed: user("var name: Int; static let x = rule(\\.name, message: \"\") { $0 < 1 }"))
    expectDiagnostics(
      user("var name: Int; static let x = rule(message: \"\") { true }"),
      [
        error(
          "the rule 'x' lists no property; write key paths, such as 'rule(\\.endsAt, \\.startsAt, message: …)'", 4, 33)
      ])
  }

  @Test("@Validate lists rules")
  func emptyRules() {
    expectDiagnostics(
      user("@Validate(check: true) var name: String"),
      [
        error(
          "'@Validate' lists no rule; write one, such as '.email', or remove it", 4, 3,
          fixIts: ["remove '@Validate' from 'name'"])
      ], fixed: user("var name: String"))
    expectDiagnostics(
      user("@Validate(.email, check: isChecked) var name: String"),
      [error("'check:' takes 'true' or 'false', written out: it is read while compiling", 4, 28)])
  }

  // MARK: Input

  @Test("a draft that input can make whole is decoded itself")
  func decodableDrafts() {
    expectLines(
      """
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        var name: String
        var age: Int?
        var views: Int = 0
        var rank: Int? = 3
        @Default(.now) var createdAt: Date
        @Default(.now) var seenAt: Date?
        @ReadOnly var role: String = "member"
        @Hidden var note: String?
        @Hidden @Input var password: String
        private var cache: Int = 0
      }
      """,
      has: [
        "struct Draft: BasaltDomain.InsertShape, Swift.Decodable {",
        "var input = try BasaltDomain.InputReader<User>(decoder)", "let name = input.required(1, (String).self)",
        "let age = input.optional(2, (Int).self)", "let views = input.optional(3, (Int).self)",
        "let rank = input.nullable(4, (Int).self)", "let createdAt = input.optional(5, (Date).self)",
        "let seenAt = input.nullable(6, (Date).self)", "let password = input.required(9, (String).self)",
        "guard let name, let password else { throw input.error }", "views: views ?? (0),", "rank: rank ?? (3),",
        "createdAt: createdAt,", "password: password", "try input.finish(self)",
        "static var jsonSchema: BasaltDomain.JSON { User.fields.inputSchema }",
      ],
      lacks: [
        "struct Input: Swift.Decodable, Swift.Sendable {", "let role = input.optional(7, (String).self)",
        "let cache = input.optional(10, (Int).self)",
      ])
  }

  @Test("where a draft needs more than input may set, input has a shape of its own")
  func draftInput() {
    expectLines(
      """
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        var input: String
        @Hidden var passwordHash: String
        @ReadOnly var rank: Int?
      }
      """,
      has: [
        "struct Draft: BasaltDomain.InsertShape {", "struct Input: Swift.Decodable, Swift.Sendable {",
        "let input: String", "var reader = try BasaltDomain.InputReader<User>(decoder)",
        "func draft(passwordHash: String) -> Draft {", "Draft(input: self.input, passwordHash: passwordHash)",
        "try reader.finish()",
      ], lacks: ["try reader.finish(self)"])
  }

  @Test("a model that brings its key is made from input and the rest")
  func modelInput() {
    expectLines(
      """
      @Model(table: "tags") struct Tag {
        @PrimaryKey let id: Key<UUID>
        var name: String
        @ReadOnly var rank: Int
        @ReadOnly let note: String?
        @Default(0) var size: Int
      }
      """,
      has: [
        "struct Input: Swift.Decodable, Swift.Sendable {", "let size = input.required(4, (Int).self)",
        "func model(rank: Int, id: ID = .new()) -> Tag {",
        "Tag(id: id, name: self.name, rank: rank, note: nil, size: self.size)",
      ], lacks: ["let id = input.required(0, (Key<UUID>).self)"])
    expectLines(
      "@Model(table: \"countries\") struct Country { @PrimaryKey let code: String; var name: String = \"\" }",
      has: [
        "let code = input.required(0, (String).self)", "func model() -> Country {",
        "Country(code: self.code, name: self.name)",
      ])
  }

  @Test("a model with an initialiser of its own is made from input all the same")
  func ownInitializers() {
    expectLines(
      """
      @Model(table: "tags") struct Tag {
        @PrimaryKey let id: Key<UUID>
        var name: String
        init(name: String) { self.id = .new(); self.name = name }
      }
      """,
      has: [
        "private init(id: Key<UUID>, name: String, input: Input) {", "Tag(id: id, name: self.name, input: self)",
      ])
  }

  @Test("names of what the macro makes are taken", arguments: ["Patch", "Input"])
  func takenNames(name: String) {
    expectDiagnostics(
      """
      @Model(table: "users") struct User {
        @PrimaryKey let id: String
        struct \(name) {}
      }
      """, [error("'@Model' generates a type called '\(name)' in 'User'; rename this one", 3, 10)])
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
}
