// features: M4
import BasaltDomain

let name = "members"

#if REFUSED
  // expected-error@+1 {{'table:' takes a plain string literal, such as "users": the name is read while compiling}}
  @Model(table: name)
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
  }

  // expected-error@+1 {{'schema:' takes a plain string literal: it is read while compiling}}
  @Model(table: "guests", schema: name)
  struct Guest {
    @PrimaryKey(.generated) let id: Key<Int64>
  }

  @Model(table: "hosts", comment: "")  // expected-error {{'comment:' is empty; write a text, or remove it}}
  struct Host {
    @PrimaryKey(.generated) let id: Key<Int64>
  }

  // expected-error@+1 {{'schema:' describes a table, and there is none; write 'table: "…"' in front, or remove it}}
  @Model(schema: "club")
  struct Address {
    var city: String
  }

  // expected-error@+1 {{'table:' is empty; write the table's name, or remove 'table:' for a value without a table}}
  @Model(table: "")
  struct Nameless {
    @PrimaryKey(.generated) let id: Key<Int64>
  }
#else
  @Model(table: "members", schema: "club", comment: "Who belongs to the club.")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
  }
#endif
