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
    let author: TeamDTO  // expected-error {{a projection of the model that it leads to}}
    let reviewer: TeamDTO?  // expected-error {{a projection of the model that it leads to}}
    @From<Post>(\.author.team) let team: UserCard  // expected-error {{a projection of the model that it leads to}}
  }

  @Projection(of: Post.self)
  struct PostLine {
    let author: String  // expected-error {{a projection of the model that it leads to}}
  }
#else
  @Projection(of: Post.self)
  struct PostCard {
    let author: UserDTO
    let reviewer: UserCard?
    @From<Post>(\.author.team) let team: TeamDTO
  }
#endif
