// features: M2 M4
import BasaltDomain

#if REFUSED
  @Model
  struct Address {
    var city: String
    var zip: String
    // expected-error@+2 {{'index' describes a table, and 'Address' has none; remove it}}
    // expected-error@+1 {{requires that 'Address' conform to 'Table'}}
    static let byCity = index(\.city)
    // expected-error@+2 {{'unique' describes a table, and 'Address' has none; remove it}}
    // expected-error@+1 {{requires that 'Address' conform to 'Table'}}
    static let once = unique(\.city, \.zip)
    // expected-error@+2 {{'check' describes a table, and 'Address' has none; remove it}}
    // expected-error@+1 {{requires that 'Address' conform to 'Table'}}
    static let known = check { $0.city != "" }
    // expected-error@+2 {{'primaryKey' describes a table, and 'Address' has none; remove it}}
    // expected-error@+1 {{requires that 'Address' conform to 'Table'}}
    static let key = primaryKey(\.city, \.zip)
    // expected-error@+1 {{'@Generated' describes a column, and 'Address' has no table}}
    @Generated("upper(city)") let shout: String
    // expected-error@+1 {{'@Default' describes a column, and 'Address' has no table}}
    @Default("x") var street: String
    // expected-error@+1 {{'@Precision' counts the digits of a 'Decimal', and 'height' is 'String'}}
    @Precision(5, scale: 2) var height: String
    // expected-error@+1 {{'@ForeignKey' describes a column, and 'Address' has no table}}
    @ForeignKey var ownerID: Int64
  }
#else
  @Model
  struct Address {
    @Validate(.notBlank) var city: String
    var zip: String
    static let differ = rule(\.city, \.zip, message: "must not be the city") { $0 != $1 }
  }
#endif
