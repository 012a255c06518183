// features: M7 Q5
import BasaltDomain
import BasaltPersistence

@Model(table: "bookings") struct Booking {
  let room: Int64
  let day: Int64
  var guest: String
  static let key = primaryKey(\.room, \.day)
}

func find(_ booking: Booking, on database: Database) async throws {
  #if REFUSED
    // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'Booking.ID'}}
    _ = try await Booking.objects.find(3, on: database)
    // expected-error@+1 {{missing argument for parameter 'day' in call}}
    _ = try await Booking.objects.get(Booking.ID(room: 3), on: database)
    // expected-error@+1 {{requires that 'Booking.ID' (aka 'BookingDTO.ID') conform to 'ColumnValue'}}
    _ = Booking.objects.filter { $0.id == booking.id }
    var booking = booking
    booking.room = 4  // expected-error {{cannot assign to property: 'room' is a 'let' constant}}
    booking.id.room = 4  // expected-error {{cannot assign to property: 'room' is a 'let' constant}}
    _ = Booking.Draft.self  // expected-error {{type 'Booking' has no member 'Draft'}}
  #else
    _ = try await Booking.objects.find(booking.id, on: database)
    _ = try await Booking.objects.get(Booking.ID(room: 3, day: 4), on: database)
    _ = Booking.objects.filter { $0.room == booking.room && $0.day == booking.id.day }
    try await Booking(room: 3, day: 4, guest: "Ada").insert(on: database)
  #endif
}
