// features: M4 M7
import BasaltDomain

#if REFUSED
  @Model(table: "alone") struct Alone {
    let room: Int64
    // expected-error@+1 {{a composite key lists two properties at least, such as}}
    static let key = primaryKey(\.room)
  }

  @Model(table: "optional") struct Optional {
    let room: Int64
    // expected-error@+1 {{'day' is a part of the primary key and cannot be optional: every row has its key}}
    let day: CalendarDate?
    static let key = primaryKey(\.room, \.day)
  }

  @Model(table: "marked") struct Marked {
    // expected-error@+1 {{'room' is marked '@PrimaryKey', and 'key' declares a composite key}}
    @PrimaryKey let room: Int64
    let day: CalendarDate
    static let key = primaryKey(\.room, \.day)
  }

  @Model(table: "twice") struct Twice {
    let room: Int64
    let day: CalendarDate
    static let key = primaryKey(\.room, \.day)
    // expected-error@+1 {{'Twice' declares two primary keys, and a table has one}}
    static let other = primaryKey(\.day, \.room)
  }

  @Model(table: "filled") struct Filled {
    let room: Int64
    // expected-error@+1 {{'day' is a part of the primary key and takes no '@Default'}}
    @Default(1) let day: Int64
    static let key = primaryKey(\.room, \.day)
  }
#else
  @Model(table: "bookings") struct Booking {
    let room: Int64
    let day: CalendarDate
    static let key = primaryKey(\.room, \.day)
    static let byDay = unique(\.day, \.room)
  }
#endif
