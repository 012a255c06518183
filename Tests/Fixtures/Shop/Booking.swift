public import BasaltDomain

/// A room: its code is unique everywhere, its number within its building.
@Model(table: "rooms", comment: "Rooms that can be booked")
public struct Room: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Unique public var code: String
  public var building: String
  public var number: Int

  public static let place = unique(\.building, \.number)
}

/// Who has a room on a day: the key is both. With every kind of constraint and index.
@Model(table: "bookings", comment: "Who has which room on which day /* one row each */")
public struct Booking: Hashable {
  @ForeignKey(onDelete: .cascade) public let roomID: Room.ID
  public let day: CalendarDate
  @Column(comment: "The guest's name, as on the badge") public var guest: String
  public var seats: Int
  public var startsAt: TimeOfDay
  public var endsAt: TimeOfDay
  public var badge: Int?
  public var cancelled: CalendarDate?

  public static let key = primaryKey(\.roomID, \.day)
  public static let oncePerDay = unique(\.guest, \.day)
  public static let oneBadge = unique(\.badge, \.day, name: "badges_of_a_day")
  public static let inOrder = check { $0.endsAt > $0.startsAt }
  public static let someSeats = check(name: "seats_that_exist", sql: "seats BETWEEN 1 AND 500")
  public static let bySize = index(\.seats, \.startsAt)
  public static let running = index(\.startsAt, where: { $0.cancelled == nil })
  public static let byLoudGuest = index { $0.guest.uppercased().ascending }
  public static let latest = index(name: "latest_first") { ($0.endsAt.descending, $0.guest.ascending) }
  public static let oneStart = index(\.startsAt, \.day, unique: true)

  public init(
    roomID: Room.ID, day: CalendarDate, guest: String, seats: Int = 1, startsAt: TimeOfDay, endsAt: TimeOfDay,
    badge: Int? = nil, cancelled: CalendarDate? = nil
  ) {
    self.roomID = roomID
    self.day = day
    self.guest = guest
    self.seats = seats
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.badge = badge
    self.cancelled = cancelled
  }
}

/// Refers to a composite key.
@Model(table: "attendees")
public struct Attendee: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var roomID: Room.ID
  public var day: CalendarDate
  public var name: String

  public static let booking = foreignKey(
    \.roomID, \.day, references: \Booking.roomID, \Booking.day, onDelete: .cascade, onUpdate: .cascade)
}

/// Refers to a unique column that is no key, and to a unique group.
@Model(table: "signs")
public struct Sign: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @ForeignKey(references: \Room.code, onDelete: .cascade, onUpdate: .cascade) public var roomCode: String
  public var building: String?
  public var number: Int?

  public static let place = foreignKey(
    \.building, \.number, references: \Room.building, \Room.number, onDelete: .setNull)
}

/// Nothing but a composite key.
@Model(table: "labelings")
public struct Labeling: Hashable {
  @ForeignKey(onDelete: .cascade) public let labelID: Label.ID
  @ForeignKey(onDelete: .cascade) public let roomID: Room.ID

  public static let key = primaryKey(\.labelID, \.roomID)

  public init(labelID: Label.ID, roomID: Room.ID) {
    self.labelID = labelID
    self.roomID = roomID
  }
}
