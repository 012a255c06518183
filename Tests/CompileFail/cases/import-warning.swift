// features: M3
// without: MemberImportVisibility
// verified: by line
import BasaltDomain

// expected-warning@+1 {{switch on the upcoming feature 'MemberImportVisibility' for this target}}
@Model(table: "members")
struct Member {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
}
