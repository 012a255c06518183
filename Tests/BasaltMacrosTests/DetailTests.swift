import Testing

/// What single features of a declaration do to the expansion.
@Suite("Details of expansions")
struct DetailTests {
  @Test("attributes become options of the column")
  func options() {
    expectLines(
      #"""
      @Model(table: "users") struct User {
        @BasaltDomain.PrimaryKey let id: Key<UUID>
        @Column("mail", storage: .text) @BasaltDomain.Unique var email: String
        @Index @Default(0) var views: Int
        @Column(storage: .text) var at: Date
      }
      """#,
      has: [
        #"table.column(\.id, "id", "id", .primaryKey(.client), .readOnly)"#,
        #"table.column(\.email, "email", "mail", .storage(.text), .unique)"#,
        #"table.column(\.views, "views", "views", .index, .default(0))"#,
        #"table.column(\.at, "at", "at", .storage(.text))"#,
      ])
  }

  @Test("a foreign key into another module has no relation")
  func foreignModules() {
    expectLines(
      #"""
      @Model(table: "books") struct Book {
        @PrimaryKey(.generated) let id: Key<Int64>
        @ForeignKey(onDelete: .setNull, onUpdate: .cascade) var authorID: AuthorDTO.ID?
        @ForeignKey var shelfID: Shelf.ID
      }
      """#,
      has: [
        #"""
        table.column(\.authorID, "authorID", "author_id"); \#
        table.foreignKey(\.authorID, onDelete: .setNull, onUpdate: .cascade)
        """#,
        #"""
        table.column(\.shelfID, "shelfID", "shelf_id"); table.foreignKey(\.shelfID); \#
        table.relation(1, "shelf", \.shelfID, { Shelf.mapping })
        """#,
      ],
      lacks: ["var author: Author.Columns<BasaltDomain.Nullable> {"])
  }

  @Test("a column that can be null and has a default tells nil from null in the draft")
  func nullableDefaults() {
    expectLines(
      """
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Default(.now) @Validate(.range(past)) var seenAt: Date?
      }
      """,
      has: [
        "User.applyRules(seenAt: self.seenAt ?? nil, to: &failures)",
        "Self.applyRules(seenAt: self.seenAt, to: &failures)", "var seenAt: Date??", "init(seenAt: Date?? = nil) {",
        "if let value = self.seenAt { row.append(value) } else { row.omit(1) }",
      ])
  }

  @Test("hidden and private properties are columns that no DTO shows")
  func invisible() {
    expectLines(
      #"""
      @Model(table: "users") public struct User {
        @PrimaryKey(.generated) public let id: Key<Int64>
        @Hidden public var hash: String
        private var cache: Int
        fileprivate var note: Int
        var count2: Int
        public private(set) var name: String
      }
      """#,
      has: [
        #"table.column(\.hash, "hash", "hash", .hidden)"#, #"table.column(\.cache, "cache", "cache", .readOnly)"#,
        "public init(id: BasaltDomain.Identifier<UserDTO, Int64>, count2: Int, name: String) {", "let count2: Int",
        "public let name: String",
        "public init(hash: String, cache: Int, note: Int, count2: Int, name: String) {",
      ],
      lacks: ["public let hash: String", "public let cache: Int", "let cache: Int"])
  }

  @Test("several properties in one declaration are several columns")
  func bindings() {
    expectLines(
      #"""
      @Model(table: "points") struct Point {
        @PrimaryKey(.generated) let id: Key<Int64>; var x, y: Double; var z: Double? = nil, name: String
      }
      """#,
      has: ["init(x: Double, y: Double, z: Double? = nil, name: String) {"])
  }

  @Test("observed properties are columns; computed and static ones are not")
  func kinds() {
    expectLines(
      #"""
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        @Trimmed var name: String { didSet { print(name) } }
        var shout: String { get { name } set { name = newValue } }
        static var all: Int = 3
      }
      """#,
      has: [
        #"table.column(\.name, "name", "name")"#,
        #"@available(*, unavailable, message: "'shout' is computed in Swift: it has no column")"#,
        "var shout: BasaltDomain.NoColumn<User, String> { .init() }", "init(name: String) {",
      ],
      lacks: [#"table.column(\.shout, "shout", "shout")"#, #"table.column(\.all, "all", "all")"#])
  }

  @Test("a relation goes before a computed property of its name")
  func relationsAndComputedProperties() {
    expectLines(
      """
      @Model(table: "users") struct User {
        @PrimaryKey(.generated) let id: Key<Int64>
        @ForeignKey var teamID: Team.ID
        var team: String { "" }
      }
      """,
      has: ["var team: Team.Columns<Presence> {"], lacks: ["var team: BasaltDomain.NoColumn"])
  }

  @Test("conformances that the user wrote are not written again")
  func conformances() {
    expectLines(
      """
      @Model struct Address: Sendable { var city: String }
      """,
      has: ["extension Address: BasaltDomain.Model, Swift.Sendable {"])
  }

  @Test("what a public extension makes public is not called so again")
  func extensions() {
    expectLines(
      """
      public extension Blog {
        @Model struct Post { public var title: String }
      }
      """,
      has: [
        "struct PostDTO: Swift.Sendable, Swift.Codable, Swift.Hashable {", "public typealias DTO = PostDTO",
        "public let title: String",
      ])
  }

  @Test("a generic value hands its parameters to its DTO")
  func generics() {
    expectLines(
      """
      @Model struct Pair<A: Codable, B> where B: Codable { var a: A; var b: B? }
      """,
      has: [
        "typealias DTO = PairDTO<A, B>",
        "struct PairDTO<A: Codable, B>: Swift.Sendable, Swift.Codable, Swift.Hashable where B: Codable {",
        "PairDTO<A, B>(a: self.a, b: self.b)",
      ])
  }

  @Test("names of properties that generated code uses itself do no harm")
  func shadows() {
    expectLines(
      """
      @Model(table: "shadows") struct Shadow {
        @PrimaryKey(.generated) let id: Key<Int64>
        var row: Int
        @Length(1...3) var failures: String
      }
      """,
      has: [
        "row.append(self.row)", "values.append(self.row.sqlValue)",
        "private static func applyRules(", "failures: String,",
        "to allFailures: inout BasaltDomain.ValidationFailures",
        "allFailures.check(failures, \"failures\", Self.failuresRule1)",
      ])
  }

  @Test("comments of every form are copied as line comments")
  func documentation() {
    expectLines(
      """
      // Not for readers.
      /** A member.

          With two paragraphs.
       */
      @Model struct User {
        /* Not for readers. */
        /// The name,
        /// in full.
        var name: String  // not either
        /**
         * The age.
         */
        var age: Int
      }
      """,
      has: ["/// A member.", "///", "/// With two paragraphs.", "/// The age."],
      lacks: ["/// Not for readers.", "/// not either"])
  }
}
