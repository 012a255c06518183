// features: M7
import BasaltDomain

@Model(table: "bookings") struct Booking {
  let room: Int64
  let day: Int64
  static let key = primaryKey(\.room, \.day)
}

@Model(table: "visits") struct Visit {
  let room: Int64
  let day: Int64
  static let key = primaryKey(\.room, \.day)
}

func find(_ id: Booking.ID) {}

func lookUp(_ booking: Booking, _ visit: Visit) {
  find(booking.primaryKey)
  #if REFUSED
    find(visit.primaryKey)  // expected-error {{cannot convert value of type 'Visit.ID'}}
    find(3)  // expected-error {{cannot convert value of type 'Int' to expected argument type 'Booking.ID'}}
  #endif
}
