public import BasaltDomain
public import Foundation

/// An event that lasts some days. The program makes its key.
@Model(table: "conferences")
public struct Conference: Hashable {
  @PrimaryKey public let id: Key<UUID>
  /// What it is called.
  @Length(1...40) @Validate(.notBlank) public var title: String
  public var startsAt: Date
  public var endsAt: Date
  @Validate(.range(1...)) public var seats: Int = 10
  @Hidden public var budget: Int?
  /// Written once.
  public let code: String

  static let endsAfterStart = rule(\.endsAt, \.startsAt, message: "must be after the start") { $0 > $1 }
}

/// A row whose rules the database checks too.
@Model(table: "tickets")
public struct Ticket: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Validate(.range(1...100), check: true) public var seat: Int
  @Validate(.length(3...5), check: true) public var code: String
  @Validate(.oneOf("adult", "child"), check: true) public var kind: String?
  @Validate(.range(0.5...), check: true) public var weight: Double?
  @Precision(8, scale: 2) @Validate(.range(0...100), check: true) public var price: Decimal?
  @Validate(.range(...Date(timeIntervalSince1970: 4_000_000_000)), check: true) public var soldAt: Date?
  @Validate(.oneOf(Plan.free, Plan.pro), check: true) public var plan: Plan?
  @Generated("seat * 2") public let doubled: Int
}

/// A rule that SQL cannot say, and that the database is to check all the same.
@Model(table: "unsayables")
public struct Unsayable: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Validate(.email, check: true) public var email: String
}

/// What happened, as hooks of other models write it down.
@Model(table: "audit_entries")
public struct AuditEntry: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Length(1...200) public var event: String
}
