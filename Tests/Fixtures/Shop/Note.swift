public import BasaltDomain
public import Foundation

/// When a row was made and last changed; the database fills in what an insert leaves out.
@Embeddable
public struct Timestamps: Hashable {
  @Default(.now) public var createdAt: Date
  @Default(.now) @Column("changed_at") public var updatedAt: Date
}

/// A row that is gone for its users and still there.
@Embeddable
public struct Removal: Hashable {
  @Index public var removedAt: Date?
  @Validate(.notBlank) public var reason: String?

  public init(removedAt: Date? = nil, reason: String? = nil) {
    self.removedAt = removedAt
    self.reason = reason
  }
}

/// How often a row was written.
@Embeddable
public struct Revision: Hashable {
  @Validate(.range(1...)) public var version: Int = 1

  public init(version: Int = 1) { self.version = version }
}

/// A row whose key the database makes, with two groups.
@Model(table: "notes")
public struct Note: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var text: String
  @Embedded public var times: Timestamps
  @Embedded public var removal: Removal

  public static let byTime = index(\.times.createdAt, \.text)
  public static let inTime = check { $0.times.updatedAt >= $0.times.createdAt }
  public static let oneReason = unique(\.text, \.removal.reason)
}

/// A row with a key of its own, with two groups, one of which ``Note`` has too.
@Model(table: "drawings")
public struct Drawing: Hashable {
  @PrimaryKey public let id: Key<UUID>
  public var title: String
  @Embedded public var revision: Revision
  @Embedded public var removal: Removal

  public init(id: ID = .new(), title: String, revision: Revision = Revision(), removal: Removal = Removal()) {
    self.id = id
    self.title = title
    self.revision = revision
    self.removal = removal
  }
}
