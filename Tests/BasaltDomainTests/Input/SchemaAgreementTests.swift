import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// What a schema says of a text and what decoding does with it must be the same: clients trust the schema.
@Suite("JSON Schema and decoding agree", .feature("M10", "M9", on: .core))
struct SchemaAgreementTests {
  /// Values that may be right or wrong for a field, right ones among them.
  private static let values: [String: [JSON]] = [
    "email": ["ada@x.com", "no", "", "a@b.cc"],
    "nick": ["ad", "a", "adaadaadaada", "adaadaadaadaa", "  ", "\u{1F600}\u{1F600}"],
    "age": [17, 18, 130, 131, 36.5],
    "site": ["https://a.b", "a.b", ""],
    "badge": ["AB-123", "AB-12", "xAB-123x", ""],
    "plan": ["free", "pro", "trial", "gold", ""],
    "rating": [0, 5, 5.01, -0.01, 2.5, -1],
    "balance": [0, 12.5, 12.34, 12.345, -1, -0.01, 99999999.99, 100000000, 1e20],
    "pin": ["1234", "123", "12345678", "123456789"],
    "joinedAt": ["2024-02-29T12:34:56Z", "yesterday", ""],
    "leftAt": ["2024-03-01T00:00:00Z", "2024-02-30T00:00:00Z"],
    "note": ["", "note", .string(String(repeating: "n", count: 20)), .string(String(repeating: "n", count: 21))],
    "title": ["Swift", "", " ", .string(String(repeating: "t", count: 41))],
    "startsAt": ["2024-02-29T12:34:56Z"], "endsAt": ["2024-03-01T00:00:00Z", 5],
    "seats": [0, 1, 1000, 1.5], "code": ["c", ""],
    "text": ["", "t", .string(String(repeating: "t", count: 50)), .string(String(repeating: "t", count: 51))],
    "name": ["Ada", "", .string(String(repeating: "t", count: 80)), .string(String(repeating: "t", count: 81))],
    "views": [1, -1, 0.5], "isActive": [true, false, 1, "true"],
    "teamID": ["018e2f3a-0000-7000-8000-000000000000", "no", 5], "managerID": [7, "7"],
    "createdAt": ["2024-02-29T12:34:56Z", 12],
    "tiny": [-128, 127, 128, -129], "unsignedTiny": [0, 255, 256, -1], "small": [-32768, 32768],
    "unsignedMedium": [4_294_967_295, 4_294_967_296], "flag": [true, 0], "day": ["2024-02-29", "2023-02-29", "x"],
    "uuid": ["018e2f3a-0000-7000-8000-000000000000", "x"], "mood": ["calm", "angry"], "rank": [-1, 0, 7, 3, "low"],
    "double": [1, 1.5, "1"], "json": [["a": [1, nil]], 5, "x", .null], "price": [1, 1.25, "x"],
    "data": ["AQI=", 5], "counter": [0, -1, 1.5], "plainCounter": [7, "7"], "rate": [1.0001, 1.00001],
    "whole": [3, 0.5],
    "time": ["12:34:56", "25:00:00", "noon", "23:59:59.500000"], "length": [[0, 5], [0], "x"],
    "tags": [["a", "b"], [1], ["a", .null]], "flags": [[true], [0]],
    "numbers": [[1, -2], [0.5]], "counters": [[1], [-1]], "doubles": [[1.5, 2], ["x"]], "prices": [[1.25], [true]],
    "instants": [["2024-02-29T12:34:56Z"], [5]], "days": [["2024-02-29"], ["x"]], "times": [["12:34:56"], ["x"]],
    "uuids": [["018e2f3a-0000-7000-8000-000000000000"], ["x"]], "moods": [["calm", "wild"], ["angry"]],
    "ranks": [[-1, 0, 7], [3]], "share": [0.5, 1, 2], "medium": [2_147_483_647, 2_147_483_648, -2_147_483_649],
  ]

  /// Values that hardly any field takes, and names that hardly any model has.
  private static let odd: [JSON] = [.null, true, 5, 1.5, "text", [], [1], [:], ["a": 1]]
  private static let strangers = ["id", "passwordHash", "visits", "budget", "nonsense", "Email", "edition"]

  /// An object of random members: most often right, so that what is wrong is told alone as well.
  private func input(_ schema: JSON, _ random: inout SeededGenerator) -> JSON {
    guard case .object(let properties)? = schema["properties"] else { return .null }
    let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
    var members: [JSON.Object.Member] = []
    for (name, property) in properties.members where !Self.opaque.contains(name) {
      let isLeftOut = Int.random(in: 0..<20, using: &random) < (required.contains(name) ? 1 : 10)
      if isLeftOut { continue }
      let good = (Self.values[name] ?? []).filter { (try? SchemaValidator.accepts($0, property)) == true }
      let pool: [JSON] =
        switch Int.random(in: 0..<24, using: &random) {
        case 0: Self.odd
        case 1, 2: (Self.values[name] ?? []) + [.null]
        default: good
        }
      if let value = pool.randomElement(using: &random) { members.append((name, value)) }
    }
    if Int.random(in: 0..<10, using: &random) == 0, let name = Self.strangers.randomElement(using: &random),
      !members.contains(where: { $0.name == name })
    {
      members.append((name, 1))
    }
    return .object(JSON.Object(members))
  }

  /// Rules that no schema can say.
  private static let unsayable: Set<String> = ["lowerCase", "leavesLater", "proNeedsPin", "endsAfterStart"]

  /// Fields of types that code themselves as they like: their schema does not say all that they ask for, or asks for more.
  private static let opaque: Set<String> = ["settings", "figure", "colour", "address", "kingdom"]

  private func expectAgreement(
    _ schema: JSON, seed: UInt64, at location: SourceLocation = #_sourceLocation, _ decode: (String) throws -> Void
  ) throws {
    var random = SeededGenerator(seed)
    var accepted = 0
    let rounds = SeededGenerator.rounds(3000)
    for _ in 0..<rounds {
      let value = input(schema, &random)
      var told: [String] = []
      do { try decode(value.text) } catch let error as ValidationError {
        told = error.failures.filter { !Self.unsayable.contains($0.rule) }.map(\.description)
      }
      let isAccepted = try SchemaValidator.accepts(value, schema)
      accepted += isAccepted ? 1 : 0
      #expect(isAccepted == told.isEmpty, "\(value.text): \(told)", sourceLocation: location)
    }
    // Both verdicts must have come up often, or the comparison says little.
    #expect(accepted > rounds / 20 && accepted < rounds * 19 / 20, "\(accepted) of \(rounds)", sourceLocation: location)
  }

  @Test("of a draft that input can make")
  func drafts() throws {
    try expectAgreement(Member.Draft.jsonSchema, seed: 1) { _ = try read(Member.Draft.self, $0) }
    try expectAgreement(Letter.Draft.jsonSchema, seed: 2) { _ = try read(Letter.Draft.self, $0) }
  }

  @Test("of every kind of column")
  func kinds() throws {
    try expectAgreement(Specimen.Patch.jsonSchema, seed: 3) { _ = try read(Specimen.Patch.self, $0) }
    try expectAgreement(Specimen.Draft.jsonSchema, seed: 4) { _ = try read(Specimen.Draft.self, $0) }
    try expectAgreement(Sighting.Draft.jsonSchema, seed: 10) { _ = try read(Sighting.Draft.self, $0) }
    try expectAgreement(LedgerEntry.Patch.jsonSchema, seed: 12) { _ = try read(LedgerEntry.Patch.self, $0) }
    try expectAgreement(LedgerBlank.Draft.jsonSchema, seed: 13) { _ = try read(LedgerBlank.Draft.self, $0) }
    try expectAgreement(Sighting.Patch.jsonSchema, seed: 11) { _ = try read(Sighting.Patch.self, $0) }
  }

  @Test("of input that the program completes")
  func inputs() throws {
    try expectAgreement(User.Draft.Input.jsonSchema, seed: 5) { _ = try read(User.Draft.Input.self, $0) }
    try expectAgreement(Conference.Input.jsonSchema, seed: 6) { _ = try read(Conference.Input.self, $0) }
  }

  @Test("of patches")
  func patches() throws {
    try expectAgreement(Member.Patch.jsonSchema, seed: 7) { _ = try read(Member.Patch.self, $0) }
    try expectAgreement(User.Patch.jsonSchema, seed: 8) { _ = try read(User.Patch.self, $0) }
    try expectAgreement(Conference.Patch.jsonSchema, seed: 9) { _ = try read(Conference.Patch.self, $0) }
  }
}
