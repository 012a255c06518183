public import BasaltDomain
public import Foundation

/// Users belong to a team.
@Model(table: "teams")
public struct Team: Hashable {
  @PrimaryKey public let id: Key<UUID>
  public var name: String

  public init(id: ID = .new(), name: String) {
    self.id = id
    self.name = name
  }
}

/// A member of the shop's site.
@Model(table: "users")
public struct User: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  /// Where we write to.
  @Unique @Validate(.email) public var email: String
  @Length(1...80) public var name: String
  public var age: Int?
  @Hidden public var passwordHash: String
  public var views: Int = 0
  public var isActive: Bool = true
  @Default(.now) public var createdAt: Date
  @ForeignKey(onDelete: .cascade) public var teamID: Team.ID
  @ForeignKey(onDelete: .setNull) public var managerID: User.ID?

  public var isAdult: Bool { (age ?? 0) >= 18 }

  /// What strangers see.
  public static let card = projection(\.id, \.name)
}

extension User {
  public static let adults = condition { $0.age >= 18 }
}

@Model(table: "posts")
public struct Post: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Index public var title: String
  @Column("body_text") public var body: String?
  @ForeignKey(onDelete: .cascade) public var authorID: User.ID
  @ForeignKey public var reviewerID: User.ID?
}

/// No table: a value with validation and a DTO.
@Model
public struct Address: Hashable {
  @Length(1...10) public var city: String
  public var zip: String?
}
