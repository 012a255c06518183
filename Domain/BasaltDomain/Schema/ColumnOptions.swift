/// How many digits a decimal has: all of them, and those behind the point.
public struct DecimalPrecision: Hashable, Codable, Sendable {
  /// All digits.
  public let digits: Int
  /// The digits behind the point.
  public let scale: Int

  /// States the digits.
  public init(_ digits: Int, scale: Int) {
    self.digits = digits
    self.scale = scale
  }
}

/// The values of an enumeration that a column holds.
public struct EnumerationSchema: Hashable, Codable, Sendable {
  /// The raw values.
  public enum Values: Hashable, Codable, Sendable {
    case texts([String])
    case integers([Int64])
  }

  /// The name of the Swift type.
  public let name: String
  /// The raw values, in the order of the cases.
  public let values: Values

  /// Describes an enumeration.
  public init(name: String, values: Values) {
    self.name = name
    self.values = values
  }
}

/// A column that the database computes from others of the same row.
public struct GeneratedColumn: Hashable, Codable, Sendable {
  /// The expression, in the engine's own SQL.
  public let sql: String
  /// Whether it is computed when the row is written; otherwise when it is read.
  public let isStored: Bool

  /// Describes the computation.
  public init(sql: String, isStored: Bool) {
    self.sql = sql
    self.isStored = isStored
  }
}

/// How texts of a column are compared and sorted.
public enum Collation: Hashable, Codable, Sendable {
  /// Code point by code point.
  case binary
  /// Without regard to the case of ASCII letters.
  case caseInsensitive
  /// The engine's collation of this name.
  case named(String)
}
