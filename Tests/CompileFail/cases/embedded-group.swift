// features: M4
import BasaltDomain

@Embeddable
struct Edition {
  @Default(1) var version: Int
  var editor: String?
}

#if REFUSED
  @Embeddable
  struct Keyed {
    // expected-error@+1 {{'@PrimaryKey' belongs to a table, and 'Keyed' is a group of fields that several tables}}
    @PrimaryKey(.generated) let id: Int64
    // expected-error@+1 {{'@ForeignKey' belongs to a table, and 'Keyed' is a group of fields that several tables}}
    @ForeignKey var letterID: Letter.ID
    // expected-error@+1 {{'@Embedded' belongs to a table, and 'Keyed' is a group of fields that several tables}}
    @Embedded var edition: Edition
  }

  @Model(table: "letters")
  struct Letter {
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+1 {{'first' is a group of columns, which every row has; make the group's own fields optional}}
    @Embedded var first: Edition?
    // expected-error@+1 {{'@Embedded' takes a type with '@Embeddable', written by its name, and 'all' is '[Edition]'}}
    @Embedded var all: [Edition]
    // expected-error@+1 {{'secret' is a group of fields, which have the attributes themselves; '@Hidden' goes there}}
    @Embedded @Hidden var secret: Edition
    @Embedded var last: Edition
  }
#else
  @Model(table: "letters")
  struct Letter {
    @PrimaryKey(.generated) let id: Key<Int64>
    @Embedded var last: Edition
  }
#endif
