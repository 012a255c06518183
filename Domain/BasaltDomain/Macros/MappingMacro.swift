/// Maps a struct of another module, which cannot be annotated, to a table: what ``Model(table:schema:comment:dto:)`` makes
/// of a struct of one's own, beside it.
///
/// ```swift
/// public import BasaltDomain
/// public import Geo
///
/// @Mapping(table: "cities")
/// extension City: @retroactive Table {
///   private struct Fields {
///     @PrimaryKey(.generated) var id: Int64
///     @Length(1...80) var name: String
///     var population: Int?
///   }
///
///   public static let card = projection(\.id, \.name)
/// }
///
/// let large = try await City.objects.filter { $0.population > 1_000_000 }.all(on: db)
/// ```
///
/// `Fields` repeats the stored properties, under their names and with their types, in the order of the struct's public
/// initialiser, and carries the attributes. A name or a type that does not match the struct does not compile. A property
/// that has a default value in that initialiser may be left out; then it has no column.
///
/// What is not possible in an extension is different from a model: the DTO is nested, `City.DTO`; and the conformances are
/// yours to write. `@retroactive Table` is enough for a struct whose keys the database makes; with keys of the program's
/// own it takes `@retroactive InsertShape` besides. The struct has to be `Sendable`; where its module does not say so,
/// write `@unchecked Sendable` too, with your reasons. What is generated is public, so import the struct's module publicly.
/// Where a target's declarations belong to the main actor, write `nonisolated extension`.
///
/// - Parameters:
///   - table: The table's name, as a string literal.
///   - schema: The schema that the table is in, as a string literal, where it is not the connection's own.
///   - comment: What the database says about the table to people who look at it, as a string literal.
@attached(member, names: arbitrary)
public macro Mapping(table: String, schema: String? = nil, comment: String? = nil) =
  #externalMacro(module: "BasaltMacros", type: "MappingMacro")
