import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// Fields that the database computes, and fields that Swift computes.
@Projection(of: Author.self)
struct AuthorCard: Equatable {
  let id: Author.ID
  @From<Author>({ $0.firstName.appending(" ").appending($0.lastName) }) let fullName: String
  @From<Author>({ $0.born.coalesce(1900) >= 1900 && $0.firstName.length() > 3 }) let isModern: Bool
  @From<Author>({ $0.mentor.lastName.uppercased() }) let mentor: String?
  let born: Int?
  @Computed var initials: String { fullName.split(separator: " ").compactMap(\.first).map { "\($0)." }.joined() }
  @Computed var age: Int? { born.map { 2000 - $0 } }
  var note: String { "not shown" }
}

/// As ``AuthorCard``, with a closure over several lines and a list.
@Projection(of: Author.self)
struct AuthorKind: Equatable {
  @From<Author>({
    $0.firstName.lowercased()
      // A comment does no harm.
      .appending("@example.com")
  })
  let address: String
  @From<Author>({ $0.lastName.isIn(["Lovelace", "Hopper", "Hamilton"]) }) let isFamous: Bool
}

/// Encodes itself in its own way.
@Projection(of: Author.self)
struct AuthorName: Codable, Equatable {
  let firstName: String

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(firstName)
  }

  init(from decoder: any Decoder) throws {
    firstName = try decoder.singleValueContainer().decode(String.self)
  }
}

/// What `Codable` makes of it can be read back.
@Projection(of: Author.self)
struct AuthorBirth: Codable, Equatable {
  let lastName: String
  let born: Int?
}

@Projection(of: Author.self)
struct AuthorCount {
  @From<Author>({ $0.count() }) let count: Int
}

@Projection(of: Author.self)
struct AuthorSecret {
  @From<Author>({ $0.secret.appending("") }) let text: String
}

/// Two authors, the first of whom is the second one's mentor.
func withAuthors(
  observer: (any StatementObserver)? = nil, _ body: (Database, _ ada: Author, _ bob: Author) async throws -> Void
) async throws {
  try await withDatabase(tables: [Author.self, Article.self], observer: observer) { db in
    let ada = try await Author.Draft(firstName: "Ada", lastName: "Lovelace", born: 1815, secret: "a").insert(on: db)
    let bob = try await Author.Draft(firstName: "Robert", lastName: "Byrne", secret: "b", mentorID: ada.id)
      .insert(on: db)
    try await body(db, ada, bob)
  }
}

@Suite("Fields computed in SQL or Swift", .feature("M10", on: .sqlite))
struct ComputedFieldTests {
  @Test("the database computes a field's expression, beside a filter with values of its own")
  func expressions() async throws {
    let log = EventLog()
    try await withAuthors(observer: log) { db, ada, bob in
      let query = Author.objects.filter { $0.lastName != "Nobody" }.order { $0.id.ascending }.limit(5)
      let cards = try await query.fetch(AuthorCard.self, on: db)
      #expect(
        cards == [
          AuthorCard(id: ada.id, fullName: "Ada Lovelace", isModern: false, mentor: nil, born: 1815),
          AuthorCard(id: bob.id, fullName: "Robert Byrne", isModern: true, mentor: "LOVELACE", born: nil),
        ])
      let sql = try #require(log.events.last?.sql)
      #expect(
        sql == #"""
          SELECT "t0"."id", (("t0"."first_name" || ?) || "t0"."last_name"), \#
          COALESCE("t0"."born", ?) >= ? AND LENGTH("t0"."first_name") > ?, UPPER("t1"."last_name"), "t0"."born" \#
          FROM "authors" AS "t0" LEFT JOIN "authors" AS "t1" ON "t1"."id" = "t0"."mentor_id" \#
          WHERE "t0"."last_name" <> ? ORDER BY "t0"."id" ASC LIMIT ?
          """#)
      let preview = try query.preview(AuthorCard.self, on: db)
      #expect(preview.sql == sql)
      #expect(
        preview.parameters == [.text(" "), .int64(1900), .int64(1900), .int64(3), .text("Nobody"), .int64(5)])
    }
  }

  @Test("a closure may span lines and hold a list; the values of both find their places, run for run")
  func lists() async throws {
    try await withAuthors { db, _, _ in
      for name in ["Lovelace", "Byrne", "Lovelace"] {
        let kinds = try await Author.objects.filter { $0.lastName == name }.fetch(AuthorKind.self, on: db)
        let isAda = name == "Lovelace"
        #expect(kinds == [AuthorKind(address: (isAda ? "ada" : "robert") + "@example.com", isFamous: isAda)])
      }
    }
  }

  @Test("computed fields are streamed, and rows that look the same are one in a distinct query")
  func streams() async throws {
    try await withAuthors { db, _, _ in
      try await Author.Draft(firstName: "ADA", lastName: "Lovelace", secret: "c").insert(on: db)
      var addresses: [String] = []
      let query = Author.objects.distinct().order { $0.firstName.lowercased().ascending }
      for kind in try await query.fetch(AuthorKind.self, on: db) { addresses.append(kind.address) }
      #expect(addresses == ["ada@example.com", "robert@example.com"])
      let streamed = try await query.stream(AuthorKind.self, on: db) { rows in
        try await rows.reduce(into: []) { $0.append($1.address) }
      }
      #expect(streamed == addresses)
    }
  }

  @Test("JSON shows stored fields, then those that are marked as computed")
  func encoding() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func text(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }
    let card = AuthorCard(id: 1, fullName: "Ada Lovelace", isModern: false, mentor: nil, born: 1815)
    #expect(
      try text(card) == #"{"age":185,"born":1815,"fullName":"Ada Lovelace","id":1,"initials":"A.L.","isModern":false}"#)
    #expect(try text(AuthorName(from: "Ada")) == #""Ada""#)
    let birth = AuthorBirth(lastName: "Byrne", born: nil)
    #expect(try text(birth) == #"{"lastName":"Byrne"}"#)
    #expect(try JSONDecoder().decode(AuthorBirth.self, from: try encoder.encode(birth)) == birth)
  }

  @Test("an aggregate in a projection and a hidden column in an expression are refused")
  func refused() async throws {
    try await withAuthors { db, _, _ in
      for _ in 0..<2 {
        await expectFailure(.invalidQuery) { try await Author.objects.fetch(AuthorCount.self, on: db) }
        await expectFailure(.invalidQuery) { try await Author.objects.fetch(AuthorSecret.self, on: db) }
      }
    }
  }
}

extension AuthorName {
  fileprivate init(from name: String) throws {
    self = try JSONDecoder().decode(AuthorName.self, from: try JSONEncoder().encode(name))
  }
}
