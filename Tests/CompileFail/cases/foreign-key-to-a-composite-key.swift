// features: M8
// verified: by line
import BasaltDomain

@Model(table: "rooms") struct Room {
  let building: String
  let number: Int64
  static let key = primaryKey(\.building, \.number)
}

#if REFUSED
  @Model(table: "bookings") struct Booking {  // expected-expansion-errors
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+2 {{requires that 'RoomDTO.ID' conform to 'ColumnValue'}}
    // expected-error@+1 {{'@ForeignKey' refers to a key of one column; to a composite key, declare 'static let … = foreignKey(\.a, \.b,}}
    @ForeignKey var roomID: Room.ID
  }
#else
  @Model(table: "bookings") struct Booking {
    @PrimaryKey(.generated) let id: Key<Int64>
    var building: String
    var number: Int64
    static let room = foreignKey(\.building, \.number, references: \Room.building, \Room.number)
  }
#endif
