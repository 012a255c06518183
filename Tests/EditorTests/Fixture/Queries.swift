import BasaltDomain
import BasaltPersistence

func queries(on database: Database) async throws {
  _ = User.objects.filter { $0.email == "ada@example.com" }  // User.email
  _ = User.objects.filter { $0.email.hasSuffix("@example.com") || $0.email == "root" }  // User.email
  _ = User.objects.filter { $0.name == "Ada" }  // User.name
  _ = User.objects.filter { $0.team.name == "Engines" }  // Team.name
  _ = User.objects.order { $0.team.name.ascending }  // Team.name
  _ = User.objects.filter { $0.manager.name == "Countess" }  // Person.name
  _ = User.objects.exclude { $0.manager.name == nil }  // Person.name
  _ = User.objects.select { ($0.id, $0.manager.name) }  // Person.name
  try await User.objects.filter { $0.name == "" }.update(on: database) { $0.name.set("x") }  // User.name
}
