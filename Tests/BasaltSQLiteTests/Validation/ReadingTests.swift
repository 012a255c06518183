import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Rules when rows are read", .feature("M9", on: .sqlite))
struct ReadingRuleTests {
  /// Five members, of whom another program has broken the third one.
  private func withBrokenMember(
    _ change: String = "age = 7, email = 'not-an-address'", _ body: (Database, [Member]) async throws -> Void
  ) async throws {
    try await withFile(tables: memberTables) { db, path in
      var members: [Member] = []
      for nick in ["ada", "bob", "cyd", "dee", "eve"] { members.append(try await Member.draft(nick).insert(on: db)) }
      try RawConnection(path).run("UPDATE members SET \(change) WHERE nick = 'cyd'")
      try await body(db, members)
    }
  }

  private func expectInvalid(
    _ key: Member.ID, at location: SourceLocation = #_sourceLocation, _ body: () async throws -> some Any
  ) async {
    let error = await expectFailure(.invalidRow, at: location, body)
    #expect(
      error?.table == "members" && rules(error?.failures) == ["email email", "age range"], sourceLocation: location)
    #expect(error?.message.contains("key \(key)") == true, "\(error?.message ?? "")", sourceLocation: location)
    let told = "\(error?.description ?? "") \(error?.debugDescription ?? "")"
    #expect(
      !told.contains("not-an-address") && told.contains("age: must be between 18 and 130"), sourceLocation: location)
    #expect(error?.statement?.hasPrefix("SELECT") == true && error?.isRetryable == false, sourceLocation: location)
  }

  @Test("every way to read models finds the row that breaks a rule, and names its table, its key and the rules")
  func everyWay() async throws {
    try await withBrokenMember { db, members in
      let id = members[2].id
      let sorted = Member.objects.order { $0.id.ascending }
      await expectInvalid(id) { try await Member.objects.all(on: db) }
      await expectInvalid(id) { try await sorted.all(on: db) }
      await expectInvalid(id) { try await Member.objects.filter { $0.nick == "cyd" }.first(on: db) }
      await expectInvalid(id) { try await Member.objects.get(id, on: db) }
      await expectInvalid(id) { try await Member.objects.find(id, on: db) }
      await expectInvalid(id) {
        try await sorted.stream(on: db) { rows in
          for try await _ in rows {}
          return true
        }
      }
      await expectInvalid(id) { try await db.transaction { try await Member.objects.all(on: $0) } }
      await expectInvalid(id) { try await db.read { try await Member.objects.all(on: $0) } }
      let repository = db.repository(of: Member.self)
      await expectInvalid(id) { try await repository.find(id) }
      await expectInvalid(id) { try await repository.find(members.map(\.id)) }
      await expectInvalid(id) { try await repository.matching(Member.condition { $0.nick == "cyd" }) }
    }
  }

  @Test("rows before and after it can be read")
  func others() async throws {
    try await withBrokenMember { db, members in
      let sorted = Member.objects.order { $0.id.ascending }
      try await #expect(sorted.limit(2).all(on: db) == Array(members[..<2]))
      try await #expect(sorted.offset(3).all(on: db) == Array(members[3...]))
      try await #expect(Member.objects.filter { $0.nick != "cyd" }.all(on: db).count == 4)
      try await #expect(Member.objects.get(members[4].id, on: db) == members[4])
      var seen: [String] = []
      await expectFailure(.invalidRow) {
        seen = try await sorted.stream(on: db) { rows in
          var names: [String] = []
          do { for try await row in rows { names.append(row.nick) } } catch {
            #expect(Array(["ada", "bob"].prefix(names.count)) == names)
            throw error
          }
          return names
        }
      }
      #expect(seen.isEmpty)
    }
  }

  @Test("it can be read as it is, repaired, saved, and read again")
  func repair() async throws {
    try await withBrokenMember { db, members in
      let all = try await Member.objects.unvalidated().order { $0.id.ascending }.all(on: db)
      #expect(all.map(\.age) == [36, 36, 7, 36, 36])
      try await #expect(Member.objects.unvalidated().find(members[2].id, on: db)?.email == "not-an-address")
      try await #expect(Member.objects.filter { $0.age < 18 }.unvalidated().first(on: db)?.nick == "cyd")
      let streamed = try await Member.objects.unvalidated().stream(on: db) { rows in
        var count = 0
        for try await _ in rows { count += 1 }
        return count
      }
      #expect(streamed == 5)
      var broken = try await Member.objects.unvalidated().get(members[2].id, on: db)
      await expectThrows(ValidationError.self) { [broken] in try await broken.save(on: db) }
      broken.age = 18
      broken.email = "cyd@x.com"
      try await broken.save(on: db)
      try await #expect(Member.objects.all(on: db).count == 5)
      try await #expect(Member.objects.get(broken.id, on: db) == broken)
    }
  }

  @Test("being unvalidated stays with a query whatever is added to it")
  func chaining() async throws {
    try await withBrokenMember { db, members in
      let query = Member.objects.unvalidated().filter { $0.age < 100 }.exclude { $0.nick == "ada" }
        .order { $0.nick.descending }.limit(10).offset(0).distinct()
      try await #expect(query.all(on: db).map(\.nick) == ["eve", "dee", "cyd", "bob"])
      await expectInvalid(members[2].id) { try await Member.objects.filter { $0.age < 100 }.all(on: db) }
    }
  }

  @Test("rows that keep the rules and rows that do not come apart, each in the order of the query")
  func collecting() async throws {
    try await withFile(tables: memberTables) { db, path in
      try await Member.objects.insert((0..<100).map { Member.draft("m\($0)") }, on: db)
      try RawConnection(path).run(
        "UPDATE members SET age = id WHERE id % 10 = 0; UPDATE members SET nick = 'UPPER', rating = 9 WHERE id = 55")
      let sorted = Member.objects.order { $0.id.descending }
      let checked = try await sorted.collectingViolations().all(on: db)
      #expect(checked.rows.map { Int($0.id.rawValue) } == (1...100).reversed().filter { ![10, 55].contains($0) })
      #expect(checked.violations.map { Int($0.row.id.rawValue) } == [55, 10])
      #expect(checked.violations.map { rules($0.failures) } == [["nick lowerCase", "rating range"], ["age range"]])
      #expect(checked.violations[1].row.age == 10)
      let inside = try await db.transaction { try await sorted.collectingViolations().all(on: $0) }
      #expect(inside.violations == checked.violations && inside.rows == checked.rows)
      let fine = try await Member.objects.filter { $0.id < 10 }.collectingViolations().all(on: db)
      #expect(fine.rows.count == 9 && fine.violations.isEmpty)
    }
  }

  @Test("a rule of several fields is checked when rows are read")
  func severalFields() async throws {
    try await withFile(tables: memberTables) { db, path in
      let stored = try await Conference.sample().insert(on: db)
      try RawConnection(path).run("UPDATE conferences SET ends_at = starts_at - 1")
      let error = await expectFailure(.invalidRow) { try await Conference.objects.all(on: db) }
      #expect(rules(error?.failures) == ["endsAt endsAfterStart"] && error?.table == "conferences")
      let key = stored.id.rawValue.uuidString.lowercased().replacing("-", with: "")
      #expect(error?.message.contains("key \(key)") == true, "\(error?.message ?? "")")
    }
  }

  @Test("a rule of an embedded group is checked when rows are read")
  func embedded() async throws {
    try await withFile(tables: memberTables) { db, path in
      let letter = try await Letter.Draft(text: "t", edition: Edition.Draft()).insert(on: db)
      try RawConnection(path).run("UPDATE letters SET version = 0")
      let error = await expectFailure(.invalidRow) { try await Letter.objects.get(letter.id, on: db) }
      #expect(rules(error?.failures) == ["edition.version range"])
      try await #expect(Letter.objects.unvalidated().get(letter.id, on: db).edition.version == 0)
    }
  }

  @Test("DTOs, projections and selected values show what is stored")
  func shapes() async throws {
    try await withBrokenMember { db, members in
      let sorted = Member.objects.order { $0.id.ascending }
      try await #expect(sorted.asDTOs(on: db).map(\.age) == [36, 36, 7, 36, 36])
      try await #expect(sorted.fetch(MemberDTO.BadgeCard.self, on: db).count == 5)
      try await #expect(sorted.select { ($0.email, $0.age) }.all(on: db)[2].0 == "not-an-address")
      try await #expect(Member.objects.count(on: db) == 5)
    }
  }

  @Test("a statement that is cached checks every time, and a failure does not spoil the next run")
  func repeated() async throws {
    try await withBrokenMember { db, members in
      let query = Member.objects.order { $0.id.ascending }
      for _ in 0..<3 { await expectInvalid(members[2].id) { try await query.all(on: db) } }
      var patch = Member.Patch()
      patch.age = .set(20)
      patch.email = .set("cyd@x.com")
      try await Member.objects.update(members[2].id, with: patch, on: db)
      try await #expect(query.all(on: db).count == 5)
    }
  }
}
