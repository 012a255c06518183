import BasaltDomain
import BasaltPersistence
import Shop
import Testing

/// The tables of the hotel.
let hotelTables: [any Table.Type] = [Booking.self, Room.self, Attendee.self, Sign.self]

/// Two rooms and four bookings of them.
struct SampleHotel {
  let red: Room
  let blue: Room
  /// The red room on both days, then the blue one.
  let bookings: [Booking]

  static let monday = CalendarDate(daysSince1970: 20_000)
  static let tuesday = CalendarDate(daysSince1970: 20_001)

  static func time(_ hour: Int) -> TimeOfDay { TimeOfDay(hour: hour, minute: 30) ?? .midnight }

  init(on database: Database) async throws {
    red = try await Room.Draft(code: "red", building: "north", number: 1).insert(on: database)
    blue = try await Room.Draft(code: "blue", building: "north", number: 2).insert(on: database)
    bookings = [
      Booking(roomID: red.id, day: Self.monday, guest: "Ada", seats: 2, startsAt: Self.time(8), endsAt: Self.time(9)),
      Booking(
        roomID: red.id, day: Self.tuesday, guest: "Bob", seats: 5, startsAt: Self.time(8), endsAt: Self.time(12),
        badge: 7),
      Booking(
        roomID: blue.id, day: Self.monday, guest: "Cyd", seats: 3, startsAt: Self.time(10), endsAt: Self.time(11),
        badge: 7, cancelled: Self.monday),
      Booking(roomID: blue.id, day: Self.tuesday, guest: "ada", seats: 1, startsAt: Self.time(7), endsAt: Self.time(9)),
    ]
    try await Booking.objects.insert(bookings, on: database)
  }
}

/// Runs a body on a database of its own that holds the sample hotel.
func withHotel<Result>(
  observer: (any StatementObserver)? = nil, _ body: (Database, SampleHotel, String) async throws -> Result
) async throws -> Result {
  try await withFile(tables: hotelTables, observer: observer) { database, path in
    try await body(database, SampleHotel(on: database), path)
  }
}
