import BasaltDomain
import Shop

/// Refers to tables of another module: to a key, and to a unique column that is none.
@Model(table: "reviews")
struct Review {
  @PrimaryKey(.generated) let id: Key<Int64>
  @ForeignKey(onDelete: .cascade) var userID: UserDTO.ID
  @ForeignKey(references: \Room.code) var roomCode: String
  var stars: Int
}

/// Claims a table that another model has.
@Model(table: "teams")
struct Rival {
  @PrimaryKey let id: Key<Int64>
}

/// Refers to a column of which several rows may hold the same value.
@Model(table: "strays")
struct Stray {
  @PrimaryKey let id: Key<Int64>
  @ForeignKey(references: \Room.building) var building: String
  var number: Int
  static let place = foreignKey(\.building, \.number, references: \Room.building, \Room.number)
}

/// Two indexes and two constraints of one name.
@Model(table: "twins")
struct Twin {
  @PrimaryKey let id: Key<Int64>
  @Index var left: Int
  var right: Int
  static let first = index(\.left, name: "twin")
  static let second = index(\.right, name: "twin")
  static let leftIndex = index(\.left, \.right)
  static let once = unique(\.left, \.right, name: "pair")
  static let inOrder = check(name: "pair") { $0.left < $0.right }
}

/// Has an index of the name that one of ``Twin`` has.
@Model(table: "cousins")
struct Cousin {
  @PrimaryKey let id: Key<Int64>
  var age: Int
  static let first = index(\.age, name: "twins_left_index")
}

/// Wants a rule checked that SQL has no words for.
@Model(table: "envelopes")
struct Envelope {
  @PrimaryKey let id: Key<Int64>
  @Validate(.email, .pattern("^a"), check: true) var address: String
}

/// Declares what leads out of its own columns.
@Model(table: "lost")
struct Lost {
  @PrimaryKey let id: Key<Int64>
  @ForeignKey var teamID: Team.ID
  var length: Int
  static let far = check { $0.team.name == "core" }
  static let farIndex = index { $0.team.name.ascending }
  static let computed = index { $0.doubled.ascending }
  static let nothing = check { if Lost.isLimited { $0.length > 0 } }
  static let empty = index { if Lost.isLimited { $0.length.ascending } }
}

extension Lost {
  static var isLimited: Bool { false }
  var doubled: Int { length * 2 }
}
