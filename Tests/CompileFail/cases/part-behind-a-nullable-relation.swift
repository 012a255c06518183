// features: M10 Q7
// verified: by line
import BasaltDomain
import Shop

@Projection(of: User.self)
struct UserCard {
  let name: String
}

#if REFUSED
  @Projection(of: Post.self)
  struct PostCard {
    let author: UserCard?  // expected-error {{the related row is always there: write the type without '?'}}
    let reviewer: UserCard  // expected-error {{the related row may be missing: write the type with '?'}}
    @From<Post>(\.reviewer.team) let team: TeamDTO  // expected-error {{the related row may be missing}}
  }
#else
  @Projection(of: Post.self)
  struct PostCard {
    let author: UserCard
    let reviewer: UserCard?
    @From<Post>(\.reviewer.team) let team: TeamDTO?
  }
#endif
