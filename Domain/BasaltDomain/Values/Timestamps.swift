/// Reads dates and timestamps of the ISO 8601 family from UTF-8 text, without allocating.
///
/// Accepted are `YYYY-MM-DD`, then optionally a space or `T` and `HH:MM[:SS[.fraction]]`, then optionally `Z` or an offset
/// `±HH[:MM]`. Without an offset the time is UTC. Fractions beyond the microsecond are rounded.
struct TimestampReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether all text is read.
  var isAtEnd: Bool { position == bytes.count }

  /// A calendar date.
  mutating func date() -> CalendarDate? {
    guard let days = days() else { return nil }
    return CalendarDate(daysSince1970: Int32(truncatingIfNeeded: days))
  }

  /// A whole timestamp, in microseconds since 1970; nil unless all of the text is one.
  mutating func timestamp() -> Int64? {
    guard let days = days() else { return nil }
    let midnight = Int64(days) * 86_400_000_000
    if isAtEnd { return midnight }
    guard take(UInt8(ascii: " ")) || take(UInt8(ascii: "T")) else { return nil }
    guard let timeOfDay = timeOfDay(), let offset = offset(), isAtEnd else { return nil }
    return midnight + timeOfDay - offset
  }

  private mutating func days() -> Int? {
    guard let year = digits(4), take(UInt8(ascii: "-")), let month = digits(2), take(UInt8(ascii: "-")),
      let day = digits(2), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year)
    else { return nil }
    return CalendarDate.days(year: year, month: month, day: day)
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private mutating func timeOfDay() -> Int64? {
    guard let hour = digits(2), hour < 24, take(UInt8(ascii: ":")), let minute = digits(2), minute < 60 else {
      return nil
    }
    var seconds = hour * 3600 + minute * 60
    var microseconds = 0
    if take(UInt8(ascii: ":")) {
      guard let second = digits(2), second < 60 else { return nil }
      seconds += second
      if take(UInt8(ascii: ".")) {
        guard let fraction = fraction() else { return nil }
        microseconds = fraction
      }
    }
    return Int64(seconds) * 1_000_000 + Int64(microseconds)
  }

  private mutating func fraction() -> Int? {
    var value = 0
    var count = 0
    while position < bytes.count, let digit = Self.digit(bytes[position]) {
      if count < 6 {
        value = value * 10 + digit
      } else if count == 6, digit >= 5 {
        value += 1
      }
      count += 1
      position += 1
    }
    guard count > 0 else { return nil }
    while count < 6 {
      value *= 10
      count += 1
    }
    return value
  }

  /// The offset from UTC in microseconds; zero where none is written.
  private mutating func offset() -> Int64? {
    if isAtEnd || take(UInt8(ascii: "Z")) { return 0 }
    let isEast = take(UInt8(ascii: "+"))
    guard isEast || take(UInt8(ascii: "-")), let hours = digits(2), hours < 24 else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = take(UInt8(ascii: ":"))
      guard let written = digits(2), written < 60 else { return nil }
      minutes = written
    }
    let size = Int64(hours * 60 + minutes) * 60_000_000
    return isEast ? size : -size
  }

  private mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in position..<position + count {
      guard let digit = Self.digit(bytes[index]) else { return nil }
      value = value * 10 + digit
    }
    position += count
    return value
  }

  private static func digit(_ byte: UInt8) -> Int? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}

/// Writes dates and timestamps as ``TimestampReader`` reads them.
struct TimestampWriter {
  private var bytes: [UInt8] = []

  /// What has been written.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends `YYYY-MM-DD`.
  mutating func date(year: Int, month: Int, day: Int) {
    bytes.reserveCapacity(26)
    number(year, 4)
    bytes.append(UInt8(ascii: "-"))
    number(month, 2)
    bytes.append(UInt8(ascii: "-"))
    number(day, 2)
  }

  /// Appends `YYYY-MM-DD HH:MM:SS.ffffff` for an instant, in UTC.
  mutating func timestamp(microseconds: Int64) {
    let day: Int64 = 86_400_000_000
    var days = microseconds / day
    var rest = microseconds % day
    if rest < 0 {
      rest += day
      days -= 1
    }
    let (year, month, dayOfMonth) = CalendarDate.civil(days: Int(days))
    date(year: year, month: month, day: dayOfMonth)
    bytes.append(UInt8(ascii: " "))
    let seconds = Int(rest / 1_000_000)
    number(seconds / 3600, 2)
    bytes.append(UInt8(ascii: ":"))
    number(seconds / 60 % 60, 2)
    bytes.append(UInt8(ascii: ":"))
    number(seconds % 60, 2)
    bytes.append(UInt8(ascii: "."))
    number(Int(rest % 1_000_000), 6)
  }

  private mutating func number(_ value: Int, _ width: Int) {
    var rest = value
    if rest < 0 {
      bytes.append(UInt8(ascii: "-"))
      rest = -rest
    }
    let start = bytes.count
    for _ in 0..<width { bytes.append(UInt8(ascii: "0")) }
    var index = start + width - 1
    while index >= start {
      bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      index -= 1
    }
  }
}

/// Converts instants between microseconds and their text storage.
public enum InstantText {
  /// The text of an instant: `YYYY-MM-DD HH:MM:SS.ffffff`, UTC.
  public static func text(microseconds: Int64) -> String {
    var writer = TimestampWriter()
    writer.timestamp(microseconds: microseconds)
    return writer.string
  }
}
