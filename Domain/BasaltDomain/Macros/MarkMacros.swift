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
/// @Column("mail") var email: String            // by default `email`
/// @Column(storage: .text) var createdAt: Date  // by default microseconds, on SQLite
/// ```
///
/// - Parameters:
///   - name: The column's name, as a string literal; by default the property's name in `snake_case`.
///   - storage: How the value is stored.
@attached(peer)
public macro Column(_ name: String, storage: ColumnStorage = .standard) =
  #externalMacro(module: "BasaltMacros", type: "ColumnMacro")

/// Says how a property's column is stored. See ``Column(_:storage:)``.
///
/// - Parameter storage: How the value is stored.
@attached(peer)
public macro Column(storage: ColumnStorage) = #externalMacro(module: "BasaltMacros", type: "ColumnMacro")

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

/// Adds rules that `validate()` checks. Inserting and saving validate first; nil passes every rule.
///
/// ```swift
/// @Validate(.email) var email: String
/// @Validate(.range(0...150)) var age: Int?
/// ```
///
/// - Parameter rules: The rules, for the property's type without the optional.
@attached(peer)
public macro Validate<Value>(_ rules: ValidationRule<Value>...) =
  #externalMacro(module: "BasaltMacros", type: "ValidateMacro")

/// Keeps a property to the model: it is in no DTO, in no projection, and in no other output.
@attached(peer)
public macro Hidden() = #externalMacro(module: "BasaltMacros", type: "HiddenMacro")

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
