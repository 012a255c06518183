import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Partial updates", .feature("M1", "Q8", on: .sqlite))
struct PatchUpdateTests {
  @Test("only the fields that are set are written, null included")
  func onlySet() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      var expected = try await Member.draft { $0.note = "n" }.insert(on: db)
      var patch = Member.Patch()
      patch.nick = .set("countess")
      patch.age = .set(nil)
      patch.passwordHash = .set("secret")
      try await Member.objects.update(expected.id, with: patch, on: db)
      #expect(
        log.events.last?.sql == #"UPDATE "members" SET "nick" = ?, "age" = ?, "password_hash" = ? WHERE "id" = ?"#)
      patch.apply(to: &expected)
      try await #expect(Member.objects.all(on: db) == [expected])
      #expect(expected.nick == "countess" && expected.age == nil && expected.note == "n")
    }
  }

  @Test("what another program has written meanwhile to other fields stays")
  func lostUpdate() async throws {
    try await withFile(tables: memberTables) { db, path in
      let ada = try await Member.draft().insert(on: db)
      try RawConnection(path).run("UPDATE members SET visits = 99")
      var patch = Member.Patch()
      patch.age = .set(40)
      try await Member.objects.update(ada.id, with: patch, on: db)
      let stored = try await Member.objects.get(ada.id, on: db)
      #expect(stored.visits == 99 && stored.age == 40)
    }
  }

  @Test("a key without a row, or with one that the query excludes, is an error")
  func notFound() async throws {
    try await withDatabase(tables: memberTables) { db in
      let ada = try await Member.draft().insert(on: db)
      var patch = Member.Patch()
      patch.age = .set(40)
      let change = patch
      let error = await expectFailure(.notFound) { try await Member.objects.update(99, with: change, on: db) }
      #expect(error?.table == "members")
      await expectFailure(.notFound) {
        try await Member.objects.filter { $0.nick == "bob" }.update(ada.id, with: change, on: db)
      }
      await expectFailure(.notFound) { try await Member.objects.update(99, with: Member.Patch(), on: db) }
      try await #expect(Member.objects.all(on: db) == [ada])
      try await Member.objects.filter { $0.nick == "ada" }.update(ada.id, with: change, on: db)
      try await #expect(Member.objects.get(ada.id, on: db).age == 40)
    }
  }

  @Test("every row of a query is changed, and counted")
  func rows() async throws {
    try await withDatabase(tables: memberTables) { db in
      for nick in ["ada", "bob", "cyd"] { try await Member.draft(nick).insert(on: db) }
      var patch = Member.Patch()
      patch.visits = .set(5)
      patch.site = .set("https://a.b")
      try await #expect(Member.objects.filter { $0.nick != "bob" }.update(with: patch, on: db) == 2)
      try await #expect(Member.objects.order { $0.id.ascending }.all(on: db).map(\.visits) == [5, 0, 5])
      let change = patch
      await expectFailure(.invalidQuery) { try await Member.objects.update(with: change, on: db) }
      await expectFailure(.invalidQuery) {
        try await Member.objects.filter { $0.age > 1 }.limit(1).update(with: change, on: db)
      }
    }
  }

  @Test("a patch that sets nothing changes nothing, and still finds its rows")
  func empty() async throws {
    try await withDatabase(tables: memberTables) { db in
      let ada = try await Member.draft().insert(on: db)
      try await Member.objects.update(ada.id, with: Member.Patch(), on: db)
      try await #expect(Member.objects.filter { $0.nick == "ada" }.update(with: Member.Patch(), on: db) == 1)
      try await #expect(Member.objects.filter { $0.nick == "bob" }.update(with: Member.Patch(), on: db) == 0)
      try await #expect(Member.objects.all(on: db) == [ada])
    }
  }

  @Test("fields of an embedded group are written alone")
  func embedded() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      let letter = try await Letter.Draft(text: "t", edition: Edition.Draft(editor: "ada")).insert(on: db)
      var patch = Letter.Patch()
      patch.set(\.edition.version, to: 2)
      try await Letter.objects.update(letter.id, with: patch, on: db)
      #expect(log.events.last?.sql == #"UPDATE "letters" SET "version" = ? WHERE "id" = ?"#)
      let stored = try await Letter.objects.get(letter.id, on: db)
      #expect(stored.edition.version == 2 && stored.edition.editor == "ada")
      #expect(stored.edition.createdAt == letter.edition.createdAt)
    }
  }

  @Test("a patch from input goes straight to the row, in a transaction too")
  func fromInput() async throws {
    try await withDatabase(tables: memberTables) { db in
      let ada = try await Member.draft { $0.note = "n" }.insert(on: db)
      let patch = try JSONDecoder().decode(
        Member.Patch.self, from: Data(#"{"nick": "countess", "note": null, "rating": 4}"#.utf8))
      try await db.transaction { try await Member.objects.update(ada.id, with: patch, on: $0) }
      let stored = try await Member.objects.get(ada.id, on: db)
      #expect(stored.nick == "countess" && stored.note == nil && stored.rating == 4 && stored.age == 36)
    }
  }

  @Test("a constraint that a patch breaks is told like that of any write")
  func constraint() async throws {
    try await withDatabase(tables: memberTables) { db in
      let ada = try await Member.draft().insert(on: db)
      try await Member.draft("bob").insert(on: db)
      var patch = Member.Patch()
      patch.email = .set("bob@x.com")
      let change = patch
      let error = await expectFailure(.uniqueViolation) {
        try await Member.objects.update(ada.id, with: change, on: db)
      }
      #expect(error?.columns == ["email"])
    }
  }
}
