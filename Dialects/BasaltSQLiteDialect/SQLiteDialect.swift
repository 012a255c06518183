public import BasaltDomain
public import BasaltPersistence
internal import BasaltSQL

/// The SQL of SQLite 3.38 and later.
///
/// Storage: integers, booleans and instants (microseconds since 1970) as INTEGER, floating-point numbers as REAL, text,
/// calendar dates and JSON as TEXT, bytes and UUIDs as BLOB; `storage: .text` stores instants, UUIDs and decimals as text.
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
