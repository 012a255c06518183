/// What a model declares about its table as a whole: an index, a constraint, a composite key.
///
/// It stands in the model's braces as a static constant, where `@Model` reads it, and is ordinary code: the compiler checks
/// the key paths, and the editor finds and renames them.
public struct TableDeclaration<Root>: Sendable {
  let content: DeclarationContent

  init(_ content: DeclarationContent) { self.content = content }
}

/// What is declared, without the model's type. Closures are evaluated when the schema is asked for, because models may
/// refer to each other in a circle.
enum DeclarationContent: Sendable {
  typealias Property = any AnyKeyPath & Sendable

  case primaryKey([Property])
  case unique([Property], name: String?)
  case index(IndexContent, name: String?)
  case check(@Sendable () -> CheckSchema.Condition?, name: String?)
  case foreignKey(
    [Property], @Sendable () -> TableMapping, [Property], onDelete: ReferentialAction, onUpdate: ReferentialAction)
}

/// What an index is made of.
struct IndexContent: Sendable {
  var terms: @Sendable (TableMapping) -> [IndexTerm?]
  var condition: (@Sendable () -> ExpressionNode?)?
  var isUnique: Bool
  var method: IndexMethod
}

extension Table {
  /// A property as declarations name it.
  public typealias PropertyPath = any PartialKeyPath<Self> & Sendable

  /// Declares a primary key of several columns: `static let key = primaryKey(\.roomID, \.day)`.
  ///
  /// The model gets an ``ID`` with a field for each of them. The key is made by the program.
  public static func primaryKey(_ columns: PropertyPath...) -> TableDeclaration<Self> {
    TableDeclaration(.primaryKey(columns))
  }

  /// Declares columns of which no two rows may hold the same values: `static let oncePerDay = unique(\.roomID, \.day)`.
  ///
  /// SQL: `CONSTRAINT "bookings_once_per_day" UNIQUE ("room_id", "day")`
  ///
  /// - Parameter name: the constraint's name, by default the table's and the declaration's.
  public static func unique(_ columns: PropertyPath..., name: String? = nil) -> TableDeclaration<Self> {
    TableDeclaration(.unique(columns, name: name))
  }

  /// Declares an index on columns: `static let byName = index(\.lastName, \.firstName)`.
  ///
  /// SQL: `CREATE INDEX "users_by_name" ON "users" ("last_name", "first_name")`
  ///
  /// - Parameters:
  ///   - unique: whether no two rows of the index may hold the same values.
  ///   - method: how it is built; an engine that cannot refuses.
  ///   - name: the index's name, by default the table's and the declaration's.
  ///   - condition: which rows are in it: `where: { $0.cancelledAt == nil }`.
  public static func index(
    _ columns: PropertyPath..., unique: Bool = false, method: IndexMethod = .tree, name: String? = nil,
    @ConditionBuilder where condition: @escaping @Sendable (QueryColumns) -> ConditionBuilder.Clauses
  ) -> TableDeclaration<Self> {
    TableDeclaration(index(on: columns, unique, method, name, where: condition))
  }

  /// Declares an index on columns, with every row of the table in it.
  public static func index(
    _ columns: PropertyPath..., unique: Bool = false, method: IndexMethod = .tree, name: String? = nil
  ) -> TableDeclaration<Self> {
    TableDeclaration(index(on: columns, unique, method, name, where: nil))
  }

  /// Declares an index on expressions, or with a direction: `static let byMail = index { $0.email.lowercased().ascending }`.
  ///
  /// SQL: `CREATE INDEX "users_by_mail" ON "users" (LOWER("email"))`
  public static func index(
    unique: Bool = false, method: IndexMethod = .tree, name: String? = nil,
    @OrderBuilder on terms: @escaping @Sendable (QueryColumns) -> [OrderTerm]
  ) -> TableDeclaration<Self> {
    let content = IndexContent(
      terms: { _ in
        terms(ownColumns).map { IndexTerm(expression: $0.node, isDescending: $0.isDescending) }
      }, isUnique: unique, method: method)
    return TableDeclaration(.index(content, name: name))
  }

  private static func index(
    on columns: [PropertyPath], _ isUnique: Bool, _ method: IndexMethod, _ name: String?,
    where condition: (@Sendable (QueryColumns) -> ConditionBuilder.Clauses)?
  ) -> DeclarationContent {
    let content = IndexContent(
      terms: { mapping in columns.map { column in mapping.position(of: column).map(IndexTerm.init(column:)) } },
      condition: condition.map { condition in { @Sendable in condition(ownColumns).node } }, isUnique: isUnique,
      method: method)
    return .index(content, name: name)
  }

  private static var ownColumns: QueryColumns { QueryColumns(tablePath: TablePath(from: Self.self)) }

  /// Declares a condition that the database checks for every row: `static let inOrder = check { $0.endsAt > $0.startsAt }`.
  ///
  /// SQL: `CONSTRAINT "bookings_in_order" CHECK ("ends_at" > "starts_at")`. As in every SQL check, a condition that is
  /// unknown because of a null is met. For a rule that is reported with the other failures before anything is sent, see
  /// ``Model/rule(_:message:holds:)``.
  public static func check(
    name: String? = nil, @ConditionBuilder _ condition: @escaping @Sendable (QueryColumns) -> ConditionBuilder.Clauses
  ) -> TableDeclaration<Self> {
    TableDeclaration(.check({ condition(ownColumns).node.map(CheckSchema.Condition.expression) }, name: name))
  }

  /// Declares a condition in the engine's own SQL.
  public static func check(name: String? = nil, sql: String) -> TableDeclaration<Self> {
    TableDeclaration(.check({ .sql(sql) }, name: name))
  }

  /// Declares a foreign key of several columns:
  /// `static let room = foreignKey(\.building, \.number, references: \Room.building, \Room.number)`.
  ///
  /// - Parameters:
  ///   - columns: the referring properties.
  ///   - target: the properties that they refer to, in the same order: the other table's key, or a unique group.
  ///   - onDelete: what happens to the row when the one that it refers to is deleted.
  ///   - onUpdate: what happens to the row when the key that it refers to changes.
  public static func foreignKey<Target: Table>(
    _ columns: PropertyPath..., references target: any PartialKeyPath<Target> & Sendable...,
    onDelete: ReferentialAction = .noAction, onUpdate: ReferentialAction = .noAction
  ) -> TableDeclaration<Self> {
    TableDeclaration(
      .foreignKey(columns, { Target.mapping }, target, onDelete: onDelete, onUpdate: onUpdate))
  }
}
