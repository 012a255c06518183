/// Marks the property that identifies a row. Every model with a table has one.
///
/// ```swift
/// @PrimaryKey(.generated) let id: Key<Int64>   // made by the database: rows are inserted from a `Draft`
/// @PrimaryKey let id: Key<UUID>                // made by the program: `User.ID.new()`
/// @PrimaryKey let code: Key<String>            // a natural key
/// ```
///
/// `Key<…>` makes the key a type of its own, so that a `User.ID` cannot be passed for a `Team.ID`. A plain `String` or
/// `Int64` is allowed for a natural key that no other model refers to.
///
/// - Parameter strategy: Who makes the key.
@attached(peer)
public macro PrimaryKey(_ strategy: KeyStrategy = .client) =
  #externalMacro(module: "BasaltMacros", type: "PrimaryKeyMacro")

/// Says what a property's column is called, and how it is stored, where that differs from what the framework would choose.
///
/// ```swift
/// @Column("mail") var email: String                     // by default `email`
/// @Column(storage: .text) var createdAt: Date           // by default microseconds, on SQLite
/// @Column(type: "citext") var login: String             // the engine's own type
/// @Column(collation: .caseInsensitive) var tag: String
/// @Column(comment: "in cents") var price: Int
/// ```
///
/// Each part may be left out. A name or a text that is empty is refused, and a name that is not written out as a literal.
///
/// - Parameters:
///   - name: The column's name, as a string literal; by default the property's name in `snake_case`.
///   - storage: How the value is stored.
///   - type: The engine's own type, in place of the one that the dialect would choose.
///   - collation: How texts are compared and sorted.
///   - comment: What the database says about the column to people who look at it.
@attached(peer)
public macro Column(
  _ name: String? = nil, storage: ColumnStorage = .standard, type: String? = nil, collation: Collation? = nil,
  comment: String? = nil
) = #externalMacro(module: "BasaltMacros", type: "ColumnMacro")

/// Marks a property of which no two rows may hold the same value: `UNIQUE`. Nulls do not count as the same.
@attached(peer)
public macro Unique() = #externalMacro(module: "BasaltMacros", type: "UniqueMacro")

/// Puts an index on a property's column.
@attached(peer)
public macro Index() = #externalMacro(module: "BasaltMacros", type: "IndexMacro")

/// Limits the length of a text, counted in Unicode scalars as databases count it.
///
/// The limit is checked by `validate()`, and by the database with a `CHECK` or a `VARCHAR(n)`.
///
/// - Parameter range: The lengths that are allowed.
@attached(peer)
public macro Length(_ range: ClosedRange<Int>) = #externalMacro(module: "BasaltMacros", type: "LengthMacro")

/// Says how many digits a decimal has: all of them, and those behind the point.
///
/// ```swift
/// @Precision(10, scale: 2) var price: Decimal     // NUMERIC(10, 2): up to 99999999.99
/// ```
///
/// A value with more digits breaks the rule `precision`; nothing is rounded. Refused on everything that is no `Decimal`, and
/// with numbers that are not written out as literals.
///
/// - Parameters:
///   - digits: All digits; one at least.
///   - scale: The digits behind the point: from 0 to `digits`.
@attached(peer)
public macro Precision(_ digits: Int, scale: Int) = #externalMacro(module: "BasaltMacros", type: "PrecisionMacro")

/// Adds rules that `validate()` checks. Inserting and saving validate first, input is checked when it is decoded, and rows
/// when they are read; nil passes every rule.
///
/// ```swift
/// @Validate(.email) var email: String
/// @Validate(.range(0...150), check: true) var age: Int?     // also CHECK ("age" >= 0 AND "age" <= 150)
/// ```
///
/// A rule for another type is refused on the property's line. For a rule that speaks of several fields, see
/// ``Model/rule(_:message:holds:)``.
///
/// - Parameters:
///   - rules: The rules, for the property's type without the optional; one at least.
///   - check: Whether the database checks them too, with a `CHECK` constraint. A rule that SQL cannot say is refused when the
///     schema is asked for.
@attached(peer)
public macro Validate<Value>(_ rules: ValidationRule<Value>..., check: Bool = false) =
  #externalMacro(module: "BasaltMacros", type: "ValidateMacro")

/// Keeps a property to the model: it is in no DTO, in no projection, and in no other output.
@attached(peer)
public macro Hidden() = #externalMacro(module: "BasaltMacros", type: "HiddenMacro")

/// Keeps a property from being set by input: drafts and patches that are decoded do not know it. The program sets it.
///
/// ```swift
/// @ReadOnly var role: Role = .member
/// ```
@attached(peer)
public macro ReadOnly() = #externalMacro(module: "BasaltMacros", type: "ReadOnlyMacro")

/// Lets input set a property that is hidden or read-only otherwise.
///
/// ```swift
/// @Hidden @Input var password: String      // taken from a form, shown to nobody
/// ```
///
/// Refused where input may set the property anyway.
@attached(peer)
public macro Input() = #externalMacro(module: "BasaltMacros", type: "InputMacro")

/// Gives a column a default in the database.
///
/// In the `Draft` the property is optional, and nil leaves the column to the database. Where the column itself can be
/// null, the property is optional twice: nil is the default, `.some(nil)` is null.
///
/// ```swift
/// @Default(.now) var createdAt: Date
/// @Default(0) var views: Int
/// ```
///
/// - Parameter value: What the database fills in.
@attached(peer)
public macro Default(_ value: DefaultValue) = #externalMacro(module: "BasaltMacros", type: "DefaultMacro")

/// Gives a column a default in the database, which is an expression in the engine's own SQL. See ``Default(_:)``.
///
/// ```swift
/// @Default(sql: "lower(hex(randomblob(8)))") var token: String
/// ```
///
/// - Parameter sql: The expression; not empty.
@attached(peer)
public macro Default(sql: String) = #externalMacro(module: "BasaltMacros", type: "DefaultMacro")

/// Makes a column one that the database computes from others of the same row. It is read and never written.
///
/// ```swift
/// @Generated("first_name || ' ' || last_name") let fullName: String
/// ```
///
/// SQL: `"full_name" TEXT GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED`
///
/// The property is in no `Draft`, no `Patch` and no input. Refused on keys, and together with a default, with rules, or with
/// ``Input()``.
///
/// - Parameters:
///   - sql: The expression, in the engine's own SQL; not empty.
///   - stored: Whether it is computed when the row is written; otherwise when it is read.
@attached(peer)
public macro Generated(_ sql: String, stored: Bool = true) =
  #externalMacro(module: "BasaltMacros", type: "GeneratedMacro")

/// Marks a property without a column: the program alone knows it.
///
/// ```swift
/// @Transient var isSelected: Bool = false
/// @Transient var preview: Preview?
/// ```
///
/// It is a `var` with a value to start from, or an optional one; rows, drafts, DTOs and patches are without it. A query
/// that uses it does not compile. Refused with any other attribute.
@attached(peer)
public macro Transient() = #externalMacro(module: "BasaltMacros", type: "TransientMacro")

/// Puts the fields of a group into the model's table. See ``Embeddable()``.
///
/// ```swift
/// @Embedded var times: Timestamps
/// ```
///
/// The columns come behind the table's own, under the names that the group gives them. Queries say `$0.times.createdAt`, the
/// DTO nests the group's, and the draft's field is nil where the database fills in all of it. Refused on optionals and lists,
/// and with any other attribute; named projections do not show groups.
@attached(peer)
public macro Embedded() = #externalMacro(module: "BasaltMacros", type: "EmbeddedMacro")

/// Makes a property a reference to a row of another table, or of the same one.
///
/// ```swift
/// @ForeignKey(onDelete: .cascade) var teamID: Team.ID   // the relation `team`
/// @ForeignKey var managerID: User.ID?                   // the relation `manager`, nullable
/// @ForeignKey var authorID: AuthorDTO.ID                // into a table of another module, without a relation
/// ```
///
/// The property's type says which table is meant. Its name ends in `ID`, and what comes before is the name of the
/// relation: queries say `$0.team.name`.
///
/// - Parameters:
///   - onDelete: What happens to the row when the one that it refers to is deleted.
///   - onUpdate: What happens to the row when the key that it refers to changes.
@attached(peer)
public macro ForeignKey(onDelete: ReferentialAction = .noAction, onUpdate: ReferentialAction = .noAction) =
  #externalMacro(module: "BasaltMacros", type: "ForeignKeyMacro")

/// Makes a property a reference to a column of another table that is not its primary key, but unique.
///
/// ```swift
/// @ForeignKey(references: \Room.code, onDelete: .cascade) var roomCode: String
/// ```
///
/// SQL: `FOREIGN KEY ("room_code") REFERENCES "rooms" ("code") ON DELETE CASCADE`. The property may have any name and makes
/// no relation. A type other than that of the column does not compile.
///
/// - Parameters:
///   - target: The other table's property, as a key path with its model, which is marked ``Unique()``.
///   - onDelete: What happens to the row when the one that it refers to is deleted.
///   - onUpdate: What happens to the row when the column that it refers to changes.
@attached(peer)
public macro ForeignKey<Target, Referenced>(
  references target: KeyPath<Target, Referenced>, onDelete: ReferentialAction = .noAction,
  onUpdate: ReferentialAction = .noAction
) = #externalMacro(module: "BasaltMacros", type: "ForeignKeyMacro")
