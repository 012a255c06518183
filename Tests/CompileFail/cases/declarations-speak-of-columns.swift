// features: M4
import BasaltDomain

#if REFUSED
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    var age: Int
    @Transient var isSelected: Bool = false
    var initial: String { String(name.prefix(1)) }

    // expected-error@+2 {{'nam' is no stored property of 'Member', and 'index' speaks of those}}
    // expected-error@+1 {{value of type 'Member' has no member 'nam'}}
    static let misspelt = index(\.nam)
    // expected-error@+1 {{'initial' is computed in Swift, and 'unique' speaks of stored properties}}
    static let computed = unique(\.initial)
    // expected-error@+1 {{'isSelected' is transient: it has no column, and 'index' speaks of those that have one}}
    static let transient = index(\.isSelected)
    static let partial = index(\.name, where: { $0.ag > 3 })  // expected-error {{has no dynamic member 'ag'}}
    static let adult = check { $0.age }  // expected-error {{requires the types 'Int' and 'Bool' be equivalent}}
    // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'String'}}
    static let named = check { $0.name > 3 }
    // expected-error@+1 {{an order needs a direction: write .ascending or .descending}}
    static let folded = index { $0.name.lowercased() }
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var name: String
    var age: Int

    static let byName = index(\.name)
    static let once = unique(\.name, \.age)
    static let partial = index(\.name, where: { $0.age > 3 })
    static let adult = check { $0.age > 17 }
    static let folded = index { $0.name.lowercased().ascending }
  }
#endif
