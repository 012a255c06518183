/// What a result cell holds, as the engine reports it.
///
/// The numbers are those of SQLite's `sqlite3_column_type`; other drivers map their type codes to these five.
@frozen
public struct CellKind: Equatable, Sendable {
  /// The code of the kind.
  public let code: Int32

  /// Wraps a code that an accessor returned.
  @inlinable
  public init(code: Int32) { self.code = code }

  /// A signed 64-bit integer.
  @inlinable public static var integer: CellKind { CellKind(code: 1) }
  /// A 64-bit floating-point number.
  @inlinable public static var real: CellKind { CellKind(code: 2) }
  /// UTF-8 text.
  @inlinable public static var text: CellKind { CellKind(code: 3) }
  /// Bytes.
  @inlinable public static var blob: CellKind { CellKind(code: 4) }
  /// The SQL null.
  @inlinable public static var null: CellKind { CellKind(code: 5) }
}

extension CellKind: CustomStringConvertible {
  /// The value for people.
  public var description: String {
    switch self {
    case .integer: "INTEGER"
    case .real: "REAL"
    case .text: "TEXT"
    case .blob: "BLOB"
    case .null: "NULL"
    default: "unknown kind \(code)"
    }
  }
}
