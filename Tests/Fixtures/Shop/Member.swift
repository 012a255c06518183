public import BasaltDomain
public import Foundation

/// What a member pays for.
public enum Plan: String, ColumnType, Codable, CaseIterable {
  case free
  case pro
  case trial
}

extension ValidationRule where Value == String {
  /// No capital letters.
  public static var lowerCase: Self { Self("lowerCase", message: "must be in lower case") { $0 == $0.lowercased() } }
}

/// Somebody who belongs to the club.
///
/// There is a rule of every kind, and a field of every kind that input may or may not set.
@Model(table: "members")
public struct Member: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  /// Where we write to.
  @Unique @Validate(.email) public var email: String
  /// What others call the member.
  @Length(2...12) @Validate(.notBlank, .lowerCase) public var nick: String
  /// In years.
  @Validate(.range(18...130)) public var age: Int?
  @Validate(.url) public var site: String?
  @Validate(.pattern("[A-Z]{2}-[0-9]{3}")) public var badge: String?
  @Validate(.oneOf(Plan.free, Plan.pro)) public var plan: Plan = Plan.free
  @Validate(.range(0.0...5.0)) public var rating: Double = 2.5
  @Precision(10, scale: 2) @Validate(.range(0...)) public var balance: Decimal = 0
  @Hidden public var passwordHash: String = ""
  @ReadOnly public var visits: Int = 0
  /// The number that opens the door.
  @Hidden @Input @Length(4...8) public var pin: String?
  @Default(.now) public var joinedAt: Date
  public var leftAt: Date?
  @Default("none") @Length(0...20) public var note: String?

  static let leavesLater = rule(\.leftAt, \.joinedAt, message: "must be after the day of joining") { left, joined in
    left.map { $0 > joined } ?? true
  }
  static let proNeedsPin = rule(\.pin, \.plan, message: "is needed for the plan pro") { pin, plan in
    plan != .pro || pin != nil
  }

  /// What the list of members shows.
  public static let badgeCard = projection(\.nick, \.badge, \.rating)
}
