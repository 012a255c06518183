// features: Q3 Q4
import BasaltDomain
import BasaltPersistence
import Shop

func queries() {
  #if REFUSED
    // expected-error@+1 {{cannot convert value of type 'Int' to expected}}
    _ = User.objects.filter { $0.name.contains(3) }
    _ = User.objects.filter { $0.age.contains("3") }  // expected-error {{'Int') and 'String' be equivalent}}
    // expected-error@+1 {{cannot convert value of type 'String' to expected}}
    _ = User.objects.filter { $0.age.isIn(["3"]) }
    _ = User.objects.filter { $0.age.isBetween(1, "3") }  // expected-error {{cannot convert value of type 'String' to}}
    _ = User.objects.filter { $0.age == $0.name }  // expected-error {{'Int') and 'String' be equivalent}}
    _ = User.objects.filter { $0.age + $0.name > 3 }  // expected-error {{requires the types 'Int?' and 'String' be}}
    _ = User.objects.filter { $0.name + 3 == "x" }  // expected-error {{binary operator '+' cannot be applied}}
    // expected-error@+1 {{requires the types 'String' and 'Date' be equivalent}}
    _ = User.objects.filter { $0.name.year == 3 }
    _ = User.objects.filter { $0.age.coalesce("x") > 3 }  // expected-error {{cannot convert value of type 'String'}}
    _ = User.objects.filter { $0.team == $0.team }  // expected-error {{binary operator '==' cannot be applied}}
  #else
    _ = User.objects.filter { $0.name.contains("3") && $0.age.isIn([3]) && $0.age.isBetween(1, 3) }
    _ = User.objects.filter { $0.age == $0.views && $0.views + $0.views > 3 && $0.views + 3 == 4 }
    _ = User.objects.filter { $0.createdAt.year == 3 && $0.age.coalesce(0) > 3 && $0.teamID == $0.team.id }
  #endif
}
