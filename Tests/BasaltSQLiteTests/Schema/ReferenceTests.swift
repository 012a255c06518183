import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

/// Is to lose a reference that it must have.
@Model(table: "collars")
struct Collar {
  @PrimaryKey let id: Key<Int64>
  @ForeignKey(onDelete: .setNull) var dogID: Dog.ID
}

/// Is to take a default that it does not have.
@Model(table: "muzzles")
struct Muzzle {
  @PrimaryKey let id: Key<Int64>
  @ForeignKey(onUpdate: .setDefault) var dogID: Dog.ID?
}

@Suite("References", .feature("M8", on: .sqlite))
struct ReferenceTests {
  @Test("a reference may lead to a unique column that is no key")
  func uniqueColumn() async throws {
    try await withHotel { db, _, path in
      let raw = try RawConnection(path)
      #expect(
        try raw.rows(
          #"SELECT "table", "from", "to", on_delete, on_update FROM pragma_foreign_key_list('signs') "#
            + #"WHERE "from" = 'room_code'"#) == [["rooms", "room_code", "code", "CASCADE", "CASCADE"]])
      try await Sign.Draft(roomCode: "red").insert(on: db)
      let error = await expectFailure(.foreignKeyViolation) { try await Sign.Draft(roomCode: "green").insert(on: db) }
      #expect(error?.table == "signs")
      try await Room.objects.filter { $0.code == "red" }.update(on: db) { $0.code.set("crimson") }
      try await #expect(Sign.objects.all(on: db).map(\.roomCode) == ["crimson"])
      try await Room.objects.filter { $0.code == "crimson" }.delete(on: db)
      try await #expect(Sign.objects.count(on: db) == 0)
    }
  }

  @Test("a reference of several columns may lead to a unique group; null in one of them refers to nothing")
  func uniqueGroup() async throws {
    try await withHotel { db, hotel, _ in
      let sign = try await Sign.Draft(roomCode: "red", building: "north", number: 2).insert(on: db)
      try await Sign.Draft(roomCode: "red", building: "nowhere").insert(on: db)
      await expectFailure(.foreignKeyViolation) {
        try await Sign.Draft(roomCode: "red", building: "north", number: 9).insert(on: db)
      }
      try await hotel.blue.delete(on: db)
      let left = try await Sign.objects.get(sign.id, on: db)
      #expect(left.building == nil && left.number == nil && left.roomCode == "red")
    }
  }

  @Test("a reference of several columns may lead to a composite key, and follows it")
  func compositeKey() async throws {
    try await withHotel { db, hotel, path in
      let raw = try RawConnection(path)
      #expect(
        try raw.rows(#"SELECT seq, "from", "to" FROM pragma_foreign_key_list('attendees') ORDER BY seq"#)
          == [["0", "room_id", "room_id"], ["1", "day", "day"]])
      let attendee = try await Attendee.Draft(roomID: hotel.red.id, day: SampleHotel.monday, name: "x").insert(on: db)
      await expectFailure(.foreignKeyViolation) {
        try await Attendee.Draft(roomID: hotel.red.id, day: CalendarDate(daysSince1970: 1), name: "y").insert(on: db)
      }
      let moved = CalendarDate(daysSince1970: 3)
      try await Booking.objects.filter { $0.guest == "Ada" }.update(on: db) { $0.day.set(moved) }
      try await #expect(Attendee.objects.get(attendee.id, on: db).day == moved)
      try await Booking.objects.filter { $0.guest == "Ada" }.delete(on: db)
      try await #expect(Attendee.objects.count(on: db) == 0)
    }
  }

  @Test("a table may refer to itself: rows of a tree, and a row that refers to itself")
  func selfReference() async throws {
    try await withDatabase(tables: [Folder.self, Category.self]) { db in
      try await Folder(id: 1, parentID: 1).insert(on: db)
      try await Folder(id: 2, parentID: 1).insert(on: db)
      await expectFailure(.foreignKeyViolation) { try await Folder(id: 3, parentID: 9).insert(on: db) }
      await expectFailure(.foreignKeyViolation) { try await Folder(id: 1).delete(on: db) }
      try await #expect(Folder.objects.filter { $0.parent.parent.id == 1 }.count(on: db) == 2)
    }
  }

  @Test("two tables may refer to each other, and are created and filled")
  func cycle() async throws {
    try await withDatabase(tables: [Clerk.self, Department.self]) { db in
      var department = try await Department(id: 1).insert(on: db)
      try await Clerk(id: 7, name: "Ada", departmentID: 1).insert(on: db)
      department.headID = 7
      try await department.save(on: db)
      try await #expect(Department.objects.filter { $0.head.department.head.name == "Ada" }.count(on: db) == 1)
      await expectFailure(.foreignKeyViolation) { try await Department(id: 2, headID: 8).insert(on: db) }
      try await Clerk(id: 7, name: "", departmentID: 1).delete(on: db)
      try await #expect(Department.objects.get(1, on: db).headID == nil)
      try await Clerk(id: 8, name: "Bob", departmentID: 1).insert(on: db)
      try await department.delete(on: db)
      try await #expect(Clerk.objects.count(on: db) == 0)
    }
  }

  // MARK: What a foreign key does

  /// What is left of a row of ``Leash`` when the dog "rex" that it refers to goes, or is called "max" from now on.
  enum Fate: Sendable, Equatable {
    /// The dog stays as it is.
    case refused
    /// The row is gone.
    case gone
    /// The row refers to this.
    case refers(String?)
  }

  struct ActionCase: Sendable, CustomTestStringConvertible {
    let action: ReferentialAction
    let column: String
    let leash: Leash
    let deletion: Fate
    let update: Fate

    var testDescription: String { action.rawValue }
  }

  private static let rex = Dog.ID("rex")
  private static let actions: [ActionCase] = [
    ActionCase(
      action: .noAction, column: "idle_id", leash: Leash(id: 1, idleID: rex), deletion: .refused, update: .refused),
    ActionCase(
      action: .restrict, column: "strict_id", leash: Leash(id: 1, strictID: rex), deletion: .refused, update: .refused),
    ActionCase(
      action: .cascade, column: "bound_id", leash: Leash(id: 1, boundID: rex), deletion: .gone, update: .refers("max")),
    ActionCase(
      action: .setNull, column: "loose_id", leash: Leash(id: 1, looseID: rex), deletion: .refers(nil),
      update: .refers(nil)),
    ActionCase(
      action: .setDefault, column: "spare_id", leash: Leash(id: 1, spareID: rex), deletion: .refers("stray"),
      update: .refers("stray")),
  ]

  private func withLeash(
    _ test: ActionCase, _ change: (Database) async throws -> Void
  ) async throws -> (fate: Fate, dogs: [String]) {
    try await withFile(tables: [Leash.self, Dog.self]) { db, path in
      for name in ["rex", "stray"] { try await Dog(name: Dog.ID(name)).insert(on: db) }
      try await test.leash.insert(on: db)
      do {
        try await change(db)
      } catch let error as DatabaseError where error.code == .foreignKeyViolation {
        return (.refused, try await Dog.objects.all(on: db).map(\.name.rawValue).sorted())
      }
      let rows = try RawConnection(path).rows("SELECT \(test.column) FROM leashes")
      let dogs = try await Dog.objects.all(on: db).map(\.name.rawValue).sorted()
      return (rows.first.map { .refers($0[0]) } ?? .gone, dogs)
    }
  }

  @Test("on deletion each action does what it says", arguments: actions)
  func onDelete(test: ActionCase) async throws {
    let result = try await withLeash(test) { try await Dog(name: Self.rex).delete(on: $0) }
    #expect(result.fate == test.deletion)
    #expect(result.dogs == (test.deletion == .refused ? ["rex", "stray"] : ["stray"]))
  }

  @Test("on a change of the key each action does what it says", arguments: actions)
  func onUpdate(test: ActionCase) async throws {
    let result = try await withLeash(test) { db in
      try await Dog.objects.filter { $0.name == Self.rex }.update(on: db) { $0.name.set(Dog.ID("max")) }
    }
    #expect(result.fate == test.update)
    #expect(result.dogs == (test.update == .refused ? ["rex", "stray"] : ["max", "stray"]))
  }

  @Test("every action is tested, and stands in the definition for both events")
  func complete() async throws {
    let all: Set<ReferentialAction> = [.noAction, .restrict, .cascade, .setNull, .setDefault]
    #expect(Set(Self.actions.map(\.action)) == all)
    try await withFile(tables: [Leash.self, Dog.self]) { _, path in
      let raw = try RawConnection(path)
      #expect(
        try raw.rows(
          #"SELECT "from", on_delete, on_update FROM pragma_foreign_key_list('leashes') ORDER BY 1"#)
          == [
            ["bound_id", "CASCADE", "CASCADE"], ["idle_id", "NO ACTION", "NO ACTION"],
            ["loose_id", "SET NULL", "SET NULL"], ["spare_id", "SET DEFAULT", "SET DEFAULT"],
            ["strict_id", "RESTRICT", "RESTRICT"],
          ])
    }
  }

  @Test("no action looks at the end of the statement, restrict at once")
  func moment() async throws {
    try await withDatabase(tables: [Folder.self, Category.self]) { db in
      try await Folder(id: 1).insert(on: db)
      try await Folder(id: 2, parentID: 1).insert(on: db)
      try await #expect(Folder.objects.deleteAll(on: db) == 2)
      try await Category(id: 1, name: "a").insert(on: db)
      try await Category(id: 2, name: "b", parentID: 1).insert(on: db)
      await expectFailure(.foreignKeyViolation) { try await Category.objects.deleteAll(on: db) }
      try await #expect(Category.objects.count(on: db) == 2)
    }
  }

  @Test("an action that a column cannot follow is refused when the table is created")
  func impossible() async throws {
    try await withDatabase(tables: [Dog.self]) { db in
      let null = await expectFailure(.invalidQuery) { try await db.createTables(Collar.self) }
      #expect(null?.message == "collars.dog_id: setNull needs an optional foreign key; this one is never null")
      let none = await expectFailure(.invalidQuery) { try await db.createTables(Muzzle.self) }
      #expect(none?.message == "muzzles.dog_id: setDefault needs a @Default on the column")
    }
  }

  @Test("set default with a default that refers to nothing is refused")
  func missingDefault() async throws {
    try await withDatabase(tables: [Leash.self, Dog.self]) { db in
      try await Dog(name: Self.rex).insert(on: db)
      try await Leash(id: 1, spareID: Self.rex).insert(on: db)
      await expectFailure(.foreignKeyViolation) { try await Dog(name: Self.rex).delete(on: db) }
    }
  }
}
