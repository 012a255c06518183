public import BasaltDomain

/// What the kennel's tables refer to.
@Model(table: "dogs")
public struct Dog: Hashable {
  @PrimaryKey public let name: Key<String>
  public var age: Int

  public init(name: ID, age: Int = 1) {
    self.name = name
    self.age = age
  }
}

/// One foreign key for each action; a row uses one of them.
@Model(table: "leashes")
public struct Leash: Hashable {
  @PrimaryKey public let id: Key<Int64>
  @ForeignKey(onDelete: .noAction, onUpdate: .noAction) public var idleID: Dog.ID?
  @ForeignKey(onDelete: .restrict, onUpdate: .restrict) public var strictID: Dog.ID?
  @ForeignKey(onDelete: .cascade, onUpdate: .cascade) public var boundID: Dog.ID?
  @ForeignKey(onDelete: .setNull, onUpdate: .setNull) public var looseID: Dog.ID?
  @Default("stray") @ForeignKey(onDelete: .setDefault, onUpdate: .setDefault) public var spareID: Dog.ID?

  public init(
    id: ID, idleID: Dog.ID? = nil, strictID: Dog.ID? = nil, boundID: Dog.ID? = nil, looseID: Dog.ID? = nil,
    spareID: Dog.ID? = nil
  ) {
    self.id = id
    self.idleID = idleID
    self.strictID = strictID
    self.boundID = boundID
    self.looseID = looseID
    self.spareID = spareID
  }
}

/// A tree whose rows may go together in one statement, unlike those of ``Category``.
@Model(table: "folders")
public struct Folder: Hashable {
  @PrimaryKey public let id: Key<Int64>
  @ForeignKey(onDelete: .noAction) public var parentID: Folder.ID?

  public init(id: ID, parentID: ID? = nil) {
    self.id = id
    self.parentID = parentID
  }
}

/// Each department has clerks, one of whom may be its head: two tables in a circle.
@Model(table: "departments")
public struct Department: Hashable {
  @PrimaryKey public let id: Key<Int64>
  @ForeignKey(onDelete: .setNull) public var headID: Clerk.ID?

  public init(id: ID, headID: Clerk.ID? = nil) {
    self.id = id
    self.headID = headID
  }
}

/// The other side of the circle.
@Model(table: "clerks")
public struct Clerk: Hashable {
  @PrimaryKey public let id: Key<Int64>
  public var name: String
  @ForeignKey(onDelete: .cascade) public var departmentID: Department.ID

  public init(id: ID, name: String, departmentID: Department.ID) {
    self.id = id
    self.name = name
    self.departmentID = departmentID
  }
}
