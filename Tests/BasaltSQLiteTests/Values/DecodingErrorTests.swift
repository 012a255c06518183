import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Rows that do not fit", .feature("T9", "M9", on: .sqlite))
struct DecodingErrorTests {
  /// What somebody else has written into a table that is not STRICT, and what Basalt must say of it.
  private static let badCells: [(column: String, literal: String, words: String)] = [
    ("tiny", "'12abc'", "TEXT"), ("tiny", "3.7", "REAL"), ("tiny", "x'01'", "BLOB"), ("tiny", "300", "fit"),
    ("number", "'12'", "TEXT"), ("number", "1e300", "REAL"), ("large", "9.5", "REAL"), ("unsigned_tiny", "-1", "fit"),
    ("unsigned_medium", "4294967296", "fit"), ("flag", "'true'", "TEXT"), ("flag", "'1'", "TEXT"), ("flag", "2", "fit"),
    ("flag", "0.5", "REAL"), ("double", "'3.5abc'", "TEXT"), ("double", "x'00'", "BLOB"), ("single", "1e39", "fit"),
    ("text", "12", "INTEGER"), ("text", "1.5", "REAL"), ("text", "x'61'", "BLOB"), ("bytes", "'abc'", "TEXT"),
    ("data", "7", "INTEGER"),
    ("instant", "'2024-02-30'", "no such value"), ("instant", "'yesterday'", "no such value"),
    ("instant", "1.5", "REAL"),
    ("written_instant", "'2024-01-01T25:00'", "no such value"), ("day", "'2023-02-29'", "no such value"),
    ("day", "20240101", "INTEGER"),
    ("uuid", "x'0102'", "no such value"), ("uuid", "'not-a-uuid'", "no such value"), ("uuid", "5", "INTEGER"),
    ("price", "'12,5'", "no such value"), ("price", "0.1", "REAL"), ("json", "'{\"a\":'", "no such value"),
    ("json", "5", "INTEGER"),
    ("mood", "'furious'", "no such value"), ("rank", "3", "no such value"), ("rank", "'7'", "TEXT"),
  ]

  private static let columns = Specimen.mapping.schema.columns.map(\.name)

  @Test(
    "a cell that does not fit is an error that names table, column and key, and never a converted value",
    arguments: badCells)
  func badCell(column: String, literal: String, words: String) async throws {
    try await withFile(tables: []) { db, path in
      // Columns without a type keep what is written, as in tables that are not STRICT.
      try RawConnection(path).run(
        """
        CREATE TABLE specimens (\(Self.columns.joined(separator: ", ")));
        INSERT INTO specimens VALUES (7, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.5, '', x'', x'', 0, '1970-01-01 00:00:00.000000',
          '1970-01-01', zeroblob(16), '00000000-0000-0000-0000-000000000000', '0', 'null', 'calm', 0)
        """)
      try await #expect(Specimen.objects.all(on: db).count == 1)
      try RawConnection(path).run("UPDATE specimens SET \(column) = \(literal)")
      let error = await expectFailure(.decoding) { try await Specimen.objects.all(on: db) }
      #expect(error?.table == "specimens" && error?.columns == [column])
      #expect(error?.message.contains("specimens.\(column)") == true && error?.message.contains("key 7") == true)
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
      #expect(error?.statement?.hasPrefix("SELECT") == true)
    }
  }

  @Test(
    "a null in a column that is not optional is an error",
    arguments: ["tiny", "flag", "double", "text", "instant", "uuid", "mood"])
  func null(column: String) async throws {
    try await withFile(tables: []) { db, path in
      try RawConnection(path).run(
        """
        CREATE TABLE specimens (\(Self.columns.joined(separator: ", ")));
        INSERT INTO specimens (id, \(Self.columns.dropFirst().joined(separator: ", ")))
          SELECT 7, \(Self.columns.dropFirst().map { $0 == column ? "NULL" : Self.fine($0) }.joined(separator: ", "))
        """)
      let error = await expectFailure(.decoding) { try await Specimen.objects.all(on: db) }
      #expect(error?.columns == [column] && error?.message.contains("null") == true)
    }
  }

  private static func fine(_ column: String) -> String {
    switch column {
    case "text": "''"
    case "bytes", "data": "x''"
    case "day": "'1970-01-01'"
    case "uuid", "written_uuid": "zeroblob(16)"
    case "json": "'null'"
    case "mood": "'calm'"
    default: "0"
    }
  }

  @Test("one bad row among many is named by its key")
  func oneOfMany() async throws {
    try await withFile(tables: []) { db, path in
      try RawConnection(path).run(
        """
        CREATE TABLE readings (id INTEGER PRIMARY KEY, low, high, level, label, name, is_good, is_read);
        INSERT INTO readings WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5000)
          SELECT n, NULL, NULL, iif(n = 4321, 'oops', n), NULL, '', NULL, 1 FROM c
        """)
      let error = await expectFailure(.decoding) { try await Reading.objects.order { $0.id.ascending }.all(on: db) }
      #expect(error?.message.contains("key 4321") == true && error?.columns == ["level"])
      await expectFailure(.decoding) {
        try await Reading.objects.order { $0.id.ascending }.stream(on: db) { rows in
          for try await _ in rows {}
          return true
        }
      }
      try await #expect(Reading.objects.filter { $0.id < 4321 }.all(on: db).count == 4320)
    }
  }

  @Test("text keys and keys of bytes are named too; what was selected alone is named by its column, or by its place")
  func keys() async throws {
    try await withFile(tables: []) { db, path in
      try RawConnection(path).run(
        """
        CREATE TABLE teams (id, name); INSERT INTO teams VALUES (zeroblob(16), 5);
        CREATE TABLE categories (id, name, parent_id); INSERT INTO categories VALUES ('k', 'n', NULL);
        """)
      let team = await expectFailure(.decoding) { try await Team.objects.all(on: db) }
      #expect(team?.message.contains("key 0") == true && team?.columns == ["name"])
      let category = await expectFailure(.decoding) { try await Category.objects.all(on: db) }
      #expect(category?.columns == ["id"])
      let single = await expectFailure(.decoding) { try await Team.objects.select { $0.name }.all(on: db) }
      #expect(single?.message.contains("teams.name") == true && single?.columns == ["name"])
      let computed = await expectFailure(.decoding) { try await Team.objects.select { $0.name.max() }.all(on: db) }
      #expect(computed?.message.contains("column 1") == true && computed?.table == "teams")
    }
  }

  @Test("a STRICT table whose columns have other types than the model's is not read as if they fitted")
  func strictDrift() async throws {
    try await withFile(tables: []) { db, path in
      try RawConnection(path).run(
        """
        CREATE TABLE readings (id INTEGER PRIMARY KEY, low ANY, high REAL, level TEXT, label INTEGER, name TEXT, is_good ANY, is_read ANY)
          STRICT;
        INSERT INTO readings VALUES (1, NULL, NULL, '12abc', NULL, '', NULL, 1), (2, NULL, 3.7, '1', NULL, '', NULL, 1),
          (3, '4x', NULL, '1', NULL, '', NULL, 1), (4, NULL, NULL, '1', 9, '', NULL, 1);
        """)
      await expectFailure(.decoding) { try await Reading.objects.filter { $0.id == 1 }.all(on: db) }
      await expectFailure(.decoding) { try await Reading.objects.filter { $0.id == 2 }.all(on: db) }
      await expectFailure(.decoding) { try await Reading.objects.filter { $0.id == 3 }.all(on: db) }
      await expectFailure(.decoding) { try await Reading.objects.filter { $0.id == 4 }.all(on: db) }
    }
  }

  @Test("a table that is rebuilt without STRICT while its statements are cached is still read with care")
  func rebuilt() async throws {
    try await withFile(tables: [Reading.self]) { db, path in
      try await Reading.Draft(level: 1, name: "", isRead: true).insert(on: db)
      try await #expect(Reading.objects.all(on: db).count == 1)
      try RawConnection(path).run(
        """
        DROP TABLE readings;
        CREATE TABLE readings (id INTEGER PRIMARY KEY, low, high, level, label, name, is_good, is_read);
        INSERT INTO readings VALUES (1, NULL, NULL, '12abc', NULL, '', NULL, 1);
        """)
      await expectFailure(.decoding) { try await Reading.objects.all(on: db) }
    }
  }

  @Test("bytes that are no UTF-8 in a text column are repaired, never a crash")
  func invalidUTF8() async throws {
    try await withFile(tables: [Label.self]) { db, path in
      try RawConnection(path).run("INSERT INTO labels VALUES (CAST(x'61FF62' AS TEXT))")
      try await #expect(Label.objects.all(on: db) == [Label(name: Label.ID("a\u{FFFD}b"))])
    }
  }
}
