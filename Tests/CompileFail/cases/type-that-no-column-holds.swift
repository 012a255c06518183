// features: M6
// verified: by line
import BasaltDomain
import Foundation

#if REFUSED
  @Model(table: "members")  // expected-expansion-errors
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var homepage: Locale  // expected-error {{requires that 'Locale' conform to 'ColumnValue'}}
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var homepage: WebAddress
  }

  struct WebAddress: RawRepresentable, ColumnType, Codable, Hashable {
    var rawValue: String
  }
#endif
