import BasaltDomain
import BasaltPersistence
import Foundation

@testable import Shop

/// The tables of models with rules.
let memberTables: [any Table.Type] = [Member.self, Conference.self, Letter.self, AuditEntry.self]

/// 2024-02-29 12:34:56 UTC.
let leapNoon = SampleShop.leapNoon

extension Member {
  /// A draft that keeps every rule.
  static func draft(_ nick: String = "ada", _ change: (inout Member.Draft) -> Void = { _ in }) -> Member.Draft {
    var draft = Member.Draft(email: "\(nick)@x.com", nick: nick, age: 36, joinedAt: leapNoon)
    change(&draft)
    return draft
  }
}

extension Conference {
  /// A conference that keeps every rule.
  static func sample(_ title: String = "Swift", hours: Double = 8, seats: Int = 10) -> Conference {
    Conference(
      id: .new(), title: title, startsAt: leapNoon, endsAt: leapNoon.addingTimeInterval(hours * 3600), seats: seats,
      budget: nil, code: "c")
  }
}

/// What is wrong, as `field rule`.
func rules(_ failures: [ValidationFailure]?) -> [String] { (failures ?? []).map { "\($0.field) \($0.rule)" } }
