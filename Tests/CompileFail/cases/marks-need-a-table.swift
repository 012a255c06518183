// features: M2
import BasaltDomain

#if REFUSED
  @Model
  struct Address {
    @Unique var city: String  // expected-error {{'@Unique' describes a column, and 'Address' has no table; remove it}}
    @Index var zip: String?  // expected-error {{'@Index' describes a column, and 'Address' has no table; remove it}}
    // expected-error@+2 {{a projection reads columns of a table, and 'Address' has none}}
    // expected-error@+1 {{requires that 'Address' conform to 'Table'}}
    static let card = projection(\.city)
  }

  struct Plain {
    @Unique var city: String  // expected-error {{'@Unique' is read by '@Model', which 'Plain' does not have}}
  }
#else
  @Model
  struct Address {
    @Length(1...10) var city: String
    @Hidden var zip: String?
  }
#endif
