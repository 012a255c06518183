import BasaltDomain
import BasaltSQLiteDialect
import Shop
import Foundation
import Testing

@testable import BasaltPersistence

/// The columns of `users`, as every query for users names them.
let userColumns =
  #""id", "email", "name", "age", "password_hash", "views", "is_active", "created_at", "team_id", "manager_id""#

/// The same with the alias of the query's own table, as in queries that span several.
let qualifiedUserColumns = userColumns.split(separator: ", ").map { #""t0".\#($0)"# }.joined(separator: ", ")

/// The text of a query for users, its list of columns left out.
func sql(_ query: Query<User>) throws -> String {
  let text = try query.preview(on: nowhere).sql
  return text.replacing(qualifiedUserColumns, with: "…").replacing(userColumns, with: "…")
}

/// What stands behind `WHERE` for a condition on users.
func condition(@ConditionBuilder _ clauses: (User.QueryColumns) -> ConditionBuilder.Clauses) throws -> String {
  let text = try sql(User.objects.filter(clauses))
  let start = try #require(text.range(of: " WHERE "))
  return String(text[start.upperBound...])
}

/// The values that a condition on users binds.
func parameters(@ConditionBuilder _ clauses: (User.QueryColumns) -> ConditionBuilder.Clauses) throws -> [SQLValue] {
  try User.objects.filter(clauses).preview(on: nowhere).parameters
}

/// A statement's text and its values in the order of the placeholders.
func render(_ statement: Statement) throws -> SQLPreview { try nowhere.session.preview(statement) }

/// A statement's shape.
func shape(_ statement: Statement) -> StatementShape {
  var writer = ShapeWriter()
  writer.write(statement)
  return StatementShape(words: writer.words)
}
