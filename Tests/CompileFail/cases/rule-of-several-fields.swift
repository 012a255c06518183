// features: M9
// verified: by line
import BasaltDomain
import Foundation

#if REFUSED
  @Model(table: "events")  // expected-expansion-errors
  struct Event {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    var startsAt: Date
    var endsAt: Date?

    // expected-error@+2 {{'startAt' is no stored property of 'Event', and 'rule' speaks of those}}
    // expected-error@+1 {{value of type 'Event' has no member 'startAt'}}
    static let misspelt = rule(\.startAt, \.endsAt, message: "must be before the end") { _, _ in true }
    // expected-error@+1 {{the database makes 'id', so no rule of the program can speak of it}}
    static let key = rule(\.id, \.name, message: "must fit") { _, _ in true }
    // expected-error@+1 {{the rule 'nothing' lists no property}}
    static let nothing = rule(message: "must be") { true }
    // expected-error@+1 {{cannot convert value of type 'Optional<Date>' to expected argument type 'Date'}}
    static let later = rule(\.endsAt, \.startsAt, message: "must be after the start") { $0 > $1 }
    // expected-error@+1 {{requires that 'Date' conform to 'BinaryInteger'}}
    static let short = rule(\.name, \.startsAt, message: "must be short") { $0.count < $1 }
    // expected-error@+1 {{requires that 'String, Date' and '_' have the same shape}}
    static let half = rule(\.name, \.startsAt, message: "must be short") { name in name.count < 3 }
  }
#else
  @Model(table: "events")
  struct Event {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    var startsAt: Date
    var endsAt: Date?

    static let later = rule(\.endsAt, \.startsAt, message: "must be after the start") { end, start in
      end.map { $0 > start } ?? true
    }
    static let short = rule(\.name, message: "must be short") { $0.count < 3 }
  }
#endif
