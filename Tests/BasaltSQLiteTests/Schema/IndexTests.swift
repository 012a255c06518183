import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

/// Wants an index that SQLite does not build.
@Model(table: "hashed")
struct Hashed {
  @PrimaryKey let id: Key<Int64>
  var value: Int
  static let byValue = index(\.value, method: .hash)
}

@Suite("Indexes", .feature("M4", on: .sqlite))
struct IndexTests {
  private func plan<Root: Table>(_ query: Query<Root>, on db: Database, _ path: String) throws -> String {
    let sql = try query.preview(on: db).sql
    return try RawConnection(path).rows("EXPLAIN QUERY PLAN \(sql)").compactMap(\.last).compactMap(\.self).joined(
      separator: "\n")
  }

  @Test("every declared index is there, under its own name or that of table and declaration")
  func names() async throws {
    try await withHotel { _, _, path in
      let indexes = try RawConnection(path).rows(
        #"SELECT name, "unique", partial FROM pragma_index_list('bookings') WHERE origin = 'c' ORDER BY name"#)
      #expect(
        indexes == [
          ["bookings_by_loud_guest", "0", "0"], ["bookings_by_size", "0", "0"], ["bookings_one_start", "1", "0"],
          ["bookings_running", "0", "1"], ["latest_first", "0", "0"],
        ])
    }
  }

  @Test("an index is on the columns that were listed, in their order and direction")
  func terms() async throws {
    try await withHotel { _, _, path in
      let raw = try RawConnection(path)
      func terms(_ name: String) throws -> [[String?]] {
        try raw.rows(#"SELECT name, "desc" FROM pragma_index_xinfo('\#(name)') WHERE key = 1 ORDER BY seqno"#)
      }
      #expect(try terms("bookings_by_size") == [["seats", "0"], ["starts_at", "0"]])
      #expect(try terms("latest_first") == [["ends_at", "1"], ["guest", "0"]])
      #expect(try terms("bookings_by_loud_guest") == [[nil, "0"]])
      #expect(
        try raw.value("SELECT sql FROM sqlite_schema WHERE name = 'bookings_running'")?.hasSuffix(
          #"("starts_at") WHERE "cancelled" IS NULL"#) == true)
      #expect(
        try raw.value("SELECT sql FROM sqlite_schema WHERE name = 'bookings_by_loud_guest'")?.hasSuffix(
          #"(UPPER("guest"))"#) == true)
    }
  }

  @Test("queries use them: the composite, the partial, the one on an expression, the descending one, the unique one")
  func use() async throws {
    try await withHotel { db, _, path in
      try #expect(
        plan(Booking.objects.filter { $0.seats == 3 && $0.startsAt > .midnight }, on: db, path).contains(
          "USING INDEX bookings_by_size (seats=? AND starts_at>?)"))
      try #expect(
        plan(Booking.objects.filter { $0.startsAt > .midnight && $0.cancelled == nil }, on: db, path).contains(
          "USING INDEX bookings_running"))
      try #expect(
        !plan(Booking.objects.filter { $0.startsAt > .midnight }, on: db, path).contains("bookings_running"))
      try #expect(
        plan(Booking.objects.filter { $0.guest.uppercased() == "ADA" }, on: db, path).contains(
          "USING INDEX bookings_by_loud_guest"))
      let latest = try plan(Booking.objects.order { ($0.endsAt.descending, $0.guest.ascending) }, on: db, path)
      #expect(latest.contains("USING INDEX latest_first") && !latest.contains("TEMP B-TREE"))
      try #expect(
        plan(Booking.objects.filter { $0.startsAt == .midnight && $0.day == SampleHotel.monday }, on: db, path)
          .contains("(starts_at=? AND day=?)"))
    }
  }

  @Test("an index on one property is used, and so is that of an embedded group")
  func single() async throws {
    try await withFile(tables: [Gadget.self, Note.self]) { db, path in
      try #expect(
        plan(Gadget.objects.filter { $0.maker == "x" }, on: db, path).contains("USING INDEX gadgets_maker_index"))
      try #expect(
        plan(Note.objects.order { ($0.times.createdAt.ascending, $0.text.ascending) }, on: db, path).contains(
          "USING INDEX notes_by_time"))
      try #expect(
        plan(Note.objects.filter { $0.removal.removedAt == nil }, on: db, path).contains(
          "USING INDEX notes_removed_at_index"))
    }
  }

  @Test("a unique index refuses a second row, and its columns are named")
  func unique() async throws {
    try await withHotel { db, hotel, _ in
      let booking = Booking(
        roomID: hotel.red.id, day: CalendarDate(daysSince1970: 1), guest: "Eve", startsAt: SampleHotel.time(8),
        endsAt: SampleHotel.time(9))
      try await booking.insert(on: db)
      let error = await expectFailure(.uniqueViolation) {
        try await Booking(
          roomID: hotel.blue.id, day: CalendarDate(daysSince1970: 1), guest: "Flo", startsAt: SampleHotel.time(8),
          endsAt: SampleHotel.time(9)
        ).insert(on: db)
      }
      #expect(error?.table == "bookings" && error?.columns == ["starts_at", "day"])
    }
  }

  @Test("a method that SQLite does not have is refused, and says what to do")
  func method() async throws {
    try await withDatabase(tables: []) { db in
      let error = await expectFailure(.invalidQuery) { try await db.createTables(Hashed.self) }
      #expect(error?.message == "hashed_by_value: SQLite builds indexes as trees only; leave out 'method: .hash'")
      await expectFailure(.statement) { try await Hashed.objects.count(on: db) }
    }
  }
}
