// features: M1
import BasaltDomain

#if REFUSED
  @Model(table: "members")
  class Member {  // expected-error {{'@Model' needs a struct, and 'Member' is a class: rows are values}}
    @PrimaryKey(.generated) let id: Key<Int64> = 1
  }

  @Model
  enum Role {  // expected-error {{'@Model' needs a struct, and 'Role' is an enum}}
    case author
  }

  @Model(table: "boxes")
  struct Box<Content> {  // expected-error {{'Box' has a table and cannot be generic: a table has one set of columns}}
    @PrimaryKey(.generated) let id: Key<Int64>
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    var role: Role
  }

  enum Role: String, ColumnType, Codable {
    case author
  }

  @Model
  struct Box<Content: Sendable & Codable & Hashable> {
    var content: Content
  }
#endif
