import BasaltDomain
import BasaltTestFeatures
import Shop
import Testing

@Suite("Conditions", .feature("Q2", "Q3", on: .core))
struct ConditionTests {
  private func text(_ condition: Condition<User>) -> String? {
    condition.node.map { BasaltDomainTests.text(of: $0, in: User.mapping) }
  }

  @Test("a condition of the domain is a value without persistence")
  func reusable() {
    #expect(text(User.adults) == "greaterOrEqual(age, int64(18))")
  }

  @Test("the lines of a closure are joined by and")
  func lines() {
    let condition = User.condition {
      $0.age >= 18
      $0.isActive
      $0.name == "Ada"
    }
    #expect(text(condition) == #"and(and(greaterOrEqual(age, int64(18)), isActive), equal(name, text("Ada")))"#)
  }

  @Test("a clause under an if that does not hold is left out", arguments: [nil, 30])
  func optionalClause(minimumAge: Int?) {
    let condition = User.condition {
      $0.isActive
      if let minimumAge { $0.age >= minimumAge }
      $0.views == 0
    }
    #expect(
      text(condition)
        == (minimumAge == nil
          ? "and(isActive, equal(views, int64(0)))"
          : "and(and(isActive, greaterOrEqual(age, int64(30))), equal(views, int64(0)))"))
  }

  @Test("when every clause is left out there is no condition")
  func empty() {
    let never = false
    #expect(text(User.condition { if never { $0.isActive } }) == nil)
  }

  @Test("branches choose their clauses", arguments: [0, 1, 2])
  func branches(kind: Int) {
    let condition = User.condition {
      switch kind {
      case 0: $0.isActive
      case 1:
        $0.age == nil
        $0.views == 1
      default:
        if kind > 5 { $0.views == 5 } else { !$0.isActive }
      }
    }
    #expect(text(condition) == ["isActive", "and(equal(age, null), equal(views, int64(1)))", "not(isActive)"][kind])
  }
}
