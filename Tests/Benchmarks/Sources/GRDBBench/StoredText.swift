import Foundation
import GRDB
import GRDBSQLite
import Harness

// GRDB's own `Date` keeps milliseconds; `big` and `docs` hold microseconds. So a type of the user's own is needed, which
// GRDB provides for: `DatabaseValueConvertible` stores it, `StatementColumnConvertible` reads it without a detour. It
// makes `select_filter` cheaper by a quarter or more, and so it serves `users` as well.

/// An instant stored as `YYYY-MM-DD HH:MM:SS.ffffff`, UTC; read without the fraction as well.
struct StoredInstant: Sendable {
  static let length = 26
  static let lengthWithoutFraction = 19

  var date: Date
}

extension StoredInstant: StatementColumnConvertible {
  init?(sqliteStatement: SQLiteStatement, index: CInt) {
    guard let start = sqlite3_column_text(sqliteStatement, index) else { return nil }
    self.init(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, index))))
  }

  private init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count == Self.length || text.count == Self.lengthWithoutFraction,
      text[10] == .space, text[13] == .colon, text[16] == .colon,
      let day = StoredDay(UnsafeBufferPointer(rebasing: text[..<StoredDay.length])),
      let hour = text.number(at: 11, digits: 2), let minute = text.number(at: 14, digits: 2),
      let second = text.number(at: 17, digits: 2)
    else { return nil }
    let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
    date = Date(timeIntervalSinceReferenceDate: Double(seconds) - Date.timeIntervalBetween1970AndReferenceDate)
    if text.count == Self.length {
      guard text[19] == .point, let fraction = text.number(at: 20, digits: 6) else { return nil }
      date += Double(fraction) * 1e-6
    }
  }
}

extension StoredInstant: DatabaseValueConvertible {
  static func fromDatabaseValue(_ value: DatabaseValue) -> StoredInstant? {
    guard var text = String.fromDatabaseValue(value) else { return nil }
    return text.withUTF8 { StoredInstant($0) }
  }

  var databaseValue: DatabaseValue {
    let (seconds, fraction) = date.epochMicroseconds.quotientAndRemainder(dividingBy: 1_000_000)
    let text = String(unsafeUninitializedCapacity: Self.length) { buffer in
      StoredDay(daysSince1970: seconds / 86_400).write(to: buffer)
      buffer[10] = .space
      buffer.write(seconds / 3600 % 24, at: 11, digits: 2)
      buffer[13] = .colon
      buffer.write(seconds / 60 % 60, at: 14, digits: 2)
      buffer[16] = .colon
      buffer.write(seconds % 60, at: 17, digits: 2)
      buffer[19] = .point
      buffer.write(fraction, at: 20, digits: 6)
      return Self.length
    }
    return text.databaseValue
  }
}

/// A calendar date stored as `YYYY-MM-DD`, counted in days since 1970-01-01.
struct StoredDay: Sendable {
  static let length = 10

  var daysSince1970: Int
}

extension StoredDay: StatementColumnConvertible {
  init?(sqliteStatement: SQLiteStatement, index: CInt) {
    guard let start = sqlite3_column_text(sqliteStatement, index) else { return nil }
    self.init(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, index))))
  }
}

extension StoredDay: DatabaseValueConvertible {
  static func fromDatabaseValue(_ value: DatabaseValue) -> StoredDay? {
    guard var text = String.fromDatabaseValue(value) else { return nil }
    return text.withUTF8 { StoredDay($0) }
  }

  var databaseValue: DatabaseValue {
    let text = String(unsafeUninitializedCapacity: Self.length) { buffer in
      write(to: buffer)
      return Self.length
    }
    return text.databaseValue
  }
}

// The Gregorian calendar in years that begin on 1 March: the leap day ends the year, and the days before a month follow
// one linear formula. 719,468 days lie between 0000-03-01 and 1970-01-01. For dates since then.
extension StoredDay {
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count == Self.length, text[4] == .dash, text[7] == .dash,
      let year = text.number(at: 0, digits: 4), let month = text.number(at: 5, digits: 2),
      let day = text.number(at: 8, digits: 2)
    else { return nil }
    let marchYear = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    daysSince1970 = marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
  }

  func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
    let (era, dayOfEra) = (daysSince1970 + 719_468).quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    buffer.write(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), at: 0, digits: 4)
    buffer[4] = .dash
    buffer.write(month, at: 5, digits: 2)
    buffer[7] = .dash
    buffer.write(dayOfYear - (153 * marchMonth + 2) / 5 + 1, at: 8, digits: 2)
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func number(at start: Int, digits: Int) -> Int? {
    var value = 0
    for index in start..<start + digits {
      let digit = Int(self[index]) - 48
      guard 0...9 ~= digit else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  fileprivate func write(_ value: Int, at start: Int, digits: Int) {
    var rest = value
    for index in (start..<start + digits).reversed() {
      self[index] = UInt8(48 + rest % 10)
      rest /= 10
    }
  }
}

extension UInt8 {
  fileprivate static let space = UInt8(ascii: " ")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let point = UInt8(ascii: ".")
  fileprivate static let dash = UInt8(ascii: "-")
}
