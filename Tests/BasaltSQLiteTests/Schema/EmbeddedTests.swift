import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// Refers to a note, or to none.
@Model(table: "pins")
struct Pin {
  @PrimaryKey(.generated) let id: Key<Int64>
  var rank: Int
  @ForeignKey(onDelete: .cascade) var noteID: Note.ID?
}

@Suite("Groups of fields that models share", .feature("M4", on: .sqlite))
struct EmbeddedTests {
  private static let tables: [any Table.Type] = [Note.self, Drawing.self]
  private static let noon = SampleShop.leapNoon

  private func note(_ text: String, minute: Int, on db: Database) async throws -> Note {
    let time = Self.noon.addingTimeInterval(Double(minute) * 60)
    return try await Note.Draft(text: text, times: Timestamps.Draft(createdAt: time, updatedAt: time)).insert(on: db)
  }

  @Test("their columns are behind all others of each table, with the options that the group gives them")
  func columns() async throws {
    try await withFile(tables: Self.tables) { _, path in
      let raw = try RawConnection(path)
      #expect(
        try raw.rows(#"SELECT name, "notnull" FROM pragma_table_info('notes')"#)
          == [
            ["id", "0"], ["text", "1"], ["created_at", "1"], ["changed_at", "1"], ["removed_at", "0"], ["reason", "0"],
          ])
      #expect(
        try raw.rows("SELECT name FROM pragma_table_info('drawings')").map(\.first)
          == ["id", "title", "version", "removed_at", "reason"])
      for table in ["notes", "drawings"] {
        #expect(
          try raw.rows("SELECT name FROM pragma_index_list('\(table)') WHERE name LIKE '%removed%'")
            == [["\(table)_removed_at_index"]])
      }
    }
  }

  @Test("without a draft of the group the database fills it in; with one it fills in what is left out")
  func insert() async throws {
    try await withDatabase(tables: Self.tables) { db in
      let start = Date().addingTimeInterval(-1)
      let bare = try await Note.Draft(text: "bare").insert(on: db)
      #expect(bare.times.createdAt >= start && bare.times.createdAt <= Date().addingTimeInterval(1))
      #expect(bare.times.updatedAt >= start && bare.removal == Removal())
      let half = try await Note.Draft(
        text: "half", times: Timestamps.Draft(createdAt: Self.noon), removal: Removal.Draft(reason: "old")
      ).insert(on: db)
      #expect(half.times.createdAt == Self.noon && half.times.updatedAt >= start)
      #expect(half.removal == Removal(removedAt: nil, reason: "old"))
      try await #expect(Note.objects.get(half.id, on: db) == half)
      #expect(
        try Note.Draft(text: "half", times: Timestamps.Draft(createdAt: Self.noon)).previewInsert(on: db).sql.hasPrefix(
          #"INSERT INTO "notes" ("text", "created_at") VALUES"#))
    }
  }

  @Test("a model with a key of its own writes its groups as they are")
  func clientKey() async throws {
    try await withDatabase(tables: Self.tables) { db in
      let drawing = Drawing(
        title: "a", revision: Revision(version: 3), removal: Removal(removedAt: Self.noon, reason: "lost"))
      try await #expect(drawing.insert(on: db) == drawing)
      try await #expect(Drawing.objects.all(on: db) == [drawing])
      try await #expect(Drawing(title: "b").insert(on: db).revision.version == 1)
    }
  }

  @Test("many rows are inserted at once, whatever their groups leave to the database")
  func bulk() async throws {
    try await withDatabase(tables: Self.tables) { db in
      try await Note.objects.insert(
        (0..<1200).map { number in
          Note.Draft(
            text: "n\(number)",
            times: number % 3 == 0 ? nil : Timestamps.Draft(createdAt: number % 3 == 1 ? Self.noon : nil),
            removal: number % 2 == 0 ? nil : Removal.Draft(reason: "r"))
        }, on: db)
      try await #expect(Note.objects.filter { $0.times.createdAt == Self.noon }.count(on: db) == 400)
      try await #expect(Note.objects.filter { $0.removal.reason == "r" }.count(on: db) == 600)
    }
  }

  @Test("queries name their fields: filter, order, group, select, update")
  func query() async throws {
    try await withDatabase(tables: Self.tables) { db in
      for (text, minute) in [("b", 2), ("a", 1), ("c", 3)] { _ = try await note(text, minute: minute, on: db) }
      let after = Self.noon.addingTimeInterval(90)
      try await #expect(
        Note.objects.filter { $0.times.createdAt > after }.order { $0.times.createdAt.descending }.all(on: db)
          .map(\.text) == ["c", "b"])
      try await #expect(
        Note.objects.filter { $0.text == "a" }.update(on: db) {
          $0.removal.reason.set("gone")
          $0.times.updatedAt.set(after)
        } == 1)
      try await #expect(
        Note.objects.filter { $0.removal.reason == "gone" }.select { $0.times.updatedAt }.all(on: db) == [after])
      try await #expect(
        Note.objects.group { $0.removal.reason }.select { ($0.removal.reason, $0.count()) }
          .order { $0.removal.reason.ascending }.all(on: db).map { "\($0.0 ?? "-") \($0.1)" } == ["- 2", "gone 1"])
      let sql = try Note.objects.filter { $0.times.updatedAt > after }.preview(on: db).sql
      #expect(sql.hasSuffix(#"WHERE "changed_at" > ?"#))
    }
  }

  @Test("they are reached over relations; where there may be no related row, their fields may be null")
  func relations() async throws {
    try await withDatabase(tables: [Pin.self, Note.self]) { db in
      let note = try await note("a", minute: 1, on: db)
      try await Pin.objects.insert([Pin.Draft(rank: 1, noteID: note.id), Pin.Draft(rank: 2)], on: db)
      let times: [Date?] = try await Pin.objects.order { $0.rank.ascending }.select { $0.note.times.createdAt }
        .all(on: db)
      #expect(times == [note.times.createdAt, nil])
      try await #expect(Pin.objects.filter { $0.note.times.updatedAt > Self.noon }.all(on: db).map(\.rank) == [1])
      try await #expect(Pin.objects.filter { $0.note.removal.reason == nil }.count(on: db) == 2)
    }
  }

  @Test("save writes them")
  func save() async throws {
    try await withDatabase(tables: Self.tables) { db in
      var saved = try await note("a", minute: 0, on: db)
      let other = try await note("b", minute: 0, on: db)
      saved.times.updatedAt = Self.noon.addingTimeInterval(3600)
      saved.removal = Removal(removedAt: Self.noon, reason: "why")
      try await saved.save(on: db)
      try await #expect(Note.objects.order { $0.id.ascending }.all(on: db) == [saved, other])
      var drawing = try await Drawing(title: "x").insert(on: db)
      drawing.revision.version += 1
      try await drawing.save(on: db)
      try await #expect(Drawing.objects.get(drawing.id, on: db).revision.version == 2)
    }
  }

  @Test("a DTO has them as a part of its own")
  func dto() async throws {
    try await withDatabase(tables: Self.tables) { db in
      let stored = try await note("a", minute: 5, on: db)
      let dtos = try await Note.objects.asDTOs(on: db)
      #expect(dtos == [stored.dto])
      #expect(dtos.first?.times.createdAt == stored.times.createdAt && dtos.first?.removal.reason == nil)
      let data = try JSONEncoder().encode(dtos)
      #expect(try JSONDecoder().decode([NoteDTO].self, from: data) == dtos)
      let json = try JSON(parsing: String(decoding: data, as: UTF8.self))
      guard case .array(let rows) = json, case .object(let object)? = rows.first else {
        Issue.record("no object")
        return
      }
      #expect(object.members.map(\.name).sorted() == ["id", "removal", "text", "times"])
    }
  }

  @Test("a patch sets a single field of a group, and nothing else")
  func patch() async throws {
    let log = EventLog()
    try await withDatabase(tables: Self.tables, observer: log) { db in
      var stored = try await note("a", minute: 0, on: db)
      var patch = Note.Patch()
      let later = Self.noon.addingTimeInterval(60)
      patch.set(\.times.updatedAt, to: later)
      patch.set(\.removal.reason, to: "x")
      try await Note.objects.update(stored.id, with: patch, on: db)
      #expect(log.events.last?.sql == #"UPDATE "notes" SET "changed_at" = ?, "reason" = ? WHERE "id" = ?"#)
      patch.apply(to: &stored)
      #expect(stored.times.updatedAt == later && stored.removal.reason == "x")
      try await #expect(Note.objects.get(stored.id, on: db) == stored)
    }
  }

  @Test("constraints and indexes of the table reach into them")
  func constraints() async throws {
    try await withDatabase(tables: Self.tables) { db in
      let check = await expectFailure(.checkViolation) {
        try await Note.Draft(
          text: "a",
          times: Timestamps.Draft(createdAt: Self.noon, updatedAt: Self.noon.addingTimeInterval(-1))
        ).insert(on: db)
      }
      #expect(check?.constraint == "notes_in_time")
      let draft = Note.Draft(text: "a", removal: Removal.Draft(reason: "r"))
      try await draft.insert(on: db)
      let unique = await expectFailure(.uniqueViolation) { try await draft.insert(on: db) }
      #expect(unique?.columns == ["text", "reason"])
    }
  }

  @Test("their rules are checked on insert, save, patch, update and reading; unvalidated rows can be repaired")
  func rules() async throws {
    try await withFile(tables: Self.tables) { db, path in
      func fields(_ body: () async throws -> some Any) async -> [String]? {
        await expectThrows(ValidationError.self) { try await body() }?.failures.map(\.field)
      }
      let blank = await fields {
        try await Note.Draft(text: "a", removal: Removal.Draft(reason: " ")).insert(on: db)
      }
      #expect(blank == ["removal.reason"])
      var drawing = try await Drawing(title: "a").insert(on: db)
      drawing.revision.version = 0
      drawing.removal.reason = ""
      let wrong = drawing
      await #expect(fields { try await wrong.save(on: db) } == ["revision.version", "removal.reason"])
      var patch = Drawing.Patch()
      patch.set(\.revision.version, to: -1)
      let set = patch
      await #expect(fields { try await Drawing.objects.update(wrong.id, with: set, on: db) }?.count == 1)
      await #expect(fields { try await Drawing.objects.updateAll(on: db) { $0.revision.version.set(0) } }?.count == 1)
      try RawConnection(path).run("UPDATE drawings SET version = 0")
      let error = await expectFailure(.invalidRow) { try await Drawing.objects.all(on: db) }
      #expect(error?.table == "drawings" && error?.failures.map(\.field) == ["revision.version"])
      var read = try #require(try await Drawing.objects.unvalidated().all(on: db).first)
      #expect(read.revision.version == 0)
      try await #expect(
        Drawing.objects.collectingViolations().all(on: db).violations.map { $0.failures.map(\.field) }
          == [["revision.version"]])
      read.revision.version = 5
      try await read.save(on: db)
      try await #expect(Drawing.objects.all(on: db) == [read])
    }
  }
}
