// features: M5
import BasaltDomain

@Model(table: "members")
struct Member {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
  @Generated("upper(name)") let shout: String
}

func write(_ patch: inout Member.Patch) {
  patch.name = .set("x")
  _ = Member.Draft(name: "x")
  #if REFUSED
    patch.shout = .set("X")  // expected-error {{cannot assign to property: 'shout' is a 'let' constant}}
    _ = Member.Draft(name: "x", shout: "X")  // expected-error {{extra argument 'shout' in call}}
  #endif
}
