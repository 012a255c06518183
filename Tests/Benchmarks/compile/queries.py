"""The queries whose type-check time `run-compile` measures: one file each, on models in a module of their own."""

from __future__ import annotations

MODELS = """
public import BasaltDomain
public import struct Foundation.Date

@Model(table: "teams")
public struct Team {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var name: String
}

@Model(table: "users")
public struct User {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Unique public var email: String
  @Length(1...80) public var name: String
  public var age: Int?
  public var views: Int = 0
  public var score: Double
  public var isActive: Bool = true
  public var createdAt: Date
  public var note: String?
  @ForeignKey(onDelete: .cascade) public var teamID: Team.ID
}
""".lstrip()

#: By the name of the file. Each is one expression, or one statement per clause of a builder.
QUERIES: dict[str, str] = {
    "OneClause": """
func oneClause() -> some Sendable {
  User.objects.filter { $0.age >= 18 }
}
""",
    "TwoClauses": """
func twoClauses() -> some Sendable {
  User.objects.filter { $0.age >= 18 && $0.email.hasSuffix("@x.com") }
}
""",
    "FourClauses": """
func fourClauses(since: Date) -> some Sendable {
  User.objects
    .filter { $0.age >= 18 && $0.email.hasSuffix("@x.com") && $0.views > 10 && $0.createdAt > since }
    .order { ($0.name.ascending, $0.id.descending) }
    .limit(20)
}
""",
    "TwelveClauses": """
func twelveClauses(since: Date) -> some Sendable {
  User.objects.filter {
    $0.age >= 18 && $0.age < 65 && $0.email.hasSuffix("@x.com") && $0.name != "root" && $0.views > 10
      && $0.views < 1000 && $0.score > 1.5 && $0.isActive == true && $0.createdAt > since && $0.note == nil
      && $0.name.hasPrefix("A") && $0.score < 99.5
  }
}
""",
    "TwelveLines": """
func twelveLines(since: Date) -> some Sendable {
  User.objects.filter {
    $0.age >= 18
    $0.age < 65
    $0.email.hasSuffix("@x.com")
    $0.name != "root"
    $0.views > 10
    $0.views < 1000
    $0.score > 1.5
    $0.isActive == true
    $0.createdAt > since
    $0.note == nil
    $0.name.hasPrefix("A")
    $0.score < 99.5
  }
}
""",
    "Alternatives": """
func alternatives() -> some Sendable {
  User.objects.filter {
    ($0.age >= 18 && $0.views * 2 + 1 > 10) || ($0.score * 2 > 3.5 && $0.isActive == true) || $0.note == nil
  }
}
""",
    "Relation": """
func relation() -> some Sendable {
  User.objects.filter { $0.team.name.contains("core") && $0.age >= 18 }
}
""",
    "OptionalClause": """
func optionalClause(least: Int?) -> some Sendable {
  User.objects.filter {
    $0.team.name.contains("core")
    if let least { $0.age >= least }
  }
}
""",
    "Update": """
func update(on writer: some Writer) async throws {
  try await User.objects.filter { $0.age < 18 }.update(on: writer) {
    $0.views += 1
    $0.name.set("x")
  }
}
""",
    "Aggregate": """
func aggregate(on reader: some Reader) async throws -> (Int, Double?) {
  try await User.objects.aggregate(on: reader) { ($0.count(), $0.age.average()) }
}
""",
    "Group": """
func group(on reader: some Reader) async throws -> Int {
  try await User.objects.group { $0.teamID }.select { ($0.teamID, $0.count()) }.having { $0.count() > 3 }
    .all(on: reader).count
}
""",
}
