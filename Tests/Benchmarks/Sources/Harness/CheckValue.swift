public import Foundation

/// The check values of BENCHMARK.md §6, which show that everybody does the same work.
public enum CheckValue {
  /// The value of a user.
  public static func user(
    id: Int64, name: String, email: String, age: Int, isActive: Bool, createdAt: Date
  ) -> Int {
    Int(id) + age + (isActive ? 1 : 0) + name.utf8.count + email.utf8.count
      + createdAt.epochMicroseconds / 1_000_000 % 1000
  }

  /// The value of a row of `big`.
  public static func big(
    id: Int64, userID: Int64, name: String, email: String, score: Double, isActive: Bool, createdAt: Date, note: String?
  ) -> Int {
    Int(id) + Int(userID) + name.utf8.count + email.utf8.count + Int(score.rounded(.down)) + (isActive ? 1 : 0)
      + createdAt.epochMicroseconds % 1000 + (note?.utf8.count ?? 0)
  }

  /// The value of a document.
  ///
  /// - Parameters:
  ///   - day: The calendar date, as days since 1970-01-01.
  ///   - k: The member `k` of the JSON.
  ///   - listCount: The number of elements of `nested.list` in the JSON.
  public static func document(
    id: Int64, uid: UUID, amount: Decimal, day: Int, timestamp: Date, k: Int, listCount: Int, rawCount: Int,
    note: String?
  ) -> Int {
    Int(id) + Int(uid.uuid.0) + amount.tenThousandths % 1000 + day + timestamp.epochMicroseconds % 1000
      + listCount + k + rawCount + (note?.utf8.count ?? 0)
  }

  /// The value of `aggregate_mixed`.
  public static func aggregates(count: Int, average: Double, maximum: Int) -> Int {
    count + Int((average * 1000).rounded(.down)) + maximum
  }
}

extension Date {
  /// The µs since 1970: the nearest, since a `Date` counts seconds in binary.
  public var epochMicroseconds: Int {
    // Whole seconds first: times of our days since 1970, in µs, no longer fit a `Double` exactly.
    let seconds = timeIntervalSinceReferenceDate.rounded(.down)
    let fraction = (timeIntervalSinceReferenceDate - seconds) * 1_000_000
    return (Int(seconds) + Int(Date.timeIntervalBetween1970AndReferenceDate)) * 1_000_000 + Int(fraction.rounded())
  }
}

extension Decimal {
  /// The value times 10,000, as an integer: what `NUMERIC(18,4)` holds.
  var tenThousandths: Int {
    Int(NSDecimalNumber(decimal: self * 10_000).int64Value)
  }
}
