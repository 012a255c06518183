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

  /// A time of day, in microseconds since midnight. One that is rounded up to the next midnight is a whole day.
  mutating func time() -> Int64? { timeOfDay() }

  /// A whole timestamp, in microseconds since 1970; nil unless all of the text is one.
  mutating func timestamp() -> Int64? { usualTimestamp() ?? anyTimestamp() }

  /// `YYYY-MM-DD HH:MM:SS`, alone or with six digits of a fraction: what Basalt itself writes. Every position is known, so
  /// that the digits are read without a branch each and judged together at the end.
  private func usualTimestamp() -> Int64? {
    guard bytes.count == 19 || bytes.count == 26, let start = bytes.baseAddress else { return nil }
    var isWrong: UInt8 = 0
    func digit(_ index: Int) -> Int {
      let digit = start[index] &- UInt8(ascii: "0")
      isWrong |= digit > 9 ? 1 : 0
      return Int(truncatingIfNeeded: digit)
    }
    func pair(_ index: Int) -> Int { digit(index) &* 10 &+ digit(index &+ 1) }
    func expect(_ byte: UInt8, at index: Int) { isWrong |= start[index] ^ byte }

    let year = pair(0) &* 100 &+ pair(2)
    let month = pair(5)
    let day = pair(8)
    let hour = pair(11)
    let minute = pair(14)
    let second = pair(17)
    expect(UInt8(ascii: "-"), at: 4)
    expect(UInt8(ascii: "-"), at: 7)
    expect(UInt8(ascii: " "), at: 10)
    expect(UInt8(ascii: ":"), at: 13)
    expect(UInt8(ascii: ":"), at: 16)
    var fraction = 0
    if bytes.count == 26 {
      expect(UInt8(ascii: "."), at: 19)
      fraction = (pair(20) &* 100 &+ pair(22)) &* 100 &+ pair(24)
    }
    guard isWrong == 0, month >= 1, month <= 12, day >= 1, day <= 28 || day <= Self.length(ofMonth: month, year),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let days = CalendarDate.days(year: year, month: month, day: day)
    let seconds = days &* 86_400 &+ hour &* 3600 &+ minute &* 60 &+ second
    return Int64(seconds &* 1_000_000 &+ fraction)
  }

  private mutating func anyTimestamp() -> Int64? {
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

  @inline(__always)
  private mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in position..<position + count {
      guard let digit = Self.digit(bytes[index]) else { return nil }
      value = value &* 10 &+ digit
    }
    position += count
    return value
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> Int? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}

/// Writes dates and timestamps as ``TimestampReader`` reads them.
package enum TimestampText {
  /// `YYYY-MM-DD`.
  static func date(days: Int) -> String {
    String(unsafeUninitializedCapacity: 12) { buffer in
      var writer = DigitWriter(buffer)
      writer.date(days: days)
      return writer.count
    }
  }

  /// `HH:MM:SS`, and `.ffffff` where there is a fraction.
  package static func time(microseconds: Int64) -> String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      var writer = DigitWriter(buffer)
      writer.time(microseconds: Int(microseconds), isFractionAlwaysWritten: false)
      return writer.count
    }
  }

  /// `YYYY-MM-DDTHH:MM:SS.ffffffZ`, as RFC 3339 has it.
  static func instant(microseconds: Int64) -> String {
    timestamp(microseconds: microseconds).replacing(" ", with: "T") + "Z"
  }

  /// `YYYY-MM-DD HH:MM:SS.ffffff`, in UTC.
  package static func timestamp(microseconds: Int64) -> String {
    let day: Int64 = 86_400_000_000
    let rest = Int(((microseconds % day) + day) % day)
    let days = Int((microseconds - Int64(rest)) / day)
    return String(unsafeUninitializedCapacity: 28) { buffer in
      var writer = DigitWriter(buffer)
      writer.date(days: days)
      writer.byte(UInt8(ascii: " "))
      writer.time(microseconds: rest, isFractionAlwaysWritten: true)
      return writer.count
    }
  }
}

/// Writes numbers of fixed width into memory that is large enough for them.
private struct DigitWriter {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func byte(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  mutating func number(_ value: Int, _ width: Int) {
    var rest = value
    var index = count + width - 1
    while index >= count {
      buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      index -= 1
    }
    count += width
  }

  mutating func time(microseconds: Int, isFractionAlwaysWritten: Bool) {
    let seconds = microseconds / 1_000_000
    number(seconds / 3600, 2)
    byte(UInt8(ascii: ":"))
    number(seconds / 60 % 60, 2)
    byte(UInt8(ascii: ":"))
    number(seconds % 60, 2)
    let fraction = microseconds % 1_000_000
    guard isFractionAlwaysWritten || fraction != 0 else { return }
    byte(UInt8(ascii: "."))
    number(fraction, 6)
  }

  mutating func date(days: Int) {
    let (year, month, day) = CalendarDate.civil(days: days)
    number(year, 4)
    byte(UInt8(ascii: "-"))
    number(month, 2)
    byte(UInt8(ascii: "-"))
    number(day, 2)
  }
}
