import Testing

@testable import BasaltMacros

@Suite("Names")
struct NamingTests {
  @Test(
    "a property's column is its name in snake_case",
    arguments: [
      ("id", "id"), ("createdAt", "created_at"), ("teamID", "team_id"), ("teamIDs", "team_ids"),
      ("urlString", "url_string"), ("HTMLBody", "html_body"), ("isOK", "is_ok"), ("sha256", "sha256"),
      ("sha256Sum", "sha256_sum"), ("aB", "a_b"), ("URLs", "urls"), ("userIDsOfTeam", "user_ids_of_team"),
      ("_private", "_private"), ("snake_case", "snake_case"), ("snake_Case", "snake_case"), ("größeÄ", "größe_ä"),
      ("x1Y2", "x1_y2"),
    ])
  func columns(property: String, column: String) {
    #expect(ColumnNaming.column(of: property) == column)
  }

  @Test(
    "a foreign key's relation is its name without ID",
    arguments: [("teamID", "team"), ("teamId", "team"), ("team", nil), ("ID", nil), ("teamIDs", nil)])
  func relations(property: String, relation: String?) {
    #expect(ColumnNaming.relation(of: property) == relation)
  }

  @Test("text becomes a literal that means the same", arguments: [("a\"b\\c\n", #""a\"b\\c\n""#), ("é", "\"é\"")])
  func literals(text: String, literal: String) {
    #expect(text.literal == literal)
  }
}
