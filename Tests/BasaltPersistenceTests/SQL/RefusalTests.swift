import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltPersistence

extension User {
  fileprivate var shout: String { name.uppercased() }
}

/// A projection by hand that would show what the model hides.
@Projection(of: User.self)
private struct Leak {
  let passwordHash: String
}

@Suite("Refused queries", .feature("Q9", on: .core))
struct RefusalTests {
  private func expectRefused(
    _ words: String, _ body: () async throws -> some Any, at location: SourceLocation = #_sourceLocation
  ) async {
    do {
      _ = try await body()
      Issue.record("it was not refused", sourceLocation: location)
    } catch let error as DatabaseError {
      #expect(error.code == .invalidQuery && error.outcome == .notSent, sourceLocation: location)
      #expect(error.message.contains(words), sourceLocation: location)
    } catch {
      Issue.record(error, sourceLocation: location)
    }
  }

  @Test("a property that an extension computes is no column: an error, not a trap")
  func computed() async {
    await expectRefused("computed") { try User.objects.filter { $0.shout == "A" }.preview(on: nowhere) }
    await expectRefused("computed") { try User.objects.order { $0.shout.ascending }.preview(on: nowhere) }
    await expectRefused("computed") { try User.objects.filter { $0.manager.shout == "A" }.preview(on: nowhere) }
    await expectRefused("computed") { try await User.objects.filter { $0.shout == "A" }.delete(on: nowhere) }
  }

  @Test("a column of another query is refused, also where a statement of the same form is known already")
  func foreignColumns() async throws {
    let users = User.Columns<Present>(tablePath: TablePath(from: User.self))
    let teams = Team.Columns<Present>(tablePath: TablePath(from: Team.self))
    _ = try Team.objects.filter { $0.id == Team.ID.new() }.preview(on: nowhere)
    _ = try User.objects.filter { $0.id == 7 }.preview(on: nowhere)
    await expectRefused("another query") { try Team.objects.filter { _ in users.id == 7 }.preview(on: nowhere) }
    await expectRefused("another query") { try User.objects.filter { _ in teams.name == "a" }.preview(on: nowhere) }
    await expectRefused("another query") {
      try Team.objects.filter { _ in users.team.name == "a" }.previewDelete(on: nowhere)
    }
  }

  @Test("a hidden column is in no projection, whoever declares it")
  func hidden() async {
    await expectRefused("hidden") { try User.objects.preview(Leak.self, on: nowhere) }
  }

  @Test("decimals stored as text are not compared, ordered or computed with in the database")
  func decimals() async {
    let specimens = Specimen.objects
    await expectRefused("decimal") { try specimens.filter { $0.price > 9 }.preview(on: nowhere) }
    await expectRefused("decimal") { try specimens.filter { $0.price.isBetween(1, 2) }.preview(on: nowhere) }
    await expectRefused("decimal") { try specimens.order { $0.price.ascending }.preview(on: nowhere) }
    await expectRefused("decimal") { try specimens.select { $0.price.min() }.preview(on: nowhere) }
    await expectRefused("decimal") { try specimens.select { $0.price + 1 }.preview(on: nowhere) }
    await expectRefused("decimal") { try Sighting.objects.filter { $0.price.coalesce(0) > 1 }.preview(on: nowhere) }
    await expectRefused("decimal") {
      try specimens.filter { $0.tiny == 1 }.previewUpdate(on: nowhere) { $0.price += 1 }
    }
  }

  @Test("a function of a decimal stored as text would compute with a floating-point number")
  func decimalFunctions() async {
    await expectRefused("decimal") { try Specimen.objects.select { $0.price.absolute() }.preview(on: nowhere) }
    await expectRefused("decimal") { try Specimen.objects.order { $0.price.absolute().ascending }.preview(on: nowhere) }
  }

  @Test("decimals stored as text can be looked for")
  func decimalEquality() throws {
    _ = try Specimen.objects.filter { $0.price == 1.5 && $0.price.isIn([1, 2]) }.preview(on: nowhere)
  }

  @Test("an update or a deletion without filter must be asked for by name, and nothing is sent")
  func unfiltered() async {
    await expectRefused("deleteAll") { try await User.objects.delete(on: nowhere) }
    await expectRefused("updateAll") { try await User.objects.update(on: nowhere) { $0.views += 1 } }
    await expectRefused("delete") { try await User.objects.filter { $0.isActive }.deleteAll(on: nowhere) }
    await expectRefused("update") {
      try await User.objects.filter { $0.isActive }.updateAll(on: nowhere) { $0.views += 1 }
    }
  }

  @Test("an update or a deletion does not ignore a limit, an offset, an order or distinctness")
  func narrowed() async {
    let users = User.objects.filter { $0.isActive }
    for query in [users.limit(1), users.offset(1), users.order { $0.id.ascending }, users.distinct()] {
      await expectRefused("limit") { try await query.delete(on: nowhere) }
      await expectRefused("limit") { try await query.update(on: nowhere) { $0.views += 1 } }
    }
    await expectRefused("limit") { try await User.objects.limit(1).deleteAll(on: nowhere) }
    await expectRefused("limit") { try await User.objects.limit(1).updateAll(on: nowhere) { $0.views += 1 } }
  }

  @Test("the preview of a write that would be refused is refused as well")
  func previews() async {
    await expectRefused("limit") { try User.objects.filter { $0.isActive }.limit(1).previewDelete(on: nowhere) }
    await expectRefused("limit") {
      try User.objects.filter { $0.isActive }.limit(1).previewUpdate(on: nowhere) { $0.views += 1 }
    }
  }

  @Test("an aggregate does not ignore a limit, an offset or distinctness")
  func aggregates() async {
    for query in [User.objects.limit(1), User.objects.offset(1), User.objects.distinct()] {
      await expectRefused("aggregate") { try await query.aggregate(on: nowhere) { $0.count() } }
    }
  }

  @Test("what a filter cannot mean is refused: a list without column, a part of no date")
  func malformed() async {
    let age = ColumnReference(position: 3)
    var select = SelectStatement(table: User.self)
    select.filter = .list([.int64(1)])
    await expectRefused("isIn") { try render(.select(select)) }
    select.filter = .binary(.isIn, .column(age), .value(.int64(1)))
    await expectRefused("isIn") { try render(.select(select)) }
    select.filter = .datePart(.year, .column(age))
    await expectRefused("date") { try render(.select(select)) }
    select.filter = .column(ColumnReference(table: TablePath.root.appending(9), property: \Team.name))
    await expectRefused("relation") { try render(.select(select)) }
  }

  @Test("a long list of byte strings is refused, a short one is not")
  func byteLists() async throws {
    let lists = (0..<129).map { [UInt8($0)] }
    await expectRefused("byte") { try Specimen.objects.filter { $0.bytes.isIn(lists) }.preview(on: nowhere) }
    _ = try Specimen.objects.filter { $0.bytes.isIn(lists.prefix(128)) }.preview(on: nowhere)
  }

  @Test("an update does not write or read the columns of a related table")
  func relatedColumns() async {
    let team = User.Columns<Present>(tablePath: .root).team.name
    let own = ColumnReference(position: 2)
    await expectRefused("related") {
      try render(.update(UpdateStatement(table: User.self, assignments: [(own, team.node)], filter: nil)))
    }
    await expectRefused("related") {
      let assignments = [(column: team.reference, value: ExpressionNode.value(.text("x")))]
      return try render(.update(UpdateStatement(table: User.self, assignments: assignments, filter: nil)))
    }
  }
}
