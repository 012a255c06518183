public import BasaltDomain
public import Foundation

/// Stored as text.
public enum Mood: String, ColumnType, Codable, CaseIterable {
  case calm
  case wild
}

/// Stored as a number.
public enum Rank: Int, ColumnType, Codable, CaseIterable {
  case low = -1
  case middle = 0
  case high = 7
}

/// One column of every kind that is never null.
@Model(table: "specimens")
public struct Specimen: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var flag: Bool = false
  public var tiny: Int8 = 0
  public var small: Int16 = 0
  public var medium: Int32 = 0
  public var large: Int64 = 0
  public var number: Int = 0
  public var unsignedTiny: UInt8 = 0
  public var unsignedSmall: UInt16 = 0
  public var unsignedMedium: UInt32 = 0
  public var single: Float = 0
  public var double: Double = 0
  public var text: String = ""
  public var bytes: [UInt8] = []
  public var data: Data = Data()
  public var instant: Date = Date(microsecondsSince1970: 0)
  @Column(storage: .text) public var writtenInstant: Date = Date(microsecondsSince1970: 0)
  public var day: CalendarDate = CalendarDate(daysSince1970: 0)
  public var uuid: UUID = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
  @Column(storage: .text) public var writtenUUID: UUID = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
  @Column(storage: .text) public var price: Decimal = 0
  public var json: JSON = JSON.null
  public var mood: Mood = Mood.calm
  public var rank: Rank = Rank.middle
}

/// The same kinds, each of which can be null.
@Model(table: "sightings")
public struct Sighting: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var flag: Bool?
  public var tiny: Int8?
  public var small: Int16?
  public var medium: Int32?
  public var large: Int64?
  public var number: Int?
  public var unsignedTiny: UInt8?
  public var unsignedSmall: UInt16?
  public var unsignedMedium: UInt32?
  public var single: Float?
  public var double: Double?
  public var text: String?
  public var bytes: [UInt8]?
  public var data: Data?
  public var instant: Date?
  @Column(storage: .text) public var writtenInstant: Date?
  public var day: CalendarDate?
  public var uuid: UUID?
  @Column(storage: .text) public var writtenUUID: UUID?
  @Column(storage: .text) public var price: Decimal?
  public var json: JSON?
  public var mood: Mood?
  public var rank: Rank?
}
