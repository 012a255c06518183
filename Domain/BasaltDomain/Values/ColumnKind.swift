/// What a column holds, before any dialect has chosen a type of its engine for it.
public enum ColumnKind: String, Hashable, Codable, Sendable {
  case bool
  case int8
  case int16
  case int32
  case int64
  case uint8
  case uint16
  case uint32
  case uint64
  case float
  case double
  case text
  case bytes
  case instant
  case date
  /// A time of day.
  case time
  /// A length of time.
  case duration
  case decimal
  case uuid
  case json
  /// Several values of the kind that ``ColumnSchema/elementKind`` names.
  case array

  /// Whether the values are whole numbers.
  public var isInteger: Bool {
    switch self {
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
    default: false
    }
  }
}

/// How a column is stored where that differs from the dialect's own choice.
public enum ColumnStorage: String, Hashable, Codable, Sendable {
  /// The dialect's choice.
  case standard
  /// As text: instants as `YYYY-MM-DD HH:MM:SS.ffffff` in UTC, times of day as `HH:MM:SS[.ffffff]`, UUIDs as 36 lower-case
  /// characters, decimals in digits.
  case text
  /// Unsigned 64-bit integers as plain ones, for databases that hold them so. Values beyond `Int64.max` are refused when
  /// they are bound.
  case integer
}
