import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

/// Two indexes of one name.
@Model(table: "doubles")
struct Doubled {
  @PrimaryKey let id: Key<Int64>
  @Index var left: Int
  var right: Int
  static let leftIndex = index(\.right)
}

/// A check that SQL has no words for.
@Model(table: "unspeakables")
struct Unspeakable {
  @PrimaryKey let id: Key<Int64>
  @Validate(.email, check: true) var address: String
}

/// A check that SQL has words for.
@Model(table: "sayables")
struct Sayable {
  @PrimaryKey let id: Key<Int64>
  @Validate(.range(1...9), check: true) var level: Int
}

/// Claims the table of another model.
@Model(table: "teams")
struct OtherTeam {
  @PrimaryKey let id: Key<Int64>
}

@Suite("Creation of tables with all their parts", .feature("G11", "M4", "M8", on: .sqlite))
struct CreateTablesTests {
  private static let models: [any Table.Type] =
    hotelTables + [
      Labeling.self, Label.self, Leash.self, Dog.self, Folder.self, Clerk.self, Department.self, Note.self,
      Drawing.self, Gadget.self, Box.self,
    ]

  @Test("the order in which tables are listed does not matter, and a second time nothing happens")
  func order() async throws {
    var generator = SeededGenerator(82)
    func definitions(_ models: [any Table.Type], repeated: Bool) async throws -> [[String?]] {
      try await withFile(tables: models) { db, path in
        if repeated { try await db.createTables(models.reversed()) }
        return try RawConnection(path).rows("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid")
      }
    }
    let expected = try await definitions(Self.models, repeated: false)
    #expect(expected.count > Self.models.count)
    for _ in 0..<SeededGenerator.rounds(3) {
      try await #expect(definitions(Self.models.shuffled(using: &generator), repeated: true) == expected)
    }
  }

  @Test("what is stored survives a second creation")
  func kept() async throws {
    try await withHotel { db, hotel, _ in
      try await db.createTables(hotelTables)
      try await #expect(Booking.objects.count(on: db) == hotel.bookings.count)
    }
  }

  @Test("two indexes of one name are refused, instead of the second one left out")
  func repeatedNames() async throws {
    try await withDatabase(tables: []) { db in
      let error = await expectFailure(.invalidQuery) { try await db.createTables(Doubled.self) }
      #expect(error?.message == "doubles has 2 indexes 'doubles_left_index': name one of them otherwise")
    }
  }

  @Test("two models of one table are refused, instead of the second one left out")
  func claims() async throws {
    try await withDatabase(tables: []) { db in
      let error = await expectFailure(.invalidQuery) { try await db.createTables(Team.self, OtherTeam.self) }
      #expect(error?.message == "2 models claim the table 'teams': give each a table of its own")
    }
  }

  @Test("a rule that SQL cannot say is refused, one that it can say is a check")
  func rules() async throws {
    try await withFile(tables: [Sayable.self]) { db, path in
      let error = await expectFailure(.invalidQuery) { try await db.createTables(Unspeakable.self) }
      #expect(error?.message.contains("the rule 'email' of address cannot be said in SQL") == true)
      let raw = try RawConnection(path)
      try raw.run("INSERT INTO sayables VALUES (1, 9)")
      let failure = #expect(throws: RawConnection.Failure.self) { try raw.run("INSERT INTO sayables VALUES (2, 10)") }
      #expect(failure?.description == "CHECK constraint failed: sayables_level_range")
    }
  }
}
