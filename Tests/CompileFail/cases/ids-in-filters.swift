// features: M7
import BasaltDomain
import BasaltPersistence
import Shop

func queries(_ user: User, _ team: Team) {
  #if REFUSED
    _ = User.objects.filter { $0.id == team.id }  // expected-error {{'Identifier<TeamDTO, UUID>'}}
    _ = User.objects.filter { $0.managerID != user.teamID }  // expected-error {{'Identifier<TeamDTO, UUID>'}}
    // expected-error@+1 {{to expected argument type 'Identifier<UserDTO, Int64>'}}
    _ = User.objects.filter { $0.id == $0.teamID }
    _ = User.objects.filter { $0.teamID.isIn([user.id]) }  // expected-error {{'Identifier<UserDTO, Int64>'}}
    _ = Post.objects.filter { $0.authorID == Post.ID(1) }  // expected-error {{'Identifier<PostDTO, Int64>'}}
  #else
    _ = User.objects.filter { $0.id == user.id && $0.managerID != user.id && $0.id == $0.managerID }
    _ = User.objects.filter { $0.teamID.isIn([team.id]) && $0.teamID == user.teamID }
    _ = Post.objects.filter { $0.authorID == User.ID(1) }
  #endif
}
