// features: M3
// uses: Storage
import BasaltDomain

@Model(table: "members")
struct Member {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String

  static let adas = condition { $0.name == "Ada" }
}

struct Service {
  func rename(_ member: Member) async throws {
    var member = member
    member.name = "Ada"
    #if REFUSED
      // The compiler says most of it twice.
      // expected-error@+1 2 {{instance method 'save(on:)' is not available due to missing import of defining module 'BasaltPersistence'}}
      try await member.save(on: database())
      // expected-error@+1 2 {{instance method 'delete(on:)' is not available due to missing import of defining module 'BasaltPersistence'}}
      try await member.delete(on: database())
      // expected-error@+1 2 {{instance method 'insert(on:)' is not available due to missing import of defining module 'BasaltPersistence'}}
      try await Member.Draft(name: "Ada").insert(on: database())
      // expected-error@+1 {{static property 'objects' is not available due to missing import of defining module 'BasaltPersistence'}}
      _ = Member.objects
      // expected-error@+1 2 {{instance method 'transaction' is not available due to missing import of defining module 'BasaltPersistence'}}
      _ = try await database().transaction { _ in 1 }
    #else
      let members = members(of: Member.self)
      try await members.save(member)
      try await members.delete(member.id)
      try await members.insert(Member.Draft(name: "Ada"))
      _ = try await members.matching(Member.adas)
      try await replace(member)
    #endif
  }
}
