public import BasaltDomain

/// A row with and without nulls, on which conditions can be compared with Swift's own answers.
@Model(table: "readings")
public struct Reading: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var low: Int?
  public var high: Int?
  public var level: Int
  public var label: String?
  public var name: String
  public var isGood: Bool?
  public var isRead: Bool
}

/// A tree: every row but the root refers to its parent.
@Model(table: "categories")
public struct Category: Hashable {
  @PrimaryKey public let id: Key<Int64>
  public var name: String
  @ForeignKey(onDelete: .restrict) public var parentID: Category.ID?

  public init(id: ID, name: String, parentID: ID? = nil) {
    self.id = id
    self.name = name
    self.parentID = parentID
  }
}

/// Nothing but a natural key.
@Model(table: "labels")
public struct Label: Hashable {
  @PrimaryKey public let name: Key<String>

  public init(name: ID) { self.name = name }
}

/// Every column can be left to the database.
@Model(table: "counters")
public struct Counter: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Default(10) public var total: Int
  @Default(1.5) public var weight: Double
  @Default("it's new") public var note: String?
  @Default(true) public var isOpen: Bool
  @Default("wild") public var mood: Mood
}
