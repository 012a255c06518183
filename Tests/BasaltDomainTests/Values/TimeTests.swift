import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Times of day and durations", .feature("M6", on: .core))
struct TimeTests {
  private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

  @Test("a time is made of the numbers on a clock")
  func numbers() throws {
    let time = try #require(TimeOfDay(hour: 23, minute: 59, second: 58, microsecond: 7))
    #expect(time.hour == 23 && time.minute == 59 && time.second == 58 && time.microsecond == 7)
    #expect(time.microseconds == 86_398_000_007 && time.sqlValue == .time(86_398_000_007))
    #expect(time.description == "23:59:58.000007" && TimeOfDay.midnight.description == "00:00:00")
    #expect(TimeOfDay(microseconds: 86_399_999_999)?.description == "23:59:59.999999")
  }

  @Test("what no clock shows is no time")
  func refused() {
    #expect(TimeOfDay(hour: 24, minute: 0) == nil && TimeOfDay(hour: -1, minute: 0) == nil)
    #expect(TimeOfDay(hour: 1, minute: 60) == nil && TimeOfDay(hour: 1, minute: 0, second: 60) == nil)
    #expect(TimeOfDay(hour: 1, minute: 0, second: 0, microsecond: 1_000_000) == nil)
    #expect(TimeOfDay(microseconds: -1) == nil && TimeOfDay(microseconds: 86_400_000_000) == nil)
    for text in ["", "1:00", "24:00", "12:60", "12:00:61", "12:00:00.", "12:00:00 ", "noon", "23:59:59.9999999"] {
      #expect(TimeOfDay(text) == nil)
    }
  }

  @Test("text and numbers are read")
  func decoding() throws {
    #expect(try decode(.integer(3_600_000_001), as: TimeOfDay.self) == time("01:00:00.000001"))
    #expect(try decode(.text("18:30"), as: TimeOfDay.self) == time("18:30:00"))
    #expect(try decode(.null, as: TimeOfDay?.self) == nil)
    #expect(failure(.integer(86_400_000_000), as: TimeOfDay.self)?.reason == .outOfRange("86400000000"))
    #expect(failure(.text("25:00"), as: TimeOfDay.self)?.reason == .malformed("25:00"))
    #expect(failure(.real(1), as: TimeOfDay.self)?.reason == .wrongKind(.real))
  }

  @Test("a time is coded as its text, and earlier ones come first")
  func coding() throws {
    let times = try [time("00:00:00"), time("09:05:00"), time("09:05:00.5"), time("18:30:00")]
    let text = String(decoding: try JSONEncoder().encode(times), as: UTF8.self)
    #expect(text == #"["00:00:00","09:05:00","09:05:00.500000","18:30:00"]"#)
    #expect(try JSONDecoder().decode([TimeOfDay].self, from: Data(text.utf8)) == times)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([TimeOfDay].self, from: Data(#"["24:00"]"#.utf8)) }
    #expect(times.shuffled().sorted() == times && times.map(\.description).sorted() == times.map(\.description))
  }

  @Test("a duration is rounded to the microsecond, away from zero in the middle")
  func durations() throws {
    #expect(Duration.seconds(90).sqlValue == .duration(90_000_000))
    #expect(Duration.nanoseconds(1499).sqlValue == .duration(1))
    #expect(Duration.nanoseconds(1500).sqlValue == .duration(2))
    #expect(Duration.nanoseconds(-1500).sqlValue == .duration(-2))
    #expect(Duration.nanoseconds(-499).sqlValue == .duration(0))
    #expect(Duration.microseconds(Int64.min).sqlValue == .duration(.min))
    #expect(try decode(.integer(.max), as: Duration.self) == .microseconds(Int64.max))
    #expect(try decode(.null, as: Duration?.self) == nil)
    #expect(failure(.text("1"), as: Duration.self)?.reason == .wrongKind(.text))
  }

  @Test("a duration beyond 64 bits of microseconds is never bound")
  func longDurations() {
    for duration in [
      Duration.seconds(Int64.max), .seconds(Int64.min), .microseconds(Int64.max) + .nanoseconds(500),
      .microseconds(Int64.min) - .nanoseconds(500),
    ] {
      guard case .unstorable = duration.sqlValue else {
        Issue.record("it would be stored")
        continue
      }
    }
  }

  @Test("random times and durations come back from what is bound")
  func random() throws {
    var random = SeededGenerator(62)
    for _ in 0..<SeededGenerator.rounds(300) {
      let time = try #require(TimeOfDay(microseconds: .random(in: 0..<86_400_000_000, using: &random)))
      #expect(TimeOfDay(time.description) == time)
      let duration = Duration.microseconds(Int64(bitPattern: random.next()))
      guard case .duration(let microseconds) = duration.sqlValue else { throw CancellationError() }
      #expect(try decode(.integer(microseconds), as: Duration.self) == duration)
    }
  }
}
