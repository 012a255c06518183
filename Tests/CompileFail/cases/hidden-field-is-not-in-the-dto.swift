// features: M2
import BasaltDomain
import Shop

func read(_ user: User, _ dto: UserDTO, _ card: UserDTO.Card) {
  #if REFUSED
    _ = dto.passwordHash  // expected-error {{value of type 'UserDTO' has no member 'passwordHash'}}
    _ = user.dto.passwordHash  // expected-error {{value of type 'UserDTO' has no member 'passwordHash'}}
    _ = card.email  // expected-error {{value of type 'UserDTO.Card' has no member 'email'}}
  #else
    _ = user.passwordHash
    _ = dto.email
    _ = card.name
  #endif
}
