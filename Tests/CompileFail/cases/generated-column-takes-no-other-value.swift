// features: M5
import BasaltDomain

#if REFUSED
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    // expected-error@+1 {{'shout' is computed by the database and never written, so it takes no '@Default'}}
    @Generated("upper(name)") @Default("x") let shout: String
    // expected-error@+1 {{'whisper' is computed by the database and never written, so it takes no '@Input'}}
    @Generated("lower(name)") @Input @Hidden let whisper: String
    // expected-error@+1 {{'length' is computed by the database and never written, so it takes no '@Validate'}}
    @Generated("length(name)") @Validate(.range(1...3)) let length: Int
    @Generated("") let empty: String  // expected-error {{the SQL of '@Generated' is empty; write an expression}}
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    @Generated("upper(name)") let shout: String
    @Generated("lower(name)", stored: false) @Hidden let whisper: String
    @Generated("length(name)") let length: Int
  }
#endif
