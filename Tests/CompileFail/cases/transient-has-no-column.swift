// features: M5
// verified: by line
import BasaltDomain

@Model(table: "members")
struct Member {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
  @Transient var isSelected: Bool = false
}

#if REFUSED
  func selected(_ columns: Member.QueryColumns) -> Bool {
    let column = columns.isSelected  // expected-error {{'isSelected' is transient: it has no column}}
    _ = column
    return true
  }

  func draft() {
    _ = Member.Draft(name: "x", isSelected: true)  // expected-error {{extra argument 'isSelected' in call}}
  }
#else
  func selected(_ member: Member) -> Bool { member.isSelected }
#endif
