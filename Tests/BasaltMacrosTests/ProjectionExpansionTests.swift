import Testing

/// What `@Projection(of:)` makes of a struct, word by word.
@Suite("Expansion of a projection")
struct ProjectionExpansionTests {
  @Test("a projection lists its columns, each on the line of its property")
  func columns() {
    expectExpansion(
      #"""
      @Projection(of: User.self)
      public struct UserCard {
        public let id: User.ID
        public let age: Int?
        @From<User>(\.team.name) public let teamName: String
        public var initial: Character { teamName.first ?? "?" }
      }
      """#,
      #"""
      public struct UserCard {
        public let id: User.ID
        public let age: Int?
        @From<User>(\.team.name) public let teamName: String
        public var initial: Character { teamName.first ?? "?" }

        public typealias Source = User.DTO

        /// The columns, in the order in which they are read.
        public static let columns: [BasaltDomain.ColumnReference] = listColumns()

        private static func listColumns() -> [BasaltDomain.ColumnReference] {
          var fields = BasaltDomain.ProjectionBuilder<User>()
          let source = fields.source
        #sourceLocation(file: "test.swift", line: 3)
          fields.add(source.id, as: (User.ID).self)
        #sourceLocation(file: "test.swift", line: 4)
          fields.add(source.age, as: (Int?).self)
        #sourceLocation(file: "test.swift", line: 5)
          fields.add(source.team.name, as: (String).self)
        #sourceLocation()
          return fields.columns
        }
      }

      extension UserCard: BasaltDomain.Projection, BasaltDomain.RowDecodable, Swift.Sendable {
        /// Reads the cells from `column` on, which are ``columns``.
        public init(row: borrowing BasaltDomain.RowCursor, at column: Swift.Int32) throws(BasaltDomain.CellError) {
          (self.id, self.age, self.teamName) = (
            try .decode(row, column),
            try Swift.Optional.decode(row, column &+ 1),
            try .decode(row, column &+ 2)
          )
        }

        /// Reads all rows that are left.
        public static func decodeRows(_ cursor: inout BasaltDomain.RowCursor, into rows: inout [Self]) throws(BasaltDomain.CellError) {
          while cursor.next() { rows.append(try Self(row: cursor, at: 0)) }
        }
      }
      """#)
  }
}
