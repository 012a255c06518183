import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Composite keys", .feature("M4", "M7", on: .sqlite))
struct CompositeKeyTests {
  @Test("the table has one key of all columns, in their order")
  func definition() async throws {
    try await withHotel { _, _, path in
      let raw = try RawConnection(path)
      #expect(
        try raw.rows("SELECT name FROM pragma_table_info('bookings') WHERE pk > 0 ORDER BY pk")
          == [["room_id"], ["day"]])
      #expect(try raw.rows(#"SELECT "notnull" FROM pragma_table_info('bookings') WHERE pk > 0"#) == [["1"], ["1"]])
    }
  }

  @Test("a key has a field for each column, and is found by all of them")
  func find() async throws {
    try await withHotel { db, hotel, _ in
      let id = Booking.ID(roomID: hotel.red.id, day: SampleHotel.tuesday)
      #expect(hotel.bookings[1].primaryKey == id && Set(hotel.bookings.map(\.primaryKey)).count == 4)
      try await #expect(Booking.objects.find(id, on: db) == hotel.bookings[1])
      try await #expect(Booking.objects.get(id, on: db) == hotel.bookings[1])
      let missing = Booking.ID(roomID: hotel.red.id, day: CalendarDate(daysSince1970: 1))
      try await #expect(Booking.objects.find(missing, on: db) == nil)
      let error = await expectFailure(.notFound) { try await Booking.objects.get(missing, on: db) }
      #expect(error?.table == "bookings")
      try await #expect(Booking.objects.filter { $0.seats > 9 }.find(id, on: db) == nil)
    }
  }

  @Test("the inserted row comes back as it is stored")
  func insert() async throws {
    try await withHotel { db, hotel, _ in
      let booking = Booking(
        roomID: hotel.red.id, day: CalendarDate(daysSince1970: 9), guest: "E", startsAt: SampleHotel.time(1),
        endsAt: SampleHotel.time(2))
      try await #expect(booking.insert(on: db) == booking)
      let again = Booking(
        roomID: hotel.red.id, day: CalendarDate(daysSince1970: 9), guest: "F", startsAt: SampleHotel.time(3),
        endsAt: SampleHotel.time(4))
      let error = await expectFailure(.uniqueViolation) { try await again.insert(on: db) }
      #expect(error?.table == "bookings" && error?.columns == ["room_id", "day"])
      #expect(
        try booking.previewInsert(on: db).sql
          == #"INSERT INTO "bookings" ("room_id", "day", "guest", "seats", "starts_at", "ends_at", "badge", "cancelled") "#
          + #"VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING "room_id", "day", "guest", "seats", "starts_at", "ends_at", "#
          + #""badge", "cancelled""#)
    }
  }

  @Test("save writes the row with this key and no other, and never the key itself")
  func save() async throws {
    try await withHotel { db, hotel, _ in
      var booking = hotel.bookings[0]
      booking.seats = 40
      booking.guest = "Ada L."
      try await booking.save(on: db)
      try await #expect(
        Booking.objects.order { ($0.roomID.ascending, $0.day.ascending) }.all(on: db)
          == [booking] + hotel.bookings.dropFirst())
      #expect(
        try booking.previewSave(on: db).sql
          == #"UPDATE "bookings" SET "guest" = ?, "seats" = ?, "starts_at" = ?, "ends_at" = ?, "badge" = ?, "#
          + #""cancelled" = ? WHERE "room_id" = ? AND "day" = ?"#)
      let moved = Booking(
        roomID: hotel.red.id, day: CalendarDate(daysSince1970: 3), guest: "x", startsAt: .midnight,
        endsAt: SampleHotel.time(1))
      await expectFailure(.notFound) { try await moved.save(on: db) }
    }
  }

  @Test("delete removes the row with this key and no other")
  func delete() async throws {
    try await withHotel { db, hotel, _ in
      try await hotel.bookings[2].delete(on: db)
      try await #expect(
        Booking.objects.order { ($0.roomID.ascending, $0.day.ascending) }.all(on: db)
          == [hotel.bookings[0], hotel.bookings[1], hotel.bookings[3]])
      await expectFailure(.notFound) { try await hotel.bookings[2].delete(on: db) }
    }
  }

  @Test("a patch changes the row with this key; one that sets nothing finds it all the same")
  func patch() async throws {
    try await withHotel { db, hotel, _ in
      let id = hotel.bookings[3].primaryKey
      var patch = Booking.Patch()
      try await Booking.objects.update(id, with: patch, on: db)
      patch.seats = .set(77)
      patch.badge = .set(nil)
      try await Booking.objects.update(id, with: patch, on: db)
      try await #expect(Booking.objects.get(id, on: db).seats == 77)
      try await #expect(Booking.objects.filter { $0.seats == 77 }.count(on: db) == 1)
      let missing = Booking.ID(roomID: 99, day: SampleHotel.monday)
      let set = patch
      await expectFailure(.notFound) { try await Booking.objects.update(missing, with: set, on: db) }
      await expectFailure(.notFound) { try await Booking.objects.update(missing, with: Booking.Patch(), on: db) }
    }
  }

  @Test("upsert takes the key as its target")
  func upsert() async throws {
    try await withHotel { db, hotel, _ in
      var booking = hotel.bookings[0]
      booking.seats = 11
      booking.guest = "ignored"
      let stored = try await booking.upsert(conflictingOn: { ($0.roomID, $0.day) }, updating: { $0.seats }, on: db)
      #expect(stored.seats == 11 && stored.guest == "Ada")
      let new = Booking(
        roomID: hotel.blue.id, day: CalendarDate(daysSince1970: 5), guest: "N", startsAt: SampleHotel.time(3),
        endsAt: SampleHotel.time(4))
      try await #expect(
        Booking.objects.upsert(
          [booking, new], conflictingOn: { ($0.roomID, $0.day) }, updating: { $0.guest }, on: db) == 2)
      try await #expect(Booking.objects.get(booking.primaryKey, on: db).guest == "ignored")
      try await #expect(Booking.objects.count(on: db) == 5)
      try await #expect(
        Booking.objects.insertMissing([booking, new], conflictingOn: { ($0.roomID, $0.day) }, on: db) == 0)
    }
  }

  @Test("the first row is the one with the smallest key, column by column")
  func first() async throws {
    try await withHotel { db, hotel, _ in
      try await #expect(Booking.objects.first(on: db) == hotel.bookings[0])
      try await #expect(Booking.objects.filter { $0.seats != 2 }.first(on: db) == hotel.bookings[1])
      try await #expect(
        Booking.objects.order { ($0.roomID.descending, $0.day.descending) }.all(on: db)
          == hotel.bookings.reversed())
    }
  }

  @Test("a repository finds one and several, in the order of their keys, by one statement")
  func repository() async throws {
    let log = EventLog()
    try await withHotel(observer: log) { db, hotel, _ in
      let bookings: any Repository<Booking> = db.repository()
      let ids = [3, 0, 3, 2].map { hotel.bookings[$0].primaryKey }
      let missing = Booking.ID(roomID: hotel.red.id, day: CalendarDate(daysSince1970: 1))
      let before = log.events.count
      try await #expect(
        bookings.find(ids + [missing]) == [hotel.bookings[0], hotel.bookings[2], hotel.bookings[3]])
      #expect(log.events.count == before + 1)
      try await #expect(bookings.find([]) == [])
      try await #expect(bookings.find(missing) == nil)
      try await #expect(bookings.find(ids[0]) == hotel.bookings[3])
      try await bookings.save(hotel.bookings[1])
      try await bookings.delete(ids[0])
      try await #expect(bookings.count() == 3)
      await expectFailure(.notFound) { try await bookings.delete(missing) }
    }
  }

  @Test("any number of keys is found, beyond what one statement can bind", arguments: [2, 129, 5000, 40_000])
  func manyKeys(count: Int) async throws {
    try await withHotel { db, hotel, _ in
      try await Booking.objects.deleteAll(on: db)
      let bookings = (1...count).map { number in
        Booking(
          roomID: number % 2 == 0 ? hotel.red.id : hotel.blue.id, day: CalendarDate(daysSince1970: Int32(number)),
          guest: "g\(number)", startsAt: .midnight, endsAt: SampleHotel.time(1))
      }
      try await Booking.objects.insert(bookings, on: db)
      let found = try await db.repository(of: Booking.self).find(bookings.reversed().map(\.primaryKey))
      #expect(found == bookings.sorted { ($0.roomID, $0.day) < ($1.roomID, $1.day) })
      let half = bookings.prefix(count / 2).map(\.primaryKey)
      try await #expect(db.repository(of: Booking.self).find(half).count == count / 2)
    }
  }

  @Test("a cell that does not fit names its row by the whole key")
  func decodingError() async throws {
    try await withHotel { db, hotel, path in
      try RawConnection(path).run(
        "PRAGMA ignore_check_constraints = 1; UPDATE bookings SET starts_at = -1 WHERE guest = 'Bob'")
      let error = await expectFailure(.decoding) { try await Booking.objects.all(on: db) }
      #expect(error?.table == "bookings" && error?.columns == ["starts_at"])
      #expect(
        error?.message.contains("key \(hotel.red.id), '\(SampleHotel.tuesday)'") == true, "\(error?.message ?? "")")
      let selected = await expectFailure(.decoding) { try await Booking.objects.asDTOs(on: db) }
      #expect(
        selected?.message.contains("key \(hotel.red.id), '\(SampleHotel.tuesday)'") == true,
        "\(selected?.message ?? "")")
    }
  }

  @Test("a table that is nothing but its key is inserted, found, saved and deleted")
  func onlyKey() async throws {
    try await withDatabase(tables: [Labeling.self, Label.self, Room.self]) { db in
      let room = try await Room.Draft(code: "a", building: "b", number: 1).insert(on: db)
      try await Label(name: Label.ID("quiet")).insert(on: db)
      let labeling = Labeling(labelID: Label.ID("quiet"), roomID: room.id)
      try await labeling.insert(on: db)
      try await labeling.save(on: db)
      await expectFailure(.notFound) { try await Labeling(labelID: Label.ID("x"), roomID: room.id).save(on: db) }
      try await #expect(Labeling.objects.join(db) == [labeling])
      try await labeling.delete(on: db)
      try await #expect(Labeling.objects.count(on: db) == 0)
    }
  }

  @Test("columns of the key are columns like others: filters, relations and updates use them")
  func columns() async throws {
    try await withHotel { db, hotel, _ in
      let monday = SampleHotel.monday
      try await #expect(Booking.objects.filter { $0.room.code == "red" && $0.day > monday }.count(on: db) == 1)
      try await #expect(
        Booking.objects.filter { $0.guest == "Cyd" }.update(on: db) { $0.day.set(CalendarDate(daysSince1970: 4)) } == 1)
      let moved = Booking.ID(roomID: hotel.blue.id, day: CalendarDate(daysSince1970: 4))
      try await #expect(Booking.objects.get(moved, on: db).guest == "Cyd")
      try await #expect(Booking.objects.group { $0.day }.select { ($0.day, $0.count()) }.all(on: db).count == 3)
    }
  }

  @Test("rows are changed and deleted by a filter on a related table")
  func crossing() async throws {
    try await withHotel { db, hotel, _ in
      try await #expect(
        Booking.objects.filter { $0.room.code == "blue" && $0.seats > 1 }.update(on: db) { $0.seats.set(9) } == 1)
      try await #expect(Booking.objects.get(hotel.bookings[2].primaryKey, on: db).seats == 9)
      #expect(
        try Booking.objects.filter { $0.room.code == "red" }.previewDelete(on: db).sql
          == #"DELETE FROM "bookings" WHERE ("room_id", "day") IN (SELECT "t0"."room_id", "t0"."day" FROM "bookings" "#
          + #"AS "t0" JOIN "rooms" AS "t1" ON "t1"."id" = "t0"."room_id" WHERE "t1"."code" = ?)"#)
      try await #expect(Booking.objects.filter { $0.room.code == "red" }.delete(on: db) == 2)
      try await #expect(Set(Booking.objects.all(on: db).map(\.roomID)) == [hotel.blue.id])
    }
  }

  @Test("a key is a plain value: it is coded as an object of its fields")
  func coding() throws {
    let id = Booking.ID(roomID: 3, day: SampleHotel.monday)
    let data = try JSONEncoder().encode(id)
    #expect(try JSON(parsing: String(decoding: data, as: UTF8.self)) == ["roomID": 3, "day": "2024-10-04"])
    #expect(try JSONDecoder().decode(Booking.ID.self, from: data) == id)
    #expect(id != Booking.ID(roomID: 3, day: SampleHotel.tuesday) && id != Booking.ID(roomID: 2, day: id.day))
  }
}

extension Query<Labeling> {
  fileprivate func join(_ database: Database) async throws -> [Labeling] {
    try await filter { $0.label.name == Label.ID("quiet") && $0.room.code == "a" }.all(on: database)
  }
}
