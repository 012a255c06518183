import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Testing

/// Somebody who reads in the library.
@Model(table: "readers")
struct LibraryReader: Hashable {
  @PrimaryKey(.generated) let id: Key<Int64>
  /// Where reminders go.
  @Unique @Validate(.email) var email: String
  @Length(1...20) var name: String
  var shelf: Int?
  @Hidden @Input var pin: String
  @Default(.now) var joinedAt: Date
  var loans: Int = 0

  /// What the door shows.
  static let badge = projection(\.id, \.name)
  static let pinNeedsShelf = rule(\.pin, \.shelf, message: "is longer than 3 with a shelf") { pin, shelf in
    shelf == nil || pin.count > 3
  }
}

/// The one struct above is all that is written by hand. What follows uses everything that comes of it; the migration and
/// the form of the admin come with later issues.
@Suite("One declaration", .feature("M1", on: .sqlite))
struct OneDeclarationTests {
  private let draft = LibraryReader.Draft(email: "ada@x.com", name: "Ada", pin: "4711")

  @Test("a table, with columns, types and constraints")
  func table() async throws {
    try await withFile(tables: [LibraryReader.self]) { _, path in
      let columns = try RawConnection(path).rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info('readers')")
      #expect(
        columns == [
          ["id", "INTEGER", "0", "1"], ["email", "TEXT", "1", "0"], ["name", "TEXT", "1", "0"],
          ["shelf", "INTEGER", "0", "0"], ["pin", "TEXT", "1", "0"], ["joined_at", "INTEGER", "1", "0"],
          ["loans", "INTEGER", "1", "0"],
        ])
    }
  }

  @Test("a row that is inserted, queried, saved and deleted")
  func row() async throws {
    try await withDatabase(tables: [LibraryReader.self]) { db in
      var ada = try await draft.insert(on: db)
      #expect(ada.id == 1 && ada.loans == 0 && ada.shelf == nil)
      ada.shelf = 3
      try await ada.save(on: db)
      try await #expect(LibraryReader.objects.filter { $0.shelf > 2 && $0.name.hasPrefix("A") }.all(on: db) == [ada])
      try await ada.delete(on: db)
      try await #expect(LibraryReader.objects.count(on: db) == 0)
    }
  }

  @Test("validation, of the row and of its draft")
  func validation() async throws {
    try await withDatabase(tables: [LibraryReader.self]) { db in
      let wrong = LibraryReader.Draft(email: "no", name: "", shelf: 1, pin: "1")
      let error = await expectThrows(ValidationError.self) { try await wrong.insert(on: db) }
      #expect(rules(error?.failures) == ["email email", "name length", "pin pinNeedsShelf"])
    }
  }

  @Test("a DTO and projections to be read, without what is hidden")
  func shapes() async throws {
    try await withDatabase(tables: [LibraryReader.self]) { db in
      let ada = try await draft.insert(on: db)
      try await #expect(LibraryReader.objects.asDTOs(on: db) == [ada.dto])
      let text = String(decoding: try JSONEncoder().encode(ada.dto), as: UTF8.self)
      #expect(text.contains("ada@x.com") && !text.contains("4711"))
      try await #expect(
        LibraryReader.objects.fetch(LibraryReaderDTO.Badge.self, on: db) == [LibraryReaderDTO.Badge(id: 1, name: "Ada")]
      )
    }
  }

  @Test("a draft from input, and a patch in which what is unset is not nil")
  func input() async throws {
    try await withDatabase(tables: [LibraryReader.self]) { db in
      let body = Data(#"{"email": "ada@x.com", "name": "Ada", "pin": "4711", "shelf": 7}"#.utf8)
      let ada = try await JSONDecoder().decode(LibraryReader.Draft.self, from: body).insert(on: db)
      let patch = try JSONDecoder().decode(LibraryReader.Patch.self, from: Data(#"{"shelf": null}"#.utf8))
      #expect(patch.shelf == .set(nil) && patch.name == .unset)
      try await LibraryReader.objects.update(ada.id, with: patch, on: db)
      let stored = try await LibraryReader.objects.get(ada.id, on: db)
      #expect(stored.shelf == nil && stored.name == "Ada")
    }
  }

  @Test("JSON Schema for each of these shapes")
  func schemas() {
    #expect(LibraryReaderDTO.jsonSchema["properties"]?["pin"] == nil)
    #expect(LibraryReaderDTO.jsonSchema["properties"]?["email"]?["description"] == "Where reminders go.")
    #expect(LibraryReaderDTO.Badge.jsonSchema["required"] == ["id", "name"])
    #expect(LibraryReader.Draft.jsonSchema["required"] == ["email", "name", "pin"])
    #expect(LibraryReader.Patch.jsonSchema["required"] == nil)
    #expect(LibraryReader.Patch.jsonSchema["properties"]?["name"]?["maxLength"] == 20)
  }
}
