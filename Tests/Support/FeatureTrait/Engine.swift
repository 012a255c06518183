/// Where a feature is proven: on one database engine, or without any.
///
/// The raw values are the column names of the feature matrix and the second word of a line in `Tests/Support/promised.txt`.
public enum Engine: String, CaseIterable, Sendable {
  /// No database takes part: what the compiler refuses, what the editor finds, what a pure function returns.
  case core
  /// SQLite, through the system's library.
  case sqlite
  /// PostgreSQL.
  case postgresql
  /// MySQL and MariaDB, which share a dialect and a driver.
  case mysql
}
