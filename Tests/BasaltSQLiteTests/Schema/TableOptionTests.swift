import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

/// Lives in a schema, which SQLite does not have.
@Model(table: "events", schema: "app")
struct ScopedEvent {
  @PrimaryKey let id: Key<Int64>
}

/// Refers into a schema.
@Model(table: "guests")
struct ScopedGuest {
  @PrimaryKey let id: Key<Int64>
  @ForeignKey var eventID: ScopedEvent.ID
}

@Suite("Options of tables", .feature("M4", on: .sqlite))
struct TableOptionTests {
  @Test("comments of table and columns are kept in the table's definition, and cannot end it")
  func comments() async throws {
    try await withFile(tables: hotelTables + [Gadget.self]) { db, path in
      let raw = try RawConnection(path)
      func definition(_ table: String) throws -> String {
        try raw.value("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '\(table)'") ?? ""
      }
      #expect(try definition("rooms").hasPrefix(#"CREATE TABLE "rooms" (/* Rooms that can be booked */"#))
      #expect(
        try definition("bookings").hasPrefix(
          #"CREATE TABLE "bookings" (/* Who has which room on which day /* one row each * / */"#))
      #expect(try definition("bookings").contains(#"/* The guest's name, as on the badge */ "guest" TEXT NOT NULL"#))
      #expect(try definition("gadgets").contains(#"/* What is on the box * / it's "quoted" */ "label_text" TEXT"#))
      try await #expect(Gadget.objects.count(on: db) == 0)
    }
  }

  @Test("a schema is refused, on the table and on what a reference leads to")
  func namespace() async throws {
    #expect(ScopedEvent.mapping.schema.namespace == "app")
    #expect(ScopedGuest.mapping.schema.foreignKeys.first?.references.namespace == "app")
    try await withDatabase(tables: []) { db in
      let table = await expectFailure(.invalidQuery) { try await db.createTables(ScopedEvent.self) }
      #expect(table?.message == "events: SQLite has no schemas; leave out 'schema:', or give the table a longer name")
      let reference = await expectFailure(.invalidQuery) { try await db.createTables(ScopedGuest.self) }
      #expect(reference?.message == "guests refers to a table in the schema 'app': SQLite has none")
      let query = await expectFailure(.invalidQuery) { try await ScopedEvent.objects.count(on: db) }
      #expect(query?.message.contains("SQLite has no schemas") == true, "\(query?.message ?? "")")
    }
  }

  @Test("of a unique group no two rows are alike; nulls are not the same; all columns are named")
  func uniqueGroups() async throws {
    try await withHotel { db, hotel, _ in
      func booking(_ guest: String, badge: Int?, start: Int) -> Booking {
        Booking(
          roomID: Room.ID(Int64(start)), day: SampleHotel.tuesday, guest: guest, startsAt: SampleHotel.time(start),
          endsAt: SampleHotel.time(start + 1), badge: badge)
      }
      for number in 13...16 { try await db.insertRoom(Int64(number)) }
      let guest = await expectFailure(.uniqueViolation) {
        try await booking("Bob", badge: nil, start: 13).insert(on: db)
      }
      #expect(guest?.table == "bookings" && guest?.columns == ["guest", "day"])
      let badge = await expectFailure(.uniqueViolation) { try await booking("Eve", badge: 7, start: 14).insert(on: db) }
      #expect(badge?.columns == ["badge", "day"])
      try await booking("Eve", badge: nil, start: 15).insert(on: db)
      try await booking("Flo", badge: nil, start: 16).insert(on: db)
      let room = await expectFailure(.uniqueViolation) {
        try await Room.Draft(code: "other", building: "north", number: 2).insert(on: db)
      }
      #expect(room?.table == "rooms" && room?.columns == ["building", "number"])
      let moved = await expectFailure(.uniqueViolation) {
        try await Room.objects.filter { $0.id == hotel.red.id }.update(on: db) { $0.number.set(2) }
      }
      #expect(moved?.columns == ["building", "number"])
    }
  }

  @Test("a group can be the target of an upsert")
  func upsert() async throws {
    try await withHotel { db, hotel, _ in
      let draft = Room.Draft(code: "crimson", building: "north", number: 1)
      let room = try await draft.upsert(
        conflictingOn: { ($0.building, $0.number) }, updating: { $0.code }, on: db)
      #expect(room.id == hotel.red.id && room.code == "crimson")
    }
  }

  @Test("the names of unique groups are in the definition")
  func uniqueNames() async throws {
    try await withHotel { _, _, path in
      let definition = try RawConnection(path).value("SELECT sql FROM sqlite_schema WHERE name = 'bookings'") ?? ""
      #expect(definition.contains(#"CONSTRAINT "bookings_once_per_day" UNIQUE ("guest", "day")"#))
      #expect(definition.contains(#"CONSTRAINT "badges_of_a_day" UNIQUE ("badge", "day")"#))
    }
  }

  @Test("a typed check and one in SQL refuse rows, by their own names or that of table and declaration")
  func checks() async throws {
    try await withHotel { db, hotel, _ in
      func booking(seats: Int, from start: Int, to end: Int) -> Booking {
        Booking(
          roomID: hotel.red.id, day: CalendarDate(daysSince1970: 1), guest: "Eve", seats: seats,
          startsAt: SampleHotel.time(start), endsAt: SampleHotel.time(end))
      }
      let order = await expectFailure(.checkViolation) { try await booking(seats: 1, from: 9, to: 9).insert(on: db) }
      #expect(order?.table == "bookings" && order?.constraint == "bookings_in_order")
      let seats = await expectFailure(.checkViolation) { try await booking(seats: 0, from: 8, to: 9).insert(on: db) }
      #expect(seats?.table == "bookings" && seats?.constraint == "seats_that_exist")
      let bulk = await expectFailure(.checkViolation) {
        try await Booking.objects.insert([booking(seats: 501, from: 8, to: 9)], on: db)
      }
      #expect(bulk?.constraint == "seats_that_exist")
      let update = await expectFailure(.checkViolation) {
        try await Booking.objects.updateAll(on: db) { $0.endsAt.set($0.startsAt) }
      }
      #expect(update?.constraint == "bookings_in_order")
      var saved = hotel.bookings[0]
      saved.seats = 600
      let wrong = saved
      let save = await expectFailure(.checkViolation) { try await wrong.save(on: db) }
      #expect(save?.constraint == "seats_that_exist")
      try await booking(seats: 500, from: 8, to: 9).insert(on: db)
      try await #expect(Booking.objects.count(on: db) == 5)
    }
  }
}

extension Database {
  /// Adds a room with this key.
  fileprivate func insertRoom(_ id: Int64) async throws {
    let room = try await Room.Draft(code: "room \(id)", building: "south", number: Int(id)).insert(on: self)
    if room.id != Room.ID(id) {
      try await Room.objects.filter { $0.id == room.id }.update(on: self) { $0.id.set(Room.ID(id)) }
    }
  }
}
