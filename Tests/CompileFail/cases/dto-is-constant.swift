// features: M2
import BasaltDomain
import Shop

func change(_ user: User) {
  #if REFUSED
    var dto = user.dto
    dto.name = "Ada"  // expected-error {{cannot assign to property: 'name' is a 'let' constant}}
    var card = UserDTO.Card(id: user.id, name: user.name)
    card.name = "Ada"  // expected-error {{cannot assign to property: 'name' is a 'let' constant}}
  #else
    var user = user
    user.name = "Ada"
    _ = user.dto.name == UserDTO.Card(id: user.id, name: user.name).name
  #endif
}
