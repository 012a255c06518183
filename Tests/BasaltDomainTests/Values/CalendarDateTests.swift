import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltDomain

@Suite("Calendar date", .feature("M6", on: .core))
struct CalendarDateTests {
  @Test(
    "well-known days have their number",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (1970, 12, 31, 364), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
      (1600, 1, 1, -135_140), (0, 1, 1, -719_528), (9999, 12, 31, 2_932_896), (2038, 1, 19, 24_855),
    ])
  func knownDays(year: Int, month: Int, day: Int, number: Int) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(Int(date.daysSince1970) == number)
    #expect(CalendarDate(daysSince1970: Int32(number)).civil == (year, month, day))
  }

  @Test("the days of eight centuries follow one another without gap or repetition")
  func everyDay() {
    var number = CalendarDate.days(year: 1600, month: 1, day: 1)
    for year in 1600..<2400 {
      for month in 1...12 {
        for day in 1...Self.length(of: month, in: year) {
          guard CalendarDate.days(year: year, month: month, day: day) == number,
            CalendarDate.civil(days: number) == (year, month, day)
          else {
            Issue.record("\(year)-\(month)-\(day) is not day \(number)")
            return
          }
          number += 1
        }
      }
    }
  }

  @Test("the ends of all months of twenty thousand years are right")
  func everyMonth() {
    var number = CalendarDate.days(year: -9999, month: 1, day: 1)
    for year in -9999...9999 {
      for month in 1...12 {
        let last = Self.length(of: month, in: year)
        guard CalendarDate.days(year: year, month: month, day: 1) == number,
          CalendarDate.civil(days: number) == (year, month, 1),
          CalendarDate.civil(days: number + last - 1) == (year, month, last)
        else {
          Issue.record("the ends of \(year)-\(month) are wrong")
          return
        }
        number += last
      }
    }
  }

  @Test("random days agree with Foundation's calendar")
  func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var random = SeededGenerator(1)
    for _ in 0..<SeededGenerator.rounds(500) {
      let days = Int32.random(in: -130_000...700_000, using: &random)
      let civil = CalendarDate(daysSince1970: days).civil
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      #expect(civil.year == parts.year && civil.month == parts.month && civil.day == parts.day)
    }
  }

  @Test(
    "a day that the calendar does not have is refused",
    arguments: [
      (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2000, 2, 30), (2024, 4, 31), (2024, 6, 31), (2024, 9, 31),
      (2024, 11, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (2024, 1, 32), (2024, 1, -1), (10_000, 1, 1),
      (Int.max, 1, 1), (Int.min, 1, 1), (2024, Int.max, 1), (2024, 1, Int.max),
    ])
  func invalid(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test("its text is YYYY-MM-DD and reads back as the same day")
  func text() throws {
    #expect(try #require(CalendarDate(year: 2024, month: 2, day: 29)).description == "2024-02-29")
    #expect(try #require(CalendarDate(year: 7, month: 1, day: 2)).description == "0007-01-02")
    for days in stride(from: Int32(-719_528), through: 2_932_896, by: 997) {
      let date = CalendarDate(daysSince1970: days)
      #expect(CalendarDate(date.description) == date)
    }
  }

  @Test(
    "text that is no date is refused",
    arguments: [
      "", "2024", "2024-02", "2024-2-9", "2024-02-30", "2023-02-29", "2024-02-29 ", " 2024-02-29", "2024-02-29T00:00",
      "2024/02/29", "24-02-29", "02024-02-29", "２０２４-02-29", "2024-0b-29", "2024-00-10", "2024-13-01", "20240229",
    ])
  func invalidText(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test(
    "a day outside the years 0 to 9999 is never written as another day",
    arguments: [Int32(2_932_897), 4_000_000, .max, -719_529, -1_000_000, .min])
  func farDays(_ days: Int32) {
    let date = CalendarDate(daysSince1970: days)
    let readBack = CalendarDate(date.description)
    #expect(readBack == nil || readBack == date, "\(date.civil) was written as \(date.description)")
  }

  @Test("every day that can be made of numbers reads back from its text", arguments: [-9999, -1, 0, 1, 9999])
  func lossless(year: Int) {
    guard let date = CalendarDate(year: year, month: 12, day: 31) else { return }
    #expect(CalendarDate(date.description) == date)
  }

  @Test("days are ordered by time")
  func order() throws {
    let early = try #require(CalendarDate(year: 1969, month: 12, day: 31))
    #expect(early < CalendarDate(daysSince1970: 0))
    #expect([CalendarDate(daysSince1970: 3), early].min() == early)
  }

  @Test("it is coded as its text, and other text is refused")
  func coding() throws {
    let date = try #require(CalendarDate(year: 2024, month: 2, day: 29))
    let data = try JSONEncoder().encode([date])
    #expect(String(decoding: data, as: UTF8.self) == #"["2024-02-29"]"#)
    #expect(try JSONDecoder().decode([CalendarDate].self, from: data) == [date])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data(#"["2023-02-29"]"#.utf8))
    }
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
