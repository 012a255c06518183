import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Rules when rows are written", .feature("M9", on: .sqlite))
struct WritingRuleTests {
  /// Expects an operation to be refused with these failures, and nothing to be sent meanwhile.
  private func expectRefusal(
    _ expected: [String], _ log: EventLog, at location: SourceLocation = #_sourceLocation,
    _ body: () async throws -> some Any
  ) async {
    let before = log.events.count
    let error = await expectThrows(ValidationError.self, at: location, body)
    #expect(rules(error?.failures) == expected, sourceLocation: location)
    let sent = log.events.dropFirst(before).map(\.sql).filter { sql in
      ["INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
    }
    #expect(sent.isEmpty, sourceLocation: location)
  }

  private static let brokenRules = ["email email", "nick length", "nick lowerCase", "age range", "rating range"]

  private var broken: Member.Draft {
    Member.draft {
      $0.email = "no"
      $0.nick = "A"
      $0.age = 3
      $0.rating = 7
    }
  }

  @Test("an insert tells all that is wrong, and sends nothing")
  func insert() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      await expectRefusal(Self.brokenRules, log) { try await broken.insert(on: db) }
      await expectRefusal(["endsAt endsAfterStart"], log) { try await Conference.sample(hours: 0).insert(on: db) }
      await expectRefusal(["edition.version range"], log) {
        try await Letter.Draft(text: "t", edition: Edition.Draft(version: 0)).insert(on: db)
      }
      await expectRefusal(Self.brokenRules, log) { try await db.repository(of: Member.self).insert(broken) }
      try await #expect(Member.objects.count(on: db) == 0)
      try await Member.draft().insert(on: db)
      try await #expect(Member.objects.count(on: db) == 1)
    }
  }

  @Test("a rule of several fields is left to nobody where the database fills one in, and told where it does not")
  func leftToTheDatabase() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      let early = Member.draft {
        $0.joinedAt = nil; $0.leftAt = leapNoon
      }
      let stored = try await early.insert(on: db)
      #expect(stored.joinedAt > leapNoon)
      await expectRefusal(["leftAt leavesLater"], log) { try await stored.save(on: db) }
      await expectRefusal(["leftAt leavesLater"], log) {
        try await Member.draft("bob") { $0.leftAt = leapNoon }.insert(on: db)
      }
    }
  }

  @Test("a save tells all that is wrong, and the stored row stays as it is")
  func save() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      let ada = try await Member.draft().insert(on: db)
      var changed = ada
      changed.email = "no"
      changed.plan = .pro
      await expectRefusal(["email email", "pin proNeedsPin"], log) { [changed] in try await changed.save(on: db) }
      await expectRefusal(["email email", "pin proNeedsPin"], log) { [changed] in
        try await db.transaction { try await changed.save(on: $0) }
      }
      await expectRefusal(["email email", "pin proNeedsPin"], log) { [changed] in
        try await db.repository(of: Member.self).save(changed)
      }
      try await #expect(Member.objects.all(on: db) == [ada])
    }
  }

  @Test(
    "of many rows none is written when one breaks a rule, wherever it stands, in a transaction of its own or in another",
    arguments: [0, 5, 1500])
  func bulk(position: Int) async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      let count = position == 1500 ? 2000 : 10
      var drafts = (0..<count).map { Member.draft("m\($0)") }
      drafts[position] = broken
      let rows = drafts
      let error = await expectThrows(ValidationError.self) { try await Member.objects.insert(rows, on: db) }
      #expect(rules(error?.failures) == Self.brokenRules)
      try await db.transaction { tx in
        try await AuditEntry.Draft(event: "before").insert(on: tx)
        await expectThrows(ValidationError.self) { try await Member.objects.insert(rows, on: tx) }
      }
      try await #expect(Member.objects.count(on: db) == 0)
      try await #expect(AuditEntry.objects.count(on: db) == 1)
    }
  }

  @Test("an upsert, of one row or of many, and the insertion of missing rows check too")
  func upsert() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      let ada = try await Member.draft().insert(on: db)
      let wrong = Member.draft { $0.age = 5 }
      await expectRefusal(["age range"], log) {
        try await wrong.upsert(conflictingOn: { $0.email }, updating: { $0.age }, on: db)
      }
      await expectRefusal(["age range"], log) {
        try await Member.objects.upsert(
          [Member.draft("bob"), wrong], conflictingOn: { $0.email }, updating: { $0.age }, on: db)
      }
      await expectRefusal(["age range"], log) {
        try await Member.objects.insertMissing([Member.draft("bob"), wrong], conflictingOn: { $0.email }, on: db)
      }
      try await #expect(Member.objects.all(on: db) == [ada])
    }
  }

  @Test("constants of a set-based update are checked, all of them together; what the database computes is not")
  func setBased() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      let ada = try await Member.draft().insert(on: db)
      let some = Member.objects.filter { $0.nick == "ada" }
      await expectRefusal(["age range"], log) { try await some.update(on: db) { $0.age.set(17) } }
      await expectRefusal(["email email", "age range", "rating range"], log) {
        try await some.update(on: db) {
          $0.email.set("no")
          $0.age.set(131)
          $0.rating.set(5.1)
        }
      }
      await expectRefusal(["plan oneOf"], log) { try await Member.objects.updateAll(on: db) { $0.plan.set(.trial) } }
      try await #expect(Member.objects.all(on: db) == [ada])
      try await #expect(
        some.update(on: db) {
          $0.age.set(nil); $0.rating.set(5)
        } == 1)
      try await #expect(some.update(on: db) { $0.rating += 5 } == 1)
      try await #expect(Member.objects.unvalidated().all(on: db).map(\.rating) == [10])
    }
  }

  @Test("an insert that says nothing of a group takes the defaults of its fields, in Swift and in the database")
  func groupDefaults() async throws {
    try await withDatabase(tables: memberTables) { db in
      let letter = try await Letter.Draft(text: "t").insert(on: db)
      #expect(letter.edition.version == 1 && letter.edition.editor == nil && letter.edition.createdAt > leapNoon)
      try await Letter.objects.insert([Letter.Draft(text: "a"), Letter.Draft(text: "b")], on: db)
      try await #expect(Letter.objects.filter { $0.edition.version == 1 }.count(on: db) == 3)
    }
  }

  @Test("constants for fields of an embedded group are checked, under the name of the group")
  func setBasedInGroup() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      try await Letter.Draft(text: "t", edition: Edition.Draft()).insert(on: db)
      await expectRefusal(["edition.version range"], log) {
        try await Letter.objects.updateAll(on: db) { $0.edition.version.set(0) }
      }
      try await #expect(Letter.objects.updateAll(on: db) { $0.edition.version.set(2) } == 1)
    }
  }

  @Test("a patch is checked before it is sent, to one row and to many")
  func patches() async throws {
    let log = EventLog()
    try await withDatabase(tables: memberTables, observer: log) { db in
      let ada = try await Member.draft().insert(on: db)
      var patch = Member.Patch()
      patch.nick = .set("X")
      patch.age = .set(5)
      await expectRefusal(["nick length", "nick lowerCase", "age range"], log) { [patch] in
        try await Member.objects.update(ada.id, with: patch, on: db)
      }
      await expectRefusal(["nick length", "nick lowerCase", "age range"], log) { [patch] in
        try await Member.objects.filter { $0.age > 3 }.update(with: patch, on: db)
      }
      try await #expect(Member.objects.all(on: db) == [ada])
    }
  }

  @Test("what comes back from an insert is not checked again: the database may fill in what a rule refuses")
  func returned() async throws {
    try await withDatabase(tables: memberTables) { db in
      let early = Member.draft {
        $0.joinedAt = nil
        $0.leftAt = leapNoon
      }
      let stored = try await early.insert(on: db)
      let error = await expectFailure(.invalidRow) { try await Member.objects.get(stored.id, on: db) }
      #expect(rules(error?.failures) == ["leftAt leavesLater"])
      try await #expect(Member.objects.unvalidated().get(stored.id, on: db) == stored)
    }
  }
}
