// features: Q3
import BasaltDomain
import BasaltPersistence
import Shop

enum Audience {
  case everyone
  case adults
}

func queries(_ team: Team, _ minimumAge: Int?, _ name: String?, _ audience: Audience) {
  _ = User.objects.filter {
    $0.age >= 18 && $0.age < 99 && $0.name != "root" && $0.email.hasSuffix("@x.com") && $0.views > 3
      && $0.isActive == true && $0.teamID == team.id && $0.managerID != nil && $0.team.name.contains("e")
      && $0.manager.age > 30 && ($0.name.hasPrefix("A") || $0.name.hasPrefix("B")) && !($0.views == 7)
  }
  _ = User.objects.filter {
    $0.age >= 18
    $0.email.hasSuffix("@x.com", ignoringCase: true)
    if let minimumAge { $0.age >= minimumAge }
    if let name {
      $0.name == name
    } else {
      $0.name != "root"
    }
    switch audience {
    case .everyone: $0.isActive
    case .adults: $0.age >= 18
    }
    $0.id.isIn([1, 2, 3]) || $0.managerID.isIn([4])
  }
}
