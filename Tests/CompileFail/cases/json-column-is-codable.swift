// features: M6
import BasaltDomain

#if REFUSED
  struct Opaque: Hashable, Sendable {}

  // expected-error@+2 {{type 'Settings' does not conform to protocol 'Decodable'}}
  // expected-error@+1 {{type 'Settings' does not conform to protocol 'Encodable'}}
  struct Settings: JSONColumn {
    var theme: String
    var opaque: Opaque
  }

  // expected-error@+2 {{type 'Shared' does not conform to protocol 'Hashable'}}
  // expected-error@+1 {{type 'Shared' does not conform to protocol 'Equatable'}}
  final class Shared: JSONColumn {}
#else
  struct Opaque: Hashable, Sendable, Codable {}

  struct Settings: JSONColumn {
    var theme: String
    var opaque: Opaque
  }
#endif
