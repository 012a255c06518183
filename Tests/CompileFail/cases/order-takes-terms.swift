// features: Q3 Q6 Q8
import BasaltDomain
import BasaltPersistence
import Shop

func queries() {
  #if REFUSED
    // expected-error@+1 {{an order needs a direction: write .ascending or .descending}}
    _ = User.objects.order { $0.name }
    // expected-error@+1 {{no exact matches in call to static method 'buildExpression'}}
    _ = User.objects.order { ($0.name, $0.age.ascending) }
    // expected-error@+1 {{requires that 'Team.Columns<Present>' conform to 'QueryExpression'}}
    _ = User.objects.group { $0.team }
    // expected-warning@+1 {{is unused}}
    _ = User.objects.select { ($0.name, $0.team) }
  #else
    _ = User.objects.order { $0.name.ascending }
    _ = User.objects.order { ($0.name.descending, $0.age.ascending) }
    _ = User.objects.group { $0.team.id }.select { ($0.team.id, $0.count()) }
    _ = User.objects.select { ($0.name, $0.team.name) }
  #endif
}
