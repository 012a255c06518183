// features: M7 Q5
import BasaltDomain
import BasaltPersistence
import Shop

func lookUp(_ user: User, _ post: Post, on database: Database) async throws {
  #if REFUSED
    // expected-error@+1 {{cannot convert value of type 'Team.ID' (aka 'Identifier<TeamDTO, UUID>') to expected argument type 'User.ID'}}
    _ = try await User.objects.get(user.teamID, on: database)
    // expected-error@+1 {{cannot convert value of type 'Post.Key<Int64>' (aka 'Identifier<PostDTO, Int64>') to expected argument type 'User.ID'}}
    _ = try await User.objects.find(post.id, on: database)
    _ = post.id == user.id  // expected-error {{'Post.Key<Int64>' vs. 'User.Key<Int64>'}}
    let id: User.ID = post.id  // expected-error {{cannot assign value of type 'Post.Key<Int64>'}}
    let found: User = try await User.objects.first(on: database)  // expected-error {{must be unwrapped}}
  #else
    _ = try await User.objects.get(post.authorID, on: database)
    _ = try await Team.objects.find(user.teamID, on: database)
    _ = post.authorID == user.id
    let id: User.ID = post.authorID
    let found: User? = try await User.objects.find(id, on: database)
    _ = found
  #endif
}
