import Testing

/// What `@Model(table:)` makes of a struct, word by word.
@Suite("Expansion of a model with a table")
struct TableExpansionTests {
  @Test("a model whose keys the database makes gets columns, a draft, a mapping, a DTO and projections")
  func generatedKey() {
    expectExpansion(
      #"""
      /// A member of the site.
      @Model(table: "users")
      public struct User {
        @PrimaryKey(.generated) public let id: Key<Int64>
        /// Where we write to.
        @Unique @Validate(.email) public var email: String
        @Length(1...80) public var name: String
        public var age: Int?
        @Hidden public var passwordHash: String
        public var views: Int = 0
        @Default(.now) public var createdAt: Date
        @ForeignKey(onDelete: .cascade) public var teamID: Team.ID
        @ForeignKey public var managerID: User.ID?
        public var isAdult: Bool { (age ?? 0) >= 18 }
        /// What strangers see.
        public static let card = projection(\.id, \.name)
      }
      """#,
      #"""
      /// A member of the site.
      public struct User {
        @PrimaryKey(.generated) public let id: Key<Int64>
        /// Where we write to.
        @Unique @Validate(.email) public var email: String
        @Length(1...80) public var name: String
        public var age: Int?
        @Hidden public var passwordHash: String
        public var views: Int = 0
        @Default(.now) public var createdAt: Date
        @ForeignKey(onDelete: .cascade) public var teamID: Team.ID
        @ForeignKey public var managerID: User.ID?
        public var isAdult: Bool { (age ?? 0) >= 18 }
        /// What strangers see.
        public static let card = projection(\.id, \.name)

        #importWarning
        public typealias DTO = UserDTO
        public typealias Key<Raw: BasaltDomain.KeyValue> = BasaltDomain.Identifier<UserDTO, Raw>
        public typealias ID = BasaltDomain.Identifier<UserDTO, Int64>
        public typealias QueryColumns = Columns<BasaltDomain.Present>
        public typealias Patch = BasaltDomain.Patch<User>
        public typealias Insertion = Draft

        /// The columns of ``User``, as `$0` in the closures of a query.
        nonisolated public struct Columns<Presence: BasaltDomain.ColumnPresence>: BasaltDomain.ColumnSet {
          public typealias Root = User
          public let tablePath: BasaltDomain.TablePath
          public init(tablePath: BasaltDomain.TablePath) {
            self.tablePath = tablePath
          }
          public var team: Team.Columns<Presence> {
            .init(tablePath: tablePath.appending(1))
          }
          public var manager: User.Columns<BasaltDomain.Nullable> {
            .init(tablePath: tablePath.appending(2))
          }
          @available(*, unavailable, message: "'isAdult' is computed in Swift: it has no column")
          public var isAdult: BasaltDomain.NoColumn<User, Bool> { .init() }
        }

        /// What an insert of ``User`` takes: no key, and nil where the database has a default.
        nonisolated public struct Draft: BasaltDomain.InsertShape {
          public typealias Target = User
          /// Where we write to.
          public var email: String
          public var name: String
          public var age: Int?
          public var passwordHash: String
          public var views: Int
          public var createdAt: Date?
          public var teamID: Team.ID
          public var managerID: User.ID?

          /// Makes a row that is not in the database yet.
          public init(
            email: String,
            name: String,
            age: Int? = nil,
            passwordHash: String,
            views: Int = 0,
            createdAt: Date? = nil,
            teamID: Team.ID,
            managerID: User.ID? = nil
          ) {
            self.email = email
            self.name = name
            self.age = age
            self.passwordHash = passwordHash
            self.views = views
            self.createdAt = createdAt
            self.teamID = teamID
            self.managerID = managerID
          }

          /// Appends every column's value, or that the database fills it in.
          public func encode(into row: inout BasaltDomain.InsertRow) {
            row.omit(0)
            row.append(self.email)
            row.append(self.name)
            row.append(self.age)
            row.append(self.passwordHash)
            row.append(self.views)
            if let value = self.createdAt { row.append(value) } else { row.omit(6) }
            row.append(self.teamID)
            row.append(self.managerID)
          }

          /// Adds every rule that the value breaks to `failures`.
          nonisolated public func validate(into failures: inout BasaltDomain.ValidationFailures) {
            User.applyRules(email: self.email, name: self.name, to: &failures)
          }

          /// What input may set of a new ``User``.
          nonisolated public struct Input: Swift.Decodable, Swift.Sendable {
            /// Where we write to.
            public let email: String
            public let name: String
            public let age: Int?
            public let views: Int
            public let createdAt: Date?
            public let teamID: Team.ID
            public let managerID: User.ID?

            /// Reads what input may set, and reports all that is wrong with it at once.
            public init(from decoder: any Swift.Decoder) throws {
              var input = try BasaltDomain.InputReader<User>(decoder)
              let email = input.required(1, (String).self)
              let name = input.required(2, (String).self)
              let age = input.optional(3, (Int).self)
              let views = input.optional(5, (Int).self)
              let createdAt = input.optional(6, (Date).self)
              let teamID = input.required(7, (Team.ID).self)
              let managerID = input.optional(8, (User.ID).self)
              guard let email, let name, let teamID else { throw input.error }
              self.email = email
              self.name = name
              self.age = age
              self.views = views ?? (0)
              self.createdAt = createdAt
              self.teamID = teamID
              self.managerID = managerID
              try input.finish()
            }

            /// What input may look like, as JSON Schema 2020-12.
            public static var jsonSchema: BasaltDomain.JSON { User.fields.inputSchema }

            /// Completes the input with what input may not set.
            public func draft(passwordHash: String) -> Draft {
              Draft(
                email: self.email,
                name: self.name,
                age: self.age,
                passwordHash: passwordHash,
                views: self.views,
                createdAt: self.createdAt,
                teamID: self.teamID,
                managerID: self.managerID
              )
            }
          }
        }

        /// How ``User`` and its table correspond.
        nonisolated public static let mapping: BasaltDomain.TableMapping = makeMapping()

        nonisolated private static func makeMapping() -> BasaltDomain.TableMapping {
          var table = BasaltDomain.TableBuilder<User>("users", documentation: "A member of the site.")
        #sourceLocation(file: "test.swift", line: 4)
          table.column(\.id, "id", "id", .primaryKey(.generated))
        #sourceLocation(file: "test.swift", line: 6)
          table.column(\.email, "email", "email", .unique, .documentation("Where we write to.")); table.rules(\.email, Self.emailRule1)
        #sourceLocation(file: "test.swift", line: 7)
          table.column(\.name, "name", "name", .length(1...80)); table.rules(\.name, Self.nameRule1)
        #sourceLocation(file: "test.swift", line: 8)
          table.column(\.age, "age", "age")
        #sourceLocation(file: "test.swift", line: 9)
          table.column(\.passwordHash, "passwordHash", "password_hash", .hidden)
        #sourceLocation(file: "test.swift", line: 10)
          table.column(\.views, "views", "views", .defaulted)
        #sourceLocation(file: "test.swift", line: 11)
          table.column(\.createdAt, "createdAt", "created_at", .default(.now))
        #sourceLocation(file: "test.swift", line: 12)
          table.column(\.teamID, "teamID", "team_id"); table.foreignKey(\.teamID, onDelete: .cascade); table.relation(1, "team", \.teamID, { Team.mapping })
        #sourceLocation(file: "test.swift", line: 13)
          table.column(\.managerID, "managerID", "manager_id"); table.foreignKey(\.managerID); table.relation(2, "manager", \.managerID, { User.mapping })
        #sourceLocation()
          return table.finish()
        }

        /// The value as others may see it.
        nonisolated public var dto: UserDTO {
          UserDTO(
            id: self.id,
            email: self.email,
            name: self.name,
            age: self.age,
            views: self.views,
            createdAt: self.createdAt,
            teamID: self.teamID,
            managerID: self.managerID
          )
        }

        /// The row's key.
        nonisolated public var primaryKey: ID {
          self.id
        }

        /// Appends the value of every column, in the order of the mapping.
        nonisolated public func encode(into values: inout [BasaltDomain.SQLValue]) {
          values.append(self.id.sqlValue)
          values.append(self.email.sqlValue)
          values.append(self.name.sqlValue)
          values.append(self.age.sqlValue)
          values.append(self.passwordHash.sqlValue)
          values.append(self.views.sqlValue)
          values.append(self.createdAt.sqlValue)
          values.append(self.teamID.sqlValue)
          values.append(self.managerID.sqlValue)
        }

        /// Adds every rule that the value breaks to `failures`.
        nonisolated public func validate(into failures: inout BasaltDomain.ValidationFailures) {
          Self.applyRules(email: self.email, name: self.name, to: &failures)
        }

        #sourceLocation(file: "test.swift", line: 6)
        @inline(__always) nonisolated private static var emailRule1: BasaltDomain.ValidationRule<String> { .email }
        #sourceLocation(file: "test.swift", line: 7)
        @inline(__always) nonisolated private static var nameRule1: BasaltDomain.ValidationRule<String> { .length(1...80) }
        #sourceLocation()

        nonisolated private static func applyRules(
          email: String,
          name: String,
          to failures: inout BasaltDomain.ValidationFailures
        ) {
          failures.check(email, "email", Self.emailRule1)
          failures.check(name, "name", Self.nameRule1)
        }
      }

      /// A member of the site.
      nonisolated public struct UserDTO: BasaltDomain.Projection, BasaltDomain.RowDecodable, BasaltDomain.KeyOwner, Swift.Sendable, Swift.Codable, Swift.Hashable, Swift.Identifiable {
        public typealias ID = BasaltDomain.Identifier<UserDTO, Int64>
        public typealias Source = UserDTO
        public let id: BasaltDomain.Identifier<UserDTO, Int64>
        /// Where we write to.
        public let email: String
        public let name: String
        public let age: Int?
        public let views: Int
        public let createdAt: Date
        public let teamID: Team.ID
        public let managerID: BasaltDomain.Identifier<UserDTO, Int64>?

        /// Makes a value by hand, as tests do.
        public init(
          id: BasaltDomain.Identifier<UserDTO, Int64>,
          email: String,
          name: String,
          age: Int?,
          views: Int,
          createdAt: Date,
          teamID: Team.ID,
          managerID: BasaltDomain.Identifier<UserDTO, Int64>?
        ) {
          self.id = id
          self.email = email
          self.name = name
          self.age = age
          self.views = views
          self.createdAt = createdAt
          self.teamID = teamID
          self.managerID = managerID
        }

        /// The columns, by their positions in the model's mapping.
        public static let columns: [BasaltDomain.ExpressionNode] = BasaltDomain.ExpressionNode.columns(0, 1, 2, 3, 5, 6, 7, 8)

        /// Reads the cells from `column` on, which are ``columns``.
        public init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.id, self.email, self.name, self.age, self.views, self.createdAt, self.teamID, self.managerID) = (
            try .decode(row, column),
            try .decode(row, column, 1),
            try .decode(row, column, 2),
            try Swift.Optional.decode(row, column, 3),
            try .decode(row, column, 4),
            try .decode(row, column, 5),
            try .decode(row, column, 6),
            try Swift.Optional.decode(row, column, 7)
          )
        }

        /// Reads the fields, which are keyed by the names of the properties.
        public init(from decoder: any Swift.Decoder) throws {
          let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)
          self.id = try fields.decode(BasaltDomain.Identifier<UserDTO, Int64>.self, forKey: "id")
          self.email = try fields.decode(String.self, forKey: "email")
          self.name = try fields.decode(String.self, forKey: "name")
          self.age = try fields.decodeIfPresent(Int.self, forKey: "age")
          self.views = try fields.decode(Int.self, forKey: "views")
          self.createdAt = try fields.decode(Date.self, forKey: "createdAt")
          self.teamID = try fields.decode(Team.ID.self, forKey: "teamID")
          self.managerID = try fields.decodeIfPresent(BasaltDomain.Identifier<UserDTO, Int64>.self, forKey: "managerID")
        }

        /// Writes the fields, keyed by the names of the properties.
        public func encode(to encoder: any Swift.Encoder) throws {
          var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
          try fields.encode(self.id, forKey: "id")
          try fields.encode(self.email, forKey: "email")
          try fields.encode(self.name, forKey: "name")
          try fields.encodeIfPresent(self.age, forKey: "age")
          try fields.encode(self.views, forKey: "views")
          try fields.encode(self.createdAt, forKey: "createdAt")
          try fields.encode(self.teamID, forKey: "teamID")
          try fields.encodeIfPresent(self.managerID, forKey: "managerID")
        }

        /// Feeds the row's key to a hasher.
        public func hash(into hasher: inout Swift.Hasher) { hasher.combine(self.id) }

        /// What the value looks like in JSON, as JSON Schema 2020-12.
        public static var jsonSchema: BasaltDomain.JSON { User.fields.jsonSchema(of: [0, 1, 2, 3, 5, 6, 7, 8], title: "User") }

        /// The table and the column that the keys belong to.
        public static let keyReference: BasaltDomain.KeyReference = BasaltDomain.KeyReference(table: "users", column: "id")

        /// What strangers see.
        public struct Card: BasaltDomain.Projection, BasaltDomain.RowDecodable, Swift.Sendable, Swift.Codable, Swift.Hashable {
          public typealias Source = UserDTO
          public let id: BasaltDomain.Identifier<UserDTO, Int64>
          public let name: String

          /// Makes a value by hand, as tests do.
          public init(id: BasaltDomain.Identifier<UserDTO, Int64>, name: String) {
            self.id = id
            self.name = name
          }

          /// The columns, by their positions in the model's mapping.
          public static let columns: [BasaltDomain.ExpressionNode] = BasaltDomain.ExpressionNode.columns(0, 2)

          /// Reads the cells from `column` on, which are ``columns``.
          public init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
            (self.id, self.name) = (
              try .decode(row, column),
              try .decode(row, column, 1)
            )
          }

          /// Reads the fields, which are keyed by the names of the properties.
          public init(from decoder: any Swift.Decoder) throws {
            let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)
            self.id = try fields.decode(BasaltDomain.Identifier<UserDTO, Int64>.self, forKey: "id")
            self.name = try fields.decode(String.self, forKey: "name")
          }

          /// Writes the fields, keyed by the names of the properties.
          public func encode(to encoder: any Swift.Encoder) throws {
            var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
            try fields.encode(self.id, forKey: "id")
            try fields.encode(self.name, forKey: "name")
          }

          /// Feeds the row's key to a hasher.
          public func hash(into hasher: inout Swift.Hasher) { hasher.combine(self.id) }

          /// What the value looks like in JSON, as JSON Schema 2020-12.
          public static var jsonSchema: BasaltDomain.JSON { User.fields.jsonSchema(of: [0, 2], title: "User.Card") }
        }
      }

      nonisolated extension User: BasaltDomain.Model, BasaltDomain.Table, BasaltDomain.RowDecodable, Swift.Sendable, Swift.Identifiable {
        /// Reads the cells from `column` on, which are the columns in the order of the mapping.
        public init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.id, self.email, self.name, self.age, self.passwordHash, self.views, self.createdAt, self.teamID, self.managerID) = (
            try .decode(row, column),
            try .decode(row, column, 1),
            try .decode(row, column, 2),
            try Swift.Optional.decode(row, column, 3),
            try .decode(row, column, 4),
            try .decode(row, column, 5),
            try .decode(row, column, 6),
            try .decode(row, column, 7),
            try Swift.Optional.decode(row, column, 8)
          )
        }
      }
      """#)
  }
}
