// features: M9
// verified: by line
import BasaltDomain

#if REFUSED
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+1 {{static property 'email' requires the types 'Int' and 'String' be equivalent}}
    @Validate(.email) var age: Int
    @Validate(.range(0...3)) var name: String  // expected-error {{no exact matches in call to static method 'range'}}
  }

  @Model
  struct Address {
    // expected-error@+1 {{'@Length' counts the characters of a 'String', and 'zip' is 'Int?'}}
    @Length(1...10) var zip: Int?
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    @Validate(.email) var name: String
    @Validate(.range(0...3)) var age: Int
  }

  @Model
  struct Address {
    @Length(1...10) var zip: String?
  }
#endif
