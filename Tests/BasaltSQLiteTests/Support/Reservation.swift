import BasaltDomain
import Foundation

/// Who wrote a row, and when.
@Embeddable
struct Authorship: Equatable {
  /// When the row was inserted.
  @Default(.now) var writtenAt: Date
  @Length(1...8) var author: String?
  @Hidden var trace: String = "none"
}

/// A size.
@Embeddable
struct Extent: Equatable {
  var width: Int
  var height: Int
}

/// What a hall has room for: groups of fields, a computed column, a property that is not stored.
@Model(table: "halls", comment: "Where people meet.")
struct Hall: Equatable {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Embedded var authorship: Authorship
  @Unique @Length(1...4) var code: String
  @Generated("upper(code)") let label: String
  @Transient var isSelected: Bool = false
  @ReadOnly var rank: Int = 7
  @Embedded var extent: Extent
  @Validate(.range(0...100), check: true) var seats: Int

  static let byAuthor = index(\.authorship.author)
  static let roomy = check { $0.seats >= 2 }
}

/// A hall on a day: the key is of both.
@Model(table: "reservations")
struct Reservation: Equatable {
  @ForeignKey(references: \Hall.code, onDelete: .cascade) let hall: String
  let day: CalendarDate
  var opensAt: Int
  var closesAt: Int
  @ReadOnly var guest: String
  @Embedded var authorship: Authorship

  static let key = primaryKey(\.hall, \.day)
  static let order = rule(\.closesAt, \.opensAt, message: "must be after the opening") { $0 > $1 }
}
