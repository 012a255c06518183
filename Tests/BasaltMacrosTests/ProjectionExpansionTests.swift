import Testing

/// What `@Projection(of:)` makes of a struct, word by word.
@Suite("Expansion of a projection")
struct ProjectionExpansionTests {
  @Test("a projection lists its fields, each on the line of its property")
  func fields() {
    expectExpansion(
      #"""
      /// What strangers see.
      @Projection(of: User.self)
      public struct UserCard {
        public let id: User.ID
        public let age: Int?
        @From<User>(\.team.name) public let teamName: String
        public var initial: Character { teamName.first ?? "?" }
      }
      """#,
      #"""
      /// What strangers see.
      public struct UserCard {
        public let id: User.ID
        public let age: Int?
        @From<User>(\.team.name) public let teamName: String
        public var initial: Character { teamName.first ?? "?" }

        public typealias Source = User.DTO

        /// What is selected, in the order in which it is read.
        nonisolated public static let columns: [BasaltDomain.ExpressionNode] = makeFields().columns

        nonisolated private static func makeFields() -> BasaltDomain.ProjectionBuilder<User> {
          var fields = BasaltDomain.ProjectionBuilder<User>()
          let source = fields.source
        #sourceLocation(file: "test.swift", line: 4)
          let field0 = fields.read(source.id); fields.add(field0.as((User.ID).self, "id"))
        #sourceLocation(file: "test.swift", line: 5)
          let field1 = fields.read(source.age); fields.add(field1.as((Int?).self, "age"))
        #sourceLocation(file: "test.swift", line: 6)
          let field2 = fields.read(source.team.name); fields.add(field2.as((String).self, "teamName"))
        #sourceLocation()
          return fields
        }

        /// What the value looks like as JSON, as JSON Schema 2020-12.
        nonisolated public static var jsonSchema: BasaltDomain.JSON { makeFields().jsonSchema(title: "UserCard", documentation: "What strangers see.") }
      }

      nonisolated extension UserCard: BasaltDomain.Projection, BasaltDomain.RowDecodable, Swift.Sendable, Swift.Encodable {
        /// Reads the cells from `start` on, which are ``columns``.
        public init(row: borrowing BasaltDomain.RowCursor, at start: Swift.Int32) throws(BasaltDomain.CellError) {
          var column = start
          (self.id, self.age, self.teamName) = (
            try row.take(&column),
            try row.takeOptional(&column),
            try row.take(&column)
          )
        }

        /// Writes the fields, keyed by the names of the properties.
        public func encode(to encoder: any Swift.Encoder) throws {
          var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
          try fields.encode(self.id, forKey: "id")
          try fields.encodeIfPresent(self.age, forKey: "age")
          try fields.encode(self.teamName, forKey: "teamName")
        }
      }
      """#)
  }

  @Test("a closure has a statement of its own, on its own lines; its value is added on the property's")
  func closures() {
    expectLines(
      #"""
      @Projection(of: User.self)
      struct Card {
        @From<User>({
          $0.firstName.appending(" ")
            .appending($0.lastName)
        })
        let fullName: String
        @From<User>({ user in user.age >= 18 }) let `default`: Bool
      }
      """#,
      has: [
        #"#sourceLocation(file: "test.swift", line: 3)"#,
        #"let value0 = ({"#,
        #".appending($0.lastName)"#,
        #"})(source)"#,
        #"#sourceLocation(file: "test.swift", line: 7)"#,
        #"let field0 = fields.read(value0); fields.add(field0.as((String).self, "fullName"))"#,
        #"let value1 = ({ user in user.age >= 18 })(source)"#,
        #"let field1 = fields.read(value1); fields.add(field1.as((Bool).self, "default"))"#,
        #"(self.fullName, self.`default`) = ("#,
        #"static var jsonSchema: BasaltDomain.JSON { makeFields().jsonSchema(title: "Card") }"#,
      ])
  }

  @Test("computed properties are fields of the JSON where they are marked")
  func computed() {
    expectLines(
      #"""
      @Projection(of: User.self)
      struct Card {
        let name: String
        @Computed var initials: String { String(name.prefix(1)) }
        @BasaltDomain.Computed var nickname: String? { get { nil } }
        var other: Int { 3 }
      }
      """#,
      has: [
        #"self.name = try row.take(&column)"#,
        #"#sourceLocation(file: "test.swift", line: 4)"#,
        #"fields.computed("initials", (String).self)"#,
        #"fields.computed("nickname", (String?).self)"#,
        #"try fields.encode(self.initials, forKey: "initials")"#,
        #"try fields.encodeIfPresent(self.nickname, forKey: "nickname")"#,
      ],
      lacks: [#"try fields.encode(self.other, forKey: "other")"#])
  }

  @Test("a struct that encodes itself is left to it")
  func ownEncoding() {
    expectLines(
      #"""
      @Projection(of: User.self)
      struct Card: Codable {
        let name: String
        func encode(to encoder: any Encoder) throws {}
      }
      """#,
      has: ["try row.take(&column)"].map { "self.name = " + $0 },
      lacks: ["func encode(to encoder: any Swift.Encoder) throws {"])
  }
}
