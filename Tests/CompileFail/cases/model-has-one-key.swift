// features: M7
import BasaltDomain

#if REFUSED
  @Model(table: "without")
  // expected-error@+1 {{'Without' has a table and no primary key; mark the property that identifies a row}}
  struct Without {
    var name: String
  }

  @Model(table: "twice")
  struct Twice {
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+1 {{'Twice' has two primary keys, 'id' and 'name', and a table has one}}
    @PrimaryKey var name: String
  }

  @Model(table: "optional")
  struct Optional {
    @PrimaryKey(.generated) let id: Int64?  // expected-error {{the primary key 'id' cannot be optional}}
  }
#else
  @Model(table: "generated")
  struct Generated {
    @PrimaryKey(.generated) let id: Key<Int64>
    @Unique var name: String
  }

  @Model(table: "natural")
  struct Natural {
    @PrimaryKey let code: Key<String>
  }
#endif
