import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Aggregates and groups", .feature("Q5", "Q6", on: .sqlite))
struct AggregateTests {
  @Test("aggregates are computed over the rows of the query, nulls left out")
  func aggregates() async throws {
    try await withShop { db, _ in
      let (count, ages, sum, mean, least, greatest) = try await User.objects.aggregate(on: db) {
        ($0.count(), $0.age.count(), $0.age.sum(), $0.age.average(), $0.age.min(), $0.age.max())
      }
      #expect(count == 4 && ages == 3 && sum == 105 && mean == 35 && least == 17 && greatest == 52)
      let activeViews = try await User.objects.filter { $0.isActive }.aggregate(on: db) { $0.views.sum() }
      #expect(activeViews == 20)
      try await #expect(User.objects.aggregate(on: db) { $0.teamID.countDistinct() } == 2)
      let (computed, name) = try await User.objects.aggregate(on: db) { (($0.views * 2 + 1).max(), $0.name.min()) }
      #expect(computed == 21 && name == "Ada")
      let (latest, manager) = try await User.objects.aggregate(on: db) { ($0.createdAt.max(), $0.manager.age.max()) }
      #expect(latest == SampleShop.leapNoon.addingTimeInterval(86_400) && manager == 36)
    }
  }

  @Test("without rows a count is zero and everything else nil")
  func empty() async throws {
    try await withDatabase { db in
      let (count, sum, mean, least) = try await User.objects.aggregate(on: db) {
        ($0.count(), $0.views.sum(), $0.views.average(), $0.views.min())
      }
      #expect(count == 0 && sum == nil && mean == nil && least == nil)
    }
  }

  @Test("an order does not matter to an aggregate; a limit would be ignored and is refused")
  func narrowed() async throws {
    try await withShop { db, _ in
      try await #expect(User.objects.order { $0.name.ascending }.aggregate(on: db) { $0.count() } == 4)
      await expectFailure(.invalidQuery) { try await User.objects.limit(1).aggregate(on: db) { $0.count() } }
    }
  }

  @Test("floating-point numbers are summed as such, and integers of every width as 64 bits")
  func types() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      try await Specimen.objects.insert(
        [
          Specimen.Draft(tiny: 127, unsignedMedium: .max, single: 0.5, double: 0.25),
          Specimen.Draft(tiny: 127, unsignedMedium: .max, single: 0.5, double: 1.5),
        ], on: db)
      let (tiny, wide, single, double, mean) = try await Specimen.objects.aggregate(on: db) {
        ($0.tiny.sum(), $0.unsignedMedium.sum(), $0.single.sum(), $0.double.sum(), $0.double.average())
      }
      #expect(tiny == 254 && wide == 8_589_934_590 && single == 1 && double == 1.75 && mean == 0.875)
    }
  }

  @Test("a sum beyond 64 bits is an error and never a wrong number")
  func overflow() async throws {
    try await withDatabase(tables: [Specimen.self]) { db in
      try await Specimen.objects.insert([Specimen.Draft(large: .max), Specimen.Draft(large: 1)], on: db)
      await expectThrows(DatabaseError.self) { try await Specimen.objects.aggregate(on: db) { $0.large.sum() } }
    }
  }

  @Test("groups, conditions on groups, and their order")
  func groups() async throws {
    try await withShop { db, shop in
      let byTeam = try await User.objects.group { $0.team.name }.select { ($0.team.name, $0.count(), $0.age.max()) }
        .order { $0.team.name.ascending }.all(on: db)
      #expect(byTeam.map { "\($0.0) \($0.1) \($0.2 ?? 0)" } == ["core 2 36", "ops 2 52"])
      let managers = try await User.objects.group { $0.managerID }.select { ($0.managerID, $0.count()) }
        .having { $0.count() > 1 }.all(on: db)
      #expect(managers.count == 1 && managers[0].0 == shop.ada.id && managers[0].1 == 2)
      let pairs = try await User.objects.filter { $0.age != nil }.group { ($0.teamID, $0.isActive) }
        .select { ($0.isActive, $0.count()) }.order { $0.count().descending }.limit(1).all(on: db)
      #expect(pairs.count == 1 && pairs[0].1 == 2)
      try await #expect(User.objects.group { $0.age }.select { $0.age }.all(on: db).count == 4)
    }
  }

  @Test("groups by a part of a date and by a computed value")
  func computedGroups() async throws {
    try await withShop { db, _ in
      let byDay = try await User.objects.group { $0.createdAt.day }.select { ($0.createdAt.day, $0.count()) }
        .order { $0.createdAt.day.ascending }.all(on: db)
      #expect(byDay.map { [$0.0, $0.1] } == [[1, 1], [28, 1], [29, 2]])
      let byName = try await User.objects.group { $0.name.lowercased() }.select { ($0.name.lowercased(), $0.count()) }
        .order { $0.name.lowercased().descending }.all(on: db)
      #expect(byName.map(\.0) == ["dee", "cyd", "bob", "ada"])
    }
  }

  @Test("a column that differs within a group is refused: the engine would take any row's value")
  func ungrouped() async throws {
    try await withShop { db, _ in
      await expectFailure(.invalidQuery) { try await User.objects.select { ($0.name, $0.count()) }.all(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.group { $0.teamID }.select { $0.name }.all(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.aggregate(on: db) { ($0.count(), $0.age) } }
      await expectFailure(.invalidQuery) {
        try await User.objects.group { $0.teamID }.select { $0.teamID }.order { $0.age.ascending }.all(on: db)
      }
    }
  }

  @Test("an aggregate in a filter is refused, and so is one in an update or a group's key")
  func misplaced() async throws {
    try await withShop { db, _ in
      await expectFailure(.invalidQuery) { try await User.objects.filter { $0.count() > 1 }.all(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.filter { $0.age.max() > 1 }.delete(on: db) }
      await expectFailure(.invalidQuery) { try await User.objects.updateAll(on: db) { $0.age.set($0.age.max()) } }
      await expectFailure(.invalidQuery) {
        try await User.objects.group { $0.count() }.select { $0.count() }.all(on: db)
      }
    }
  }

  @Test("several conditions on groups are joined, and a group's aggregate can be compared with a date stored as text")
  func having() async throws {
    try await withDatabase(tables: [Sighting.self]) { db in
      let early = Date(microsecondsSince1970: -1)
      let late = Date(microsecondsSince1970: 1_000_000)
      try await Sighting.objects.insert(
        [
          Sighting.Draft(text: "a", writtenInstant: early), Sighting.Draft(text: "a", writtenInstant: late),
          Sighting.Draft(text: "b", writtenInstant: early), Sighting.Draft(text: "c"),
        ], on: db)
      let groups = Sighting.objects.group { $0.text }.select { ($0.text, $0.writtenInstant.max()) }
      let found = try await groups.having { $0.writtenInstant.max() > early }.having { $0.count() > 1 }.all(on: db)
      #expect(found.count == 1 && found[0].0 == "a" && found[0].1 == late)
    }
  }
}
