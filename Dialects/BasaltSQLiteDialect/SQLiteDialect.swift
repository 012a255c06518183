public import BasaltDomain
public import BasaltPersistence
internal import BasaltSQL

/// The SQL of SQLite 3.38 and later.
///
/// ## Storage
/// * INTEGER: integers, booleans, instants (microseconds since 1970), times of day (microseconds since midnight), durations
///   (microseconds), decimals of fixed scale, unsigned 64-bit integers.
/// * REAL: floating-point numbers.
/// * TEXT: text, addresses, calendar dates, JSON, arrays (as JSON).
/// * BLOB: bytes, UUIDs.
///
/// `storage: .text` stores instants, times of day, UUIDs and decimals as text; `storage: .integer` stores unsigned 64-bit
/// integers as plain ones. What a column cannot hold is kept out by a `CHECK`; an enumeration that lists its cases has one,
/// another has none.
///
/// ## Decimals
/// `@Precision(10, scale: 2)` stores 12.50 as 1250, with up to 18 digits in all. Nothing is ever rounded:
/// * A value that is stored must fit, or it is refused. A value that is compared may have any number of digits: `price >
///   9.999` finds what is greater, and `price == 9.999` nothing.
/// * `+` and `-` of two expressions take the larger scale; a value must fit the scale of its expression.
/// * `*` of two expressions adds the scales; a value must be a whole number.
/// * `/` and `%` are refused.
/// * `sum()` is exact, `average()` is a floating-point number, `min()`, `max()`, `absolute()` and `coalesce()` keep the scale.
/// * An assignment multiplies a smaller scale up and refuses a larger one.
/// * A result beyond 64 bits is an error; a computation with an operand that could be beyond is refused.
///
/// Decimals stored as text have any number of digits. The database finds them, and neither orders nor computes with them.
///
/// ## Unsigned 64-bit integers
/// They are stored with their highest bit flipped, so that 0 is the least integer: they compare and sort as numbers, and
/// `min()` and `max()` are right. The database adds or subtracts a value, which is an error beyond the range; anything else is
/// refused. With `storage: .integer` they are plain integers up to `Int64.max`, with all arithmetic.
public struct SQLiteDialect: SQLDialect {
  /// The dialect.
  public init() {}

  /// The name of the engine.
  public var name: String { "SQLite" }

  /// Renders a statement.
  public func render(_ statement: NumberedStatement) throws(DatabaseError) -> RenderedStatement {
    try StatementRenderer.render(statement, SQLiteSyntax())
  }

  /// The statements that create a table where it does not exist yet.
  public func createTable(_ schema: TableSchema) throws(DatabaseError) -> [String] {
    try SQLiteTableDefinition(schema).statements()
  }
}
