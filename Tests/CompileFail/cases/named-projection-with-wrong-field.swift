// features: M10
import BasaltDomain

#if REFUSED
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    @Hidden var secret: String
    var initial: String { String(name.prefix(1)) }

    // expected-error@+2 {{'nam' is no stored property of 'Member', and a projection reads columns}}
    // expected-error@+1 {{value of type 'Member' has no member 'nam'}}
    static let misspelt = projection(\.id, \.nam)
    // expected-error@+1 {{'initial' is computed in Swift, and a projection reads columns; list stored properties}}
    static let computed = projection(\.initial)
    // expected-error@+1 {{'secret' is marked '@Hidden', so no projection may show it; leave it out}}
    static let hidden = projection(\.id, \.secret)
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    @Hidden var secret: String

    static let card = projection(\.id, \.name)
  }

  func show(_ member: Member) -> MemberDTO.Card { MemberDTO.Card(id: member.id, name: member.name) }
#endif
