import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// Has a type that tables of SQLite do not have.
@Model(table: "misfits")
struct Misfit {
  @PrimaryKey let id: Key<Int64>
  @Column(type: "VARCHAR(20)") var name: String
}

/// One column for each type that a STRICT table can have.
@Model(table: "overrides")
struct Overridden: Hashable {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Column(type: "INT") var int: Int
  @Column(type: "integer") var integer: Int
  @Column(type: "REAL") var real: Double
  @Column(type: "TEXT") var text: String
  @Column(type: "BLOB") var blob: [UInt8]
  @Column(type: "Any") var any: String
}

@Suite("Options of columns", .feature("M5", on: .sqlite))
struct ColumnOptionTests {
  private func draft(
    label: String = "Lamp", remark: String? = nil, shelf: String = "", code: String = "abc", price: Decimal = 5,
    amount: Int = 1, rating: Int? = nil, state: String? = nil, maker: String? = nil
  ) -> Gadget.Draft {
    Gadget.Draft(
      label: label, remark: remark, shelf: shelf, code: code, price: price, amount: amount, rating: rating,
      state: state, maker: maker)
  }

  // MARK: Names and types

  @Test("a column has the name that the model gives it, in every statement")
  func name() async throws {
    try await withFile(tables: [Gadget.self]) { db, path in
      let gadget = try await draft(label: "Lamp").insert(on: db)
      #expect(try RawConnection(path).value("SELECT label_text FROM gadgets") == "Lamp")
      try await Gadget.objects.filter { $0.label == "Lamp" }.update(on: db) { $0.label.set($0.label.appending("!")) }
      try await #expect(Gadget.objects.select { $0.label }.all(on: db) == ["Lamp!"])
      var patch = Gadget.Patch()
      patch.label = .set("Bulb")
      try await Gadget.objects.update(gadget.id, with: patch, on: db)
      try await #expect(Gadget.objects.order { $0.label.ascending }.asDTOs(on: db).map(\.label) == ["Bulb"])
    }
  }

  @Test("a type of STRICT tables takes the place of the dialect's, and values come back")
  func types() async throws {
    try await withFile(tables: [Overridden.self, Gadget.self]) { db, path in
      let raw = try RawConnection(path)
      #expect(
        try raw.rows("SELECT type FROM pragma_table_info('overrides')").map(\.first)
          == ["INTEGER", "INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"])
      #expect(try raw.value("SELECT type FROM pragma_table_info('gadgets') WHERE name = 'remark'") == "ANY")
      let stored = try await Overridden.Draft(int: 1, integer: .max, real: 0.5, text: "12", blob: [0, 255], any: "007")
        .insert(on: db)
      try await #expect(Overridden.objects.all(on: db) == [stored])
      #expect(stored.any == "007" && stored.integer == .max && stored.blob == [0, 255])
    }
  }

  @Test("any other type is refused, with those that there are")
  func refusedType() async throws {
    try await withDatabase(tables: []) { db in
      let error = await expectFailure(.invalidQuery) { try await db.createTables(Misfit.self) }
      #expect(
        error?.message
          == "misfits.name: tables of SQLite are STRICT, whose types are INT, INTEGER, REAL, TEXT, BLOB, ANY")
    }
  }

  @Test("the length is checked before a row is sent, and by the database")
  func length() async throws {
    try await withFile(tables: [Gadget.self]) { db, path in
      let error = await expectThrows(ValidationError.self) { try await draft(code: "a").insert(on: db) }
      #expect(error?.failures.map(\.field) == ["code"])
      try await draft(code: "äöü🙂e").insert(on: db)
      let raw = try RawConnection(path)
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE gadgets SET code = 'a'") }
      #expect(throws: RawConnection.Failure.self) { try raw.run("UPDATE gadgets SET code = 'abcdef'") }
      try raw.run("UPDATE gadgets SET code = 'ab'")
    }
  }

  @Test("a decimal has the digits that it was given, and no more")
  func precision() async throws {
    try await withFile(tables: [Gadget.self]) { db, path in
      for (label, text) in [("a", "99999.99"), ("b", "-99999.99"), ("c", "0.01"), ("d", "9.5"), ("e", "10")] {
        try await draft(label: label, price: try #require(Decimal(string: text))).insert(on: db)
      }
      for text in ["100000", "0.001", "-99999.991"] {
        let price = try #require(Decimal(string: text))
        let error = await expectThrows(ValidationError.self) {
          try await draft(label: "x", price: price).insert(on: db)
        }
        #expect(error?.failures.map(\.rule) == ["precision"])
      }
      try await #expect(
        Gadget.objects.order { $0.price.ascending }.all(on: db).map(\.label) == ["b", "c", "d", "e", "a"])
      try await #expect(Gadget.objects.filter { $0.price > 9 }.count(on: db) == 3)
      #expect(throws: RawConnection.Failure.self) {
        try RawConnection(path).run("UPDATE gadgets SET price = 10000000")
      }
    }
  }

  // MARK: Defaults

  @Test("a default in Swift is sent; one in the database is filled in, from a literal and from SQL")
  func defaults() async throws {
    try await withDatabase(tables: [Gadget.self]) { db in
      let left = try await draft(label: "left").insert(on: db)
      #expect(left.amount == 1 && left.rating == 7 && left.state == "NEW" && left.shelf == "")
      let given = try await draft(label: "given", amount: 2, rating: 0, state: "old").insert(on: db)
      #expect(given.amount == 2 && given.rating == 0 && given.state == "old")
      #expect(
        try draft().previewInsert(on: db).sql.hasPrefix(
          #"INSERT INTO "gadgets" ("label_text", "remark", "shelf", "code", "price", "amount", "maker") VALUES"#))
      try await Gadget.objects.insert(
        [draft(label: "a"), draft(label: "b", rating: 1), draft(label: "c", state: "x")], on: db)
      try await #expect(
        Gadget.objects.filter { $0.id > given.id }.order { $0.id.ascending }.all(on: db).map {
          "\($0.rating) \($0.state)"
        } == ["7 NEW", "1 NEW", "7 x"])
    }
  }

  // MARK: Unique, index

  @Test("unique and index are there")
  func uniqueAndIndex() async throws {
    try await withFile(tables: [Gadget.self]) { _, path in
      let raw = try RawConnection(path)
      #expect(
        try raw.rows(
          #"SELECT i."unique", c.name FROM pragma_index_list('gadgets') i, pragma_index_info(i.name) c ORDER BY 2"#)
          == [["1", "label_text"], ["0", "maker"]])
    }
  }

  // MARK: Computed by the database

  @Test("what the database computes comes back from an insert, stored or not, and follows later changes")
  func generated() async throws {
    try await withDatabase(tables: [Gadget.self]) { db in
      var gadget = try await draft(label: "Lamp", amount: 3, maker: "Ada").insert(on: db)
      #expect(gadget.points == 21 && gadget.title == "Lamp by Ada")
      let bare = try await draft(label: "Bulb", amount: 2, rating: 5).insert(on: db)
      #expect(bare.points == 10 && bare.title == nil)
      gadget.amount = 10
      gadget.title = "forged"
      try await gadget.save(on: db)
      let saved = try await Gadget.objects.get(gadget.id, on: db)
      #expect(saved.points == 70 && saved.title == "Lamp by Ada")
      try await Gadget.objects.filter { $0.id == bare.id }.update(on: db) { $0.rating.set(6) }
      try await #expect(Gadget.objects.filter { $0.points == 12 && $0.title == nil }.count(on: db) == 1)
      try await #expect(Gadget.objects.order { $0.points.descending }.asDTOs(on: db).map(\.points) == [70, 12])
      try await #expect(
        draft(label: "LAMP", amount: 4, maker: "Bob").upsert(
          conflictingOn: { $0.label }, updating: { ($0.amount, $0.maker) }, on: db
        ).title == "Lamp by Bob")
    }
  }

  @Test("it is never written: not by an insert, not by save, not by a draft, not by a patch or an update")
  func generatedIsNotWritten() async throws {
    try await withFile(tables: [Gadget.self, Box.self]) { db, path in
      #expect(
        try RawConnection(path).rows("SELECT name, hidden FROM pragma_table_xinfo('gadgets') WHERE hidden > 0")
          == [["points", "3"], ["title", "2"]])
      let gadget = try await draft().insert(on: db)
      let save = try gadget.previewSave(on: db).sql
      #expect(!save.contains("points") && !save.contains("title"))
      #expect(!Mirror(reflecting: draft()).children.contains { $0.label == "points" || $0.label == "title" })
      let box = try await Box(name: Box.ID("a"), width: 2, height: 3, area: 99).insert(on: db)
      #expect(box.area == 6)
      #expect(try !box.previewInsert(on: db).sql.contains(#"("name", "width", "height", "area")"#))
      try await Box.objects.insert(
        [Box(name: Box.ID("b"), width: 1, height: 1), Box(name: Box.ID("c"), width: 2, height: 2)], on: db)
      var grown = box
      grown.width = 5
      try await grown.save(on: db)
      try await #expect(Box.objects.order { $0.area.ascending }.all(on: db).map(\.area) == [1, 4, 15])
      await expectThrows(DatabaseError.self) { try await Box.objects.updateAll(on: db) { $0.area.set(1) } }
      await expectThrows(DatabaseError.self) {
        var patch = Box.Patch()
        patch.area = .set(3)
        try await Box.objects.update(Box.ID("a"), with: patch, on: db)
      }
    }
  }

  // MARK: Collations

  @Test("a collation decides what is equal, what is unique, and what comes first")
  func collation() async throws {
    try await withDatabase(tables: [Gadget.self]) { db in
      for label in ["b", "A", "C"] { try await draft(label: label, shelf: label + "  ").insert(on: db) }
      try await #expect(Gadget.objects.order { $0.label.ascending }.all(on: db).map(\.label) == ["A", "b", "C"])
      try await #expect(Gadget.objects.filter { $0.label == "B" }.count(on: db) == 1)
      try await #expect(Gadget.objects.filter { $0.label.isIn(["a", "B"]) }.count(on: db) == 2)
      try await #expect(Gadget.objects.filter { $0.label > "B" }.all(on: db).map(\.label) == ["C"])
      let error = await expectFailure(.uniqueViolation) { try await draft(label: "B").insert(on: db) }
      #expect(error?.columns == ["label_text"])
      try await #expect(Gadget.objects.filter { $0.shelf == "b" }.count(on: db) == 1)
      try await #expect(Gadget.objects.filter { $0.shelf == "B" }.count(on: db) == 0)
    }
  }

  // MARK: Not stored

  @Test("a transient property has no column, keeps its default when a row is read, and is in no other shape")
  func transient() async throws {
    try await withFile(tables: [Gadget.self, Box.self]) { db, path in
      #expect(
        try RawConnection(path).rows("SELECT name FROM pragma_table_xinfo('gadgets')").count
          == Gadget.mapping.schema.columns.count)
      #expect(!Gadget.mapping.schema.columns.contains { $0.property == "isSelected" || $0.property == "scratch" })
      var gadget = try await draft().insert(on: db)
      #expect(gadget.isSelected && gadget.scratch == nil)
      gadget.isSelected = false
      gadget.scratch = [1]
      gadget.amount = 8
      try await gadget.save(on: db)
      let read = try await Gadget.objects.get(gadget.id, on: db)
      #expect(read.isSelected && read.scratch == nil && read.amount == 8)
      for shape in [Mirror(reflecting: draft()), Mirror(reflecting: gadget.dto)] {
        #expect(!shape.children.contains { $0.label == "isSelected" || $0.label == "scratch" })
      }
      var patch = Box.Patch()
      patch.isOpen = .set(true)
      #expect(patch.isEmpty)
    }
  }
}
