// features: Q2
import BasaltDomain
import BasaltPersistence
import Shop

func queries() {
  #if REFUSED
    _ = User.objects.filter { $0.title == "x" }  // expected-error {{has no dynamic member 'title'}}
    _ = User.objects.filter { $0.team.email == "x" }  // expected-error {{value of type 'Team.Columns<Present>' has no}}
    // expected-error@+1 {{cannot convert value of type 'KeyPath<Team, String>' to expected argument type}}
    _ = User.objects.filter { $0[dynamicMember: \Team.name] == "x" }
    _ = Team.objects.filter { $0.teamID == nil }  // expected-error {{has no dynamic member 'teamID'}}
  #else
    _ = Post.objects.filter { $0.title == "x" }
    _ = User.objects.filter { $0.email == "x" && $0.team.name == "x" }
    _ = User.objects.filter { $0[dynamicMember: \User.name] == "x" }
  #endif
}
