// features: M8
// verified: by line
import BasaltDomain

@Model(table: "rooms") struct Room {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Unique var code: String
}

#if REFUSED
  @Model(table: "bookings") struct Booking {
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+1 {{'KeyPath<Room, String>' to expected argument type 'KeyPath<Room, Int>'}}
    @ForeignKey(references: \Room.code) var room: Int
  }
#else
  @Model(table: "bookings") struct Booking {
    @PrimaryKey(.generated) let id: Key<Int64>
    @ForeignKey(references: \Room.code) var room: String
    @ForeignKey(references: \Room.code, onDelete: .cascade) var other: String?
  }
#endif
