/// Who may see a model's DTO: the `dto:` argument of ``Model(table:dto:)``.
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
/// - `User.Columns`: what `$0` is in the closures of a query. A foreign key `teamID` makes a relation `$0.team`.
/// - `User.mapping`, and the code that reads a row and validates a value.
///
/// Doc comments are copied to wherever a property reappears. The memberwise initialiser stays as Swift makes it.
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
///   - dto: Who may see the DTO; by default, who may see the model.
@attached(member, names: arbitrary)
@attached(
  extension, conformances: Model, Table, RowDecodable, InsertShape, Sendable, Identifiable, names: arbitrary)
@attached(peer, names: suffixed(DTO))
public macro Model(table: String? = nil, dto: DTOAccess? = nil) =
  #externalMacro(module: "BasaltMacros", type: "ModelMacro")
