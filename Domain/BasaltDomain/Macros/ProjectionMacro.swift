/// Makes a struct a read-only shape of a model's rows: only what it shows is selected, and it can be read and not saved.
///
/// ```swift
/// @Projection(of: Post.self)
/// struct PostCard {
///   let id: Post.ID
///   let title: String                                              // the column of the same name
///   @From<Post>(\.author.team.name) let teamName: String           // a column of a related table
///   @From<Post>({ $0.title.uppercased() }) let headline: String    // computed by the database
///   let author: UserCard                                           // a projection of the related row
///   let reviewer: UserCard?                                        // of a row that may be missing
///   @Computed var initial: String { String(title.prefix(1)) }      // computed in Swift, and shown in JSON
/// }
///
/// let cards = try await Post.objects.fetch(PostCard.self, on: db)
/// ```
///
/// SQL: `SELECT "t0"."id", "t0"."title", "t2"."name", UPPER("t0"."title"), … FROM "posts" AS "t0" JOIN …`
///
/// A property reads the column of the model's property with the same name, or what ``From(_:)`` names. Where that is a
/// to-one relation, the property holds a part: a projection of the related model, its DTO for instance; behind a nullable
/// relation it is optional, and nil where there is no row. A name or a type that does not match the model does not compile.
/// Aggregates and hidden columns are refused when the query is run, with `invalidQuery`.
///
/// Computed and static properties are left alone, unless ``Computed()`` marks them. The struct becomes `Encodable`: stored
/// properties, then those with `@Computed`. Write an `encode(to:)` in the struct to have it otherwise.
///
/// The struct may stand in any module that sees the model. For projections that belong to the model itself, see
/// ``Table/projection(_:)``.
///
/// - Parameter root: The model whose rows are read.
@attached(member, names: arbitrary)
@attached(extension, conformances: Projection, RowDecodable, Sendable, Encodable, names: arbitrary)
public macro Projection<Root: Table>(of root: Root.Type) =
  #externalMacro(module: "BasaltMacros", type: "ProjectionMacro")

/// Names the column that a property of a ``Projection(of:)`` reads, where it is not the one of the same name: the column
/// of a related table, or one under another name; or the relation that a part is read over.
///
/// ```swift
/// @From<User>(\.team.name) let teamName: String
/// @From<User>(\.manager.name) let managerName: String?
/// @From<User>(\.manager) let boss: UserCard?
/// ```
///
/// Behind a nullable relation every column is optional.
///
/// - Parameter path: The way to the column, from the columns of the model.
@attached(peer)
public macro From<Root: Table>(_ path: PartialKeyPath<Root.QueryColumns>) =
  #externalMacro(module: "BasaltMacros", type: "FromMacro")

/// Has the database compute what a property of a ``Projection(of:)`` shows.
///
/// ```swift
/// @From<User>({ $0.firstName.appending(" ").appending($0.lastName) }) let fullName: String
/// @From<User>({ $0.age >= 18 }) let isAdult: Bool
/// @From<User>({ $0.team.name.lowercased() }) let team: String
/// ```
///
/// SQL: `"t0"."first_name" || ? || "t0"."last_name"`
///
/// The closure makes an expression of the model's columns, as in `select`; what it needs beside them are values that are
/// the same for every query, for the expression is made once. Its type is the property's. Aggregates are refused: a field
/// is computed for each row.
///
/// - Parameter expression: Makes the expression of the columns of the model.
@attached(peer)
public macro From<Root: Table>(_ expression: (Root.QueryColumns) -> any QueryExpression) =
  #externalMacro(module: "BasaltMacros", type: "FromMacro")

/// Shows a property of a ``Projection(of:)`` that is computed in Swift like a stored one: in JSON and in its schema.
///
/// ```swift
/// @Computed var initials: String { String(name.prefix(1)) }
/// ```
///
/// Where a target's declarations belong to the main actor, write `nonisolated` in front of the property: values are encoded
/// anywhere. On a stored property, and outside a projection, it is an error.
@attached(peer)
public macro Computed() = #externalMacro(module: "BasaltMacros", type: "ComputedMacro")
