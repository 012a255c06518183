import BasaltDomain
import BasaltPersistence

func queries() {
  _ = User.objects.filter { $0.email == "ada@example.com" }  // User.email
  _ = User.objects.filter { $0.email.hasSuffix("@example.com") || $0.email == $0.name }  // User.email
  _ = User.objects.filter { $0.name == "Ada" }
  _ = User.objects.filter { $0.team.name == "Engines" }  // Team.name
  _ = User.objects.order { $0.team.name.ascending }  // Team.name
  _ = User.objects.filter { $0.manager.nickname == "Countess" }  // Person.nickname
  _ = User.objects.exclude { $0.manager.nickname == nil }  // Person.nickname
}
