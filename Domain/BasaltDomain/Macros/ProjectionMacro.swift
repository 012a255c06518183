/// Makes a struct a read-only shape of a model's rows: only its columns are selected, and it can be read and not saved.
///
/// ```swift
/// @Projection(of: User.self)
/// struct UserCard {
///   let id: User.ID
///   let name: String
///   @From<User>(\.team.name) let teamName: String
/// }
///
/// let cards = try await User.objects.fetch(UserCard.self, on: db)
/// ```
///
/// A property reads the column of the model's property with the same name, or the one that ``From(_:)`` names. A name
/// or a type that does not match the model does not compile. Computed and static properties are left alone.
///
/// The struct may stand in any module that sees the model. For projections that belong to the model itself, see
/// ``Table/projection(_:)``.
///
/// - Parameter root: The model whose rows are read.
@attached(member, names: arbitrary)
@attached(extension, conformances: Projection, RowDecodable, Sendable, names: arbitrary)
public macro Projection<Root: Table>(of root: Root.Type) =
  #externalMacro(module: "BasaltMacros", type: "ProjectionMacro")

/// Names the column that a property of a ``Projection(of:)`` reads, where it is not the one of the same name: the column
/// of a related table, or one under another name.
///
/// ```swift
/// @From<User>(\.team.name) let teamName: String
/// @From<User>(\.manager.name) let managerName: String?
/// ```
///
/// Behind a nullable relation every column is optional.
///
/// - Parameter path: The way to the column, from the columns of the model.
@attached(peer)
public macro From<Root: Table>(_ path: PartialKeyPath<Root.QueryColumns>) =
  #externalMacro(module: "BasaltMacros", type: "FromMacro")
