// features: Q7
import BasaltDomain
import BasaltPersistence
import Shop

@Projection(of: User.self)
struct UserCard {
  let name: String
}

func fetch(on database: Database) async throws {
  #if REFUSED
    // expected-error@+1 {{requires the types 'Team.DTO' (aka 'TeamDTO') and 'UserCard.Source' (aka 'UserDTO') be equivalent}}
    _ = try await Team.objects.fetch(UserCard.self, on: database)
    // expected-error@+1 {{requires the types 'Team.DTO' (aka 'TeamDTO') and 'UserDTO.Card.Source' (aka 'UserDTO') be equivalent}}
    _ = try await Team.objects.fetch(UserDTO.Card.self, on: database)
    // expected-error@+1 {{requires that 'Address' conform to 'Projection'}}
    _ = try await User.objects.fetch(Address.self, on: database)
    // expected-error@+1 {{cannot assign value of type '[User.DTO]' (aka 'Array<UserDTO>') to type '[User]'}}
    let users: [User] = try await User.objects.asDTOs(on: database)
    // expected-error@+1 {{cannot assign value of type '[User]' to type '[Team]'}}
    let teams: [Team] = try await User.objects.all(on: database)
  #else
    let cards: [UserCard] = try await User.objects.fetch(UserCard.self, on: database)
    let named: [UserDTO.Card] = try await User.objects.fetch(UserDTO.Card.self, on: database)
    let users: [UserDTO] = try await User.objects.asDTOs(on: database)
    let teams: [Team] = try await Team.objects.all(on: database)
    _ = (cards, named, users, teams)
  #endif
}
