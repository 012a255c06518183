import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// A part that itself computes a field, follows a relation and has a part of its own.
@Projection(of: Author.self)
struct Byline: Equatable {
  @From<Author>({ $0.firstName.appending(" ").appending($0.lastName) }) let name: String
  @From<Author>(\.mentor.lastName) let mentorName: String?
  let mentor: AuthorDTO.Byline?
}

@Projection(of: Article.self)
struct ArticleCard: Equatable {
  let title: String
  let author: Byline
  let editor: Byline?
  /// How many pages it fills.
  @From<Article>({ $0.words / 250 + 1 }) let pages: Int
  @From<Article>(\.editor) let editorDTO: Author.DTO?
  @Computed var headline: String { "\(title) by \(author.name)" }
}

@Projection(of: Article.self)
struct EditorLine: Hashable {
  let editor: AuthorDTO.Byline?
}

@Suite("Parts of related rows in a projection", .feature("M10", "Q7", on: .sqlite))
struct ProjectionPartTests {
  /// Two articles of Bob's, whose mentor is Ada; she has edited the first one.
  private func withArticles(
    observer: (any StatementObserver)? = nil, _ body: (Database, _ ada: Author, _ bob: Author) async throws -> Void
  ) async throws {
    try await withAuthors(observer: observer) { db, ada, bob in
      try await Article.objects.insert(
        [
          Article.Draft(title: "Edited", words: 600, authorID: bob.id, editorID: ada.id),
          Article.Draft(title: "Raw", words: 10, authorID: bob.id),
        ], on: db)
      try await body(db, ada, bob)
    }
  }

  @Test("a part is read over its relation, whatever it is made of; a missing row is nil")
  func parts() async throws {
    try await withArticles { db, ada, bob in
      let cards = try await Article.objects.order { $0.id.ascending }.fetch(ArticleCard.self, on: db)
      let author = Byline(
        name: "Robert Byrne", mentorName: "Lovelace",
        mentor: AuthorDTO.Byline(firstName: "Ada", lastName: "Lovelace"))
      let editor = Byline(name: "Ada Lovelace", mentorName: nil, mentor: nil)
      #expect(
        cards == [
          ArticleCard(title: "Edited", author: author, editor: editor, pages: 3, editorDTO: ada.dto),
          ArticleCard(title: "Raw", author: author, editor: nil, pages: 1, editorDTO: nil),
        ])
    }
  }

  @Test("one statement reads it, with each table joined once")
  func sql() async throws {
    try await withArticles { db, _, _ in
      let preview = try Article.objects.preview(ArticleCard.self, on: db)
      #expect(
        preview.sql.hasPrefix(
          #"""
          SELECT "t0"."title", (("t1"."first_name" || ?) || "t1"."last_name"), "t2"."last_name", \#
          "t2"."id" IS NOT NULL, "t2"."first_name", "t2"."last_name", "t3"."id" IS NOT NULL, \#
          (("t3"."first_name" || ?) || "t3"."last_name"), "t4"."last_name", "t4"."id" IS NOT NULL,
          """#.replacing("\n", with: "")))
      #expect(preview.sql.split(separator: "JOIN").count == 5)
      #expect(!preview.sql.contains("secret"))
      #expect(preview.parameters.filter { $0 != .null } == [.text(" "), .text(" "), .int64(250), .int64(1)])
    }
  }

  @Test("rows whose parts look the same are one in a distinct query")
  func distinct() async throws {
    try await withArticles { db, ada, bob in
      let other = try await Author.Draft(firstName: ada.firstName, lastName: ada.lastName, secret: "").insert(on: db)
      try await Article.Draft(title: "More", words: 1, authorID: bob.id, editorID: other.id).insert(on: db)
      let lines = try await Article.objects.distinct().fetch(EditorLine.self, on: db)
      #expect(lines.count == 2)
      let editor = AuthorDTO.Byline(firstName: "Ada", lastName: "Lovelace")
      #expect(Set(lines) == [EditorLine(editor: nil), EditorLine(editor: editor)])
    }
  }

  @Test("JSON shows a part as an object, and no part not at all")
  func encoding() async throws {
    try await withArticles { db, _, _ in
      let card = try await Article.objects.filter { $0.title == "Raw" }.fetch(ArticleCard.self, on: db).first
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let json = String(decoding: try encoder.encode(card), as: UTF8.self)
      #expect(
        json == #"""
          {"author":{"mentor":{"firstName":"Ada","lastName":"Lovelace"},"mentorName":"Lovelace","name":"Robert Byrne"},\#
          "headline":"Raw by Robert Byrne","pages":1,"title":"Raw"}
          """#)
    }
  }

  @Test("a cell that does not fit is told by its column, inside a part too")
  func wrongCell() async throws {
    try await withFile(tables: []) { db, path in
      // Columns without a type keep what is written, as in tables that are not STRICT.
      try RawConnection(path).run(
        """
        CREATE TABLE authors (id, first_name, last_name, born, secret, mentor_id);
        CREATE TABLE articles (id, title, words, author_id, editor_id);
        INSERT INTO authors VALUES (1, 'Ada', 'Lovelace', 1815, 'a', NULL), (2, 'Robert', 7, NULL, 'b', 1);
        INSERT INTO articles VALUES (1, 'Edited', 600, 1, 2)
        """)
      let error = await expectFailure(.decoding) { try await Article.objects.fetch(EditorLine.self, on: db) }
      #expect(error?.table == "authors" && error?.columns == ["last_name"])
      #expect(error?.message.contains("authors.last_name") == true && error?.message.contains("INTEGER") == true)
    }
  }

  @Test("JSON Schema: columns as the model describes them, parts as they describe themselves")
  func schema() throws {
    let schema = ArticleCard.jsonSchema
    #expect(schema["title"] == "ArticleCard" && schema["type"] == "object")
    #expect(schema["required"] == ["title", "author", "pages", "headline"])
    let fields = try #require(schema["properties"])
    #expect(fields["title"] == Article.fields.fields[1].schema)
    #expect(fields["title"]?["description"] == "What stands above the text." && fields["title"]?["maxLength"] == 200)
    #expect(fields["pages"] == ["type": "integer", "description": "How many pages it fills."])
    #expect(fields["headline"] == ["type": "string"])
    #expect(fields["author"]?["title"] == "Byline" && fields["author"]?["$schema"] == nil)
    #expect(fields["author"]?["properties"]?["mentorName"]?["type"] == ["string", "null"])
    #expect(fields["editor"]?["type"] == ["object", "null"])
  }
}
