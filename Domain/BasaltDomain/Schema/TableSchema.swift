/// What a model says about its table, free of any engine: a plain value that can be compared and stored.
public struct TableSchema: Hashable, Codable, Sendable {
  /// The table's name.
  public var name: String
  /// The schema that the table is in, where it is not the connection's own.
  public var namespace: String?
  /// What the database says about the table to people who look at it.
  public var comment: String?
  /// The columns, in the order of the model's properties.
  public var columns: [ColumnSchema] = []
  /// The positions of the key's columns.
  public var primaryKey: [Int] = []
  /// Who makes the key.
  public var keyStrategy: KeyStrategy = .client
  /// The references to other tables.
  public var foreignKeys: [ForeignKeySchema] = []
  /// The groups of columns of which no two rows may hold the same values.
  public var uniques: [UniqueSchema] = []
  /// The indexes, except those of single columns that a ``ColumnSchema/isIndexed`` asks for.
  public var indexes: [IndexSchema] = []
  /// The conditions that every row meets.
  public var checks: [CheckSchema] = []

  /// A table without columns.
  public init(name: String) { self.name = name }
}

/// What a model says about one column.
public struct ColumnSchema: Hashable, Codable, Sendable {
  /// The property that the column stores.
  public var property: String
  /// The column's name.
  public var name: String
  /// What it holds.
  public var kind: ColumnKind
  /// What an array holds.
  public var elementKind: ColumnKind?
  /// The values that an enumeration has.
  public var enumeration: EnumerationSchema?
  /// The digits of a decimal.
  public var precision: DecimalPrecision?
  /// Whether it can be null.
  public var isNullable: Bool
  /// How it is stored.
  public var storage: ColumnStorage = .standard
  /// Whether no two rows may hold the same value.
  public var isUnique = false
  /// Whether there is an index on it.
  public var isIndexed = false
  /// Whether it is kept out of DTOs, logs and every other output.
  public var isHidden = false
  /// The allowed length of a text, in Unicode scalars.
  public var length: ClosedRange<Int>?
  /// What the database fills in where an insert leaves the column out.
  public var defaultValue: DefaultValue?
  /// The expression that the database computes the column from; such a column is never written.
  public var generated: GeneratedColumn?
  /// How texts are compared and sorted.
  public var collation: Collation?
  /// The engine's own type, in place of the one that a dialect would choose.
  public var typeOverride: String?
  /// What the database says about the column to people who look at it.
  public var comment: String?

  /// A column without options.
  public init(property: String, name: String, kind: ColumnKind, isNullable: Bool) {
    self.property = property
    self.name = name
    self.kind = kind
    self.isNullable = isNullable
  }
}

/// A reference from columns to a key of another table, or of the same one.
public struct ForeignKeySchema: Hashable, Codable, Sendable {
  /// The positions of the referring columns.
  public var columns: [Int]
  /// What they refer to.
  public var references: KeyReference
  /// What happens to the row when the referenced one is deleted.
  public var onDelete: ReferentialAction
  /// What happens to the row when the referenced key changes.
  public var onUpdate: ReferentialAction
}

/// Who makes a primary key.
public enum KeyStrategy: String, Hashable, Codable, Sendable {
  /// The database, when the row is inserted. The model gets a `Draft` without key.
  case generated
  /// The program: a UUID made by ``Identifier/new()``, or a natural key.
  case client
}

/// What a foreign key does when the row it refers to goes or changes its key.
public enum ReferentialAction: String, Hashable, Codable, Sendable {
  /// Refuse, at the end of the statement or transaction.
  case noAction
  /// Refuse at once.
  case restrict
  /// Delete or change this row too.
  case cascade
  /// Set the reference to null.
  case setNull
  /// Set the reference to the column's default.
  case setDefault
}

/// What the database fills in where an insert leaves a column out.
public enum DefaultValue: Hashable, Codable, Sendable {
  /// The time of the statement.
  case now
  /// A whole number.
  case int(Int64)
  /// A floating-point number.
  case double(Double)
  /// A text.
  case text(String)
  /// A truth value.
  case bool(Bool)
  /// An expression in the engine's own SQL.
  case sql(String)
}

extension DefaultValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral
{
  /// Takes a literal.
  public init(integerLiteral value: Int64) { self = .int(value) }
  /// Takes a literal.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Takes a literal.
  public init(stringLiteral value: String) { self = .text(value) }
  /// Takes a literal.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
