// features: M6
import BasaltDomain
import BasaltPersistence
import Foundation

enum Role: String, ColumnType, Codable {
  case author
  case reader
}

enum Mood: String, ArrayElement, CaseIterable {
  case calm
  case wild
}

struct Settings: JSONColumn {
  var theme: String
  var limits: [String: Int]
}

enum Shape: JSONColumn {
  case circle(radius: Double)
  case square
}

struct Percentage: StoredAs {
  struct OutOfRange: Error {}
  let stored: Int

  init(stored: Int) throws {
    guard (0...100).contains(stored) else { throw OutOfRange() }
    self.stored = stored
  }
}

struct Slug: RawRepresentable, ColumnType, Codable, Hashable {
  var rawValue: String
}

@Model(table: "everything")
struct Everything {
  @PrimaryKey let id: Key<UUID>
  var int8: Int8
  var int16: Int16
  var int32: Int32
  var int64: Int64
  var int: Int
  var uint8: UInt8
  var uint16: UInt16
  var uint32: UInt32
  var double: Double
  var float: Float
  var bool: Bool
  var text: String
  var data: Data
  var bytes: [UInt8]
  var decimal: Decimal
  var instant: Date
  var day: CalendarDate
  var uuid: UUID
  var json: JSON
  var role: Role
  var slug: Slug
  var uint64: UInt64
  var time: TimeOfDay
  var length: Duration
  var address: URL
  var moods: [Mood]
  var tags: [String]
  var prices: [Decimal]?
  var settings: Settings
  var shape: Shape?
  var share: Percentage
  var optionalInt: Int?
  var optionalText: Optional<String>
  var optionalInstant: Date?
  var optionalRole: Role?
}

func queries(_ value: Everything, since: Date) {
  _ = Everything.objects.filter { $0.int8 == 1 && $0.uint32 < 2 && $0.double > 0.5 && $0.role == .author }
  _ = Everything.objects.filter { $0.instant >= since && $0.optionalRole == nil && $0.slug == Slug(rawValue: "a") }
  _ = Everything.objects.filter { $0.uint64 > 3 && $0.length < .seconds(3) && $0.tags == ["a"] && $0.moods == [.calm] }
  _ = Everything.objects.filter { $0.share == value.share && $0.settings != value.settings && $0.shape == nil }
  _ = Everything.objects.select { ($0.decimal.sum(), $0.decimal.average(), $0.uint64.max()) }
  _ = Everything.objects.filter { $0.optionalText.contains("x") && $0.uuid == value.uuid && $0.decimal > 1.5 }
}
