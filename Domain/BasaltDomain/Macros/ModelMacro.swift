/// Who may see a model's DTO: the `dto:` argument of ``Model(table:schema:comment:dto:)``.
///
/// By default a DTO is as visible as its model. It can be more visible, which is how a module shows its data and keeps its
/// tables to itself; it cannot be less visible, because the type of the model's key is made from it.
public enum DTOAccess: Sendable {
  /// Everyone who imports the module.
  case `public`
  /// Every module of the package.
  case `package`
  /// The module.
  case `internal`
}

/// Derives, from one struct, the types that an application would otherwise write by hand.
///
/// ```swift
/// /// A member of the site.
/// @Model(table: "users")
/// public struct User {
///   @PrimaryKey(.generated) public let id: Key<Int64>
///   /// Where we write to.
///   @Unique @Validate(.email) public var email: String
///   @Length(1...80) public var name: String
///   public var age: Int?
///   @Hidden public var passwordHash: String
///   @Default(.now) public var createdAt: Date
///   @ForeignKey(onDelete: .cascade) public var teamID: Team.ID
///
///   /// What strangers see.
///   public static let card = projection(\.id, \.name)
/// }
/// ```
///
/// Every stored property is a column, called as the property in `snake_case`. From the struct above come:
///
/// - `User.ID`, also `User.Key<Int64>`: the type of its keys, which is no other model's.
/// - `UserDTO`, also `User.DTO`: a read-only, `Codable` value with every property that is not marked ``Hidden()`` and not
///   private. Nothing can save it.
/// - `UserDTO.Card`: the projection, with the types and the comments of the properties that it lists.
/// - `User.Draft`: what an insert takes where the database makes the key. Columns with a ``Default(_:)`` are optional in
///   it, and nil leaves them to the database.
/// - `User.Patch`: a partial update, in which every field is unset or has a value.
/// - `User.Columns`: what `$0` is in the closures of a query. A foreign key `teamID` makes a relation `$0.team`.
/// - `User.mapping`, and the code that reads a row and validates a value.
///
/// Doc comments are copied to wherever a property reappears, and into JSON Schema. The memberwise initialiser stays as Swift
/// makes it.
///
/// Input can be decoded into a `Draft` and a `Patch`; both know only the properties that input may set: not the key that the
/// database makes, nothing hidden, private, ``ReadOnly()`` or ``Generated(_:stored:)``. Where a draft needs more than that, or
/// the model brings its key, `Draft.Input` or `User.Input` takes what may come from outside, and `draft(…)` or `model(…)` adds
/// the rest:
///
/// ```swift
/// let input = try JSONDecoder().decode(User.Draft.Input.self, from: body)
/// let user = try await input.draft(passwordHash: hash).insert(on: db)
/// ```
///
/// Indexes, constraints of several columns, composite keys and rules of several fields are static constants inside:
///
/// ```swift
/// static let byName = index(\.lastName, \.firstName)
/// static let oncePerDay = unique(\.roomID, \.day)
/// static let key = primaryKey(\.roomID, \.day)                  // in place of `@PrimaryKey`
/// static let inOrder = rule(\.endsAt, \.startsAt, message: "must be after the start") { $0 > $1 }
/// ```
///
/// A model without a table is a value with validation and a DTO, which can be neither saved nor queried:
///
/// ```swift
/// @Model struct Address {
///   @Length(1...10) var city: String
///   var zip: String?
/// }
/// ```
///
/// A DTO can be public while its model is internal, with `dto: .public`. Other modules then read the data and hold the
/// keys, and cannot name the table:
///
/// ```swift
/// @Model(table: "authors", dto: .public)
/// struct Author {
///   @PrimaryKey(.generated) let id: Key<Int64>
///   var name: String
/// }
/// ```
///
/// With the upcoming feature `InternalImportsByDefault`, a file whose DTO is public must write `public import BasaltDomain`,
/// and so for Foundation where the DTO holds a `Date`. The compiler does not count what macros generate as a use of that
/// import; a public declaration of your own in the file that names `AuthorDTO.ID`, say an alias, keeps it from warning.
///
/// - Parameters:
///   - table: The table's name, as a string literal. Without it the model is a value without a table.
///   - schema: The schema that the table is in, as a string literal, where it is not the connection's own.
///   - comment: What the database says about the table to people who look at it, as a string literal.
///   - dto: Who may see the DTO; by default, who may see the model.
@attached(member, names: arbitrary)
@attached(
  extension, conformances: Model, Table, RowDecodable, InsertShape, Sendable, Identifiable, names: arbitrary)
@attached(peer, names: suffixed(DTO))
public macro Model(table: String? = nil, schema: String? = nil, comment: String? = nil, dto: DTOAccess? = nil) =
  #externalMacro(module: "BasaltMacros", type: "ModelMacro")

/// Makes a struct a group of fields that several tables share.
///
/// ```swift
/// @Embeddable struct Timestamps {
///   @Default(.now) var createdAt: Date
///   @Default(.now) var updatedAt: Date
/// }
///
/// @Model(table: "notes") struct Note {
///   @PrimaryKey(.generated) let id: Key<Int64>
///   var text: String
///   @Embedded var times: Timestamps
/// }
///
/// let recent = try await Note.objects.order { $0.times.updatedAt.descending }.limit(10).all(on: db)
/// ```
///
/// Its properties take the attributes of columns and of rules, but no keys and no further groups. From the struct come
/// `TimestampsDTO`, which is nested in the DTO of each table that has the group; `Timestamps.Draft`, in which columns with a
/// ``Default(_:)`` are optional; and the code that reads, writes and validates it.
@attached(member, names: arbitrary)
@attached(extension, conformances: Model, Embeddable, Sendable, names: arbitrary)
@attached(peer, names: suffixed(DTO))
public macro Embeddable() = #externalMacro(module: "BasaltMacros", type: "ModelMacro")
