// features: M10
// verified: by line
import BasaltDomain
import Shop

struct Opaque {}

#if REFUSED
  @Projection(of: User.self)
  struct UserCard {
    let name: String
    @Computed var opaque: Opaque { Opaque() }  // expected-error {{requires that 'Opaque' conform to 'Encodable'}}
    @Computed let views: Int  // expected-error {{'@Computed' shows a property that is computed in Swift}}
  }

  struct Plain {
    @Computed var initial: String { "" }  // expected-error {{'@Computed' is read by '@Projection'}}
  }
#else
  @Projection(of: User.self)
  struct UserCard {
    let name: String
    var opaque: Opaque { Opaque() }
    let views: Int
    @Computed var initial: String { String(name.prefix(1)) }
  }
#endif
