// features: M1 M9
// isolated: MainActor
import BasaltDomain
import Foundation

/// A room.
@Model(table: "rooms")
struct Room {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Unique @Length(1...9) var code: String
  @Precision(10, scale: 2) var price: Decimal
  @Generated("upper(code)") let shout: String
  @Transient var isSelected: Bool = false
  @Default(.now) var seenAt: Date?
  @Hidden var pin: String
  var floor: Int = 1
  @Embedded var times: Timestamps
  var label: String { code + pin }
  static let byCode = index(\.code, \.floor)
  static let sane = check { $0.floor > -5 }
  static let inOrder = rule(\.code, \.pin, message: "must be after") { $0 > $1 }
  static let card = projection(\.id, \.code)
}

@Embeddable struct Timestamps {
  @Default(.now) var createdAt: Date
  @Length(1...3) var by: String?
}

@Model(table: "bookings") struct Booking {
  @ForeignKey(onDelete: .cascade) let roomID: Room.ID
  let day: CalendarDate
  @ReadOnly var guest: String
  @Embedded var times: Timestamps
  static let key = primaryKey(\.roomID, \.day)
}

@Model struct Address { @Length(1...10) var city: String }
@Model struct Pair<A: Codable & Hashable & Sendable> { var first: A; @Length(1...3) var name: String }
@Projection(of: Room.self) struct RoomCard { let id: Room.ID; let code: String }

/// What the models are there for happens elsewhere than on the main actor.
nonisolated func elsewhere() throws {
  var draft = Room.Draft(code: "a", price: 1, pin: "b")
  draft.floor = 3
  try draft.validate()
  var row = InsertRow()
  draft.encode(into: &row)
  _ = (Room.mapping, Room.byCode, RoomDTO.columns, RoomDTO.jsonSchema, Room.Draft.Input.jsonSchema, RoomCard.columns)
  _ = (BookingDTO.ID.self, Room.Patch(), BookingDTO.keyReference)
  let address = Address(city: "x")
  try address.validate()
  _ = try JSONDecoder().decode(Booking.Input.self, from: Data())
  _ = Pair(first: 3, name: "x").dto
  _ = listed(Booking.self)
  _ = { (columns: Room.QueryColumns) in columns.times.createdAt > Date() && columns.floor == 3 }
}

nonisolated func listed<Root: Table>(_ root: Root.Type) -> Int { root.mapping.schema.columns.count }
