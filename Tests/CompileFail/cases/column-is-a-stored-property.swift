// features: M1 M5
import BasaltDomain

#if REFUSED
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    lazy var name: String = "x"  // expected-error {{'name' is lazy, and the columns of a row are read at once}}
    var email = "x"  // expected-error {{'email' needs a written type: macros run before the compiler infers types}}
    let limit: Int = 3  // expected-error {{'limit' is a constant with a value, so no row can fill it}}
    @Column("id") var number: Int  // expected-error {{'id' and 'number' are both stored in the column 'id'}}
    @Unique var initial: String { "x" }  // expected-error {{'@Unique' belongs on a stored property}}
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String = "x"
    static let limit: Int = 3
    @Column("no") var number: Int
    var initial: String { "x" }
  }
#endif
