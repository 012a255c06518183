import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Foundation
import Shop
import Testing

private let noon = Date(timeIntervalSince1970: 1_709_210_096)
private let oneUUID = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))

/// A condition with a constant for every way in which a value is stored.
@Model(table: "limits")
struct Limits {
  @PrimaryKey(.generated) let id: Key<Int64>
  var flag: Bool = true
  var number: Int = 5
  var weight: Double = 0.5
  var text: String = "it's 100%"
  var instant: Date = noon
  @Column(storage: .text) var writtenInstant: Date = noon
  var day: CalendarDate = CalendarDate(daysSince1970: 20_000)
  var time: TimeOfDay = TimeOfDay.midnight
  @Precision(6, scale: 2) var price: Decimal = 9.5
  var unsigned: UInt64 = UInt64.max
  @Column(storage: .integer) var smallUnsigned: UInt64 = 7
  var uuid: UUID = oneUUID
  @Column(storage: .text) var writtenUUID: UUID = oneUUID
  var mood: Mood = Mood.calm
  var note: String?

  static let one = check { $0.flag == true }
  static let two = check { $0.number > 4 && $0.number.isIn([5, 6, 7]) }
  static let three = check { $0.weight <= 0.5 }
  static let four = check { $0.text == "it's 100%" }
  static let five = check { $0.instant >= noon }
  static let six = check { $0.writtenInstant >= noon }
  static let seven = check { $0.day > CalendarDate(daysSince1970: 19_999) }
  static let eight = check { $0.time < TimeOfDay(hour: 9, minute: 30) ?? .midnight }
  static let nine = check { $0.price < 10 && $0.price > 9 }
  static let ten = check { $0.unsigned > 3 }
  static let eleven = check { $0.smallUnsigned > 3 }
  static let twelve = check { $0.uuid == oneUUID }
  static let thirteen = check { $0.writtenUUID == oneUUID }
  static let fourteen = check { $0.mood != .wild }
  static let fifteen = check { $0.note == nil || $0.note.length() > 2 }
  static let sixteen = index(\.text, where: { $0.text.hasPrefix("50%_") && $0.writtenInstant > noon })
}

@Suite("Constants in checks and indexes", .feature("M4", on: .sqlite))
struct CheckConstantTests {
  private static let before = noon.addingTimeInterval(-1)
  private static let other = UUID(uuid: (9, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
  private static let wrong: [(constraint: String, draft: Limits.Draft)] = [
    ("one", Limits.Draft(flag: false)), ("two", Limits.Draft(number: 8)), ("two", Limits.Draft(number: 4)),
    ("three", Limits.Draft(weight: 0.75)), ("four", Limits.Draft(text: "it's 1000")),
    ("five", Limits.Draft(instant: before)), ("six", Limits.Draft(writtenInstant: before)),
    ("seven", Limits.Draft(day: CalendarDate(daysSince1970: 19_999))),
    ("eight", Limits.Draft(time: TimeOfDay(hour: 9, minute: 30) ?? .midnight)), ("nine", Limits.Draft(price: 10)),
    ("nine", Limits.Draft(price: 9)), ("ten", Limits.Draft(unsigned: 3)), ("eleven", Limits.Draft(smallUnsigned: 3)),
    ("twelve", Limits.Draft(uuid: other)), ("thirteen", Limits.Draft(writtenUUID: other)),
    ("fourteen", Limits.Draft(mood: .wild)), ("fifteen", Limits.Draft(note: "ab")),
  ]

  @Test("a constant has the form of the column that it is compared with")
  func right() async throws {
    try await withFile(tables: [Limits.self]) { db, path in
      try await Limits.Draft().insert(on: db)
      try await Limits.Draft(note: "abc").insert(on: db)
      try await #expect(Limits.objects.count(on: db) == 2)
      #expect(
        try RawConnection(path).value("SELECT sql FROM sqlite_schema WHERE name = 'limits_sixteen'")?.hasSuffix(
          #"("text") WHERE "text" GLOB '50%_*' AND "written_instant" > '2024-02-29 12:34:56.000000'"#) == true)
    }
  }

  @Test("a row that breaks one is refused by just that one", arguments: wrong.indices)
  func refused(index: Int) async throws {
    let (constraint, draft) = Self.wrong[index]
    try await withDatabase(tables: [Limits.self]) { db in
      let error = await expectFailure(.checkViolation) { try await draft.insert(on: db) }
      #expect(error?.constraint == "limits_\(constraint)")
    }
  }
}
