// features: M5
import BasaltDomain

#if REFUSED
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+1 {{'isSelected' is transient: no row fills it, so give it a value to start from, or make it}}
    @Transient var isSelected: Bool
    // expected-error@+1 {{'preview' is a constant with a value, so no row can fill it}}
    @Transient let preview: String? = nil
    @Transient @Unique var nick: String?  // expected-error {{'nick' is transient, so there is no column for '@Unique'}}
    // expected-error@+1 {{'isSelected' is transient: it has no column, and a projection reads columns; leave it out}}
    static let card = projection(\.id, \.isSelected)
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    @Transient var isSelected: Bool = false
    @Transient var preview: String?
    @Unique var nick: String?
    static let card = projection(\.id, \.nick)
  }
#endif
