// features: M1 M3
import BasaltDomain

/// A member, as the domain sees it: no storage in sight.
@Model(table: "members")
struct Member: Hashable {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Length(1...80) var name: String
  var age: Int?
  @ForeignKey var friendID: Member.ID?

  static let card = projection(\.id, \.name)
}

extension Member {
  static let adults = condition { $0.age >= 18 && $0.friend.name != "Ada" }
}

struct Enrolment {
  let members: any Repository<Member>

  func enrol(_ name: String) async throws -> MemberDTO {
    var failures = ValidationFailures()
    let draft = Member.Draft(name: name)
    draft.validate(into: &failures)
    return try await members.insert(draft).dto
  }

  func adults() async throws -> [MemberDTO.Card] {
    try await members.matching(Member.adults).map { MemberDTO.Card(id: $0.id, name: $0.name) }
  }
}

/// What tests put in the place of a database.
actor MembersInMemory: Repository {
  private var members: [Member.ID: Member] = [:]

  func find(_ id: Member.ID) -> Member? { members[id] }
  func find(_ ids: [Member.ID]) -> [Member] { ids.compactMap { members[$0] } }
  func matching(_ condition: Condition<Member>) -> [Member] { Array(members.values) }
  func count() -> Int { members.count }
  func insert(_ new: Member.Draft) -> Member {
    let id = Member.ID(Int64(members.count))
    let member = Member(id: id, name: new.name, age: new.age, friendID: new.friendID)
    members[id] = member
    return member
  }
  func save(_ entity: Member) { members[entity.id] = entity }
  func delete(_ id: Member.ID) { members[id] = nil }
}
