import BasaltDomain
import BasaltPersistence
import BasaltTestFeatures
import Shop
import Testing

@Suite("Tests of text", .feature("Q3", on: .sqlite))
struct TextTests {
  private static let labels = [
    "", "a", "A", "ab", "aB", "a%b", "a_b", #"a\b"#, "a*b", "a?b", "a[b", "a]b", "[a]", "a^b", "a-b", "%", "_", "*",
    "?", "[",
    "]", #"\"#, "axb", "a%", "%a", "ä", "Ä", "a\nb", "é", "e\u{301}", "😀", "a😀b", "'", "\"", "a''b",
  ]
  private static let probes = [
    "", "a", "A", "%", "_", "*", "?", "[", "]", #"\"#, "a%", "a_", "a*", "a?", "a[", #"a\"#, "[a]", "a-", "^", "b",
    "%b", "_b",
    "*b", "?b", #"\b"#, "[ab]", "[^a]", "😀", "ä", "e", "'", "\"", "\n",
  ]

  @Test("no character has a meaning of its own, and case counts")
  func literal() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await Reading.objects.insert(
        Self.labels.map { Reading.Draft(level: 0, label: $0, name: $0, isRead: true) }, on: db)
      for probe in Self.probes {
        try await expect(db, { $0.label.hasPrefix(probe) }, { $0.starts(with: probe.unicodeScalars) }, probe)
        try await expect(
          db, { $0.name.hasSuffix(probe) }, { $0.reversed().starts(with: probe.unicodeScalars.reversed()) }, probe)
        try await expect(db, { $0.label.contains(probe) }, { $0.contains(Array(probe.unicodeScalars)) }, probe)
      }
    }
  }

  @Test("ignoring case folds ASCII letters, and no character has a meaning of its own")
  func ignoringCase() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await Reading.objects.insert(
        Self.labels.map { Reading.Draft(level: 0, label: $0, name: $0, isRead: true) }, on: db)
      for probe in Self.probes {
        let folded = probe.unicodeScalars.map(\.folded)
        try await expect(
          db, { $0.label.hasPrefix(probe, ignoringCase: true) }, { $0.map(\.folded).starts(with: folded) }, probe)
        try await expect(
          db, { $0.name.hasSuffix(probe, ignoringCase: true) },
          { $0.map(\.folded).reversed().starts(with: folded.reversed()) }, probe)
        try await expect(
          db, { $0.label.contains(probe, ignoringCase: true) }, { $0.map(\.folded).contains(folded) }, probe)
      }
    }
  }

  private func expect(
    _ db: Database, _ condition: (Reading.QueryColumns) -> ValueExpression<Bool>,
    _ holds: (String.UnicodeScalarView) -> Bool, _ probe: String, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let query = Reading.objects.filter { condition($0) }.order { $0.id.ascending }
    let found = try await query.all(on: db).map(\.name)
    let expected = Self.labels.filter { holds($0.unicodeScalars) }
    #expect(found.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(probe)", sourceLocation: location)
  }

  @Test("equality of text is by bytes: case counts, and so do composed and decomposed letters")
  func equality() async throws {
    try await withDatabase(tables: [Label.self]) { db in
      try await Label.objects.insert(["a", "A", "é", "e\u{301}", "a "].map { Label(name: Label.ID($0)) }, on: db)
      try await #expect(Label.objects.filter { $0.name == Label.ID("a") }.count(on: db) == 1)
      try await #expect(Label.objects.filter { $0.name == Label.ID("é") }.count(on: db) == 1)
      try await #expect(Label.objects.filter { $0.name == Label.ID("e\u{301}") }.count(on: db) == 1)
    }
  }

  @Test("text is changed, joined and measured as in Swift")
  func functions() async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      try await Reading.Draft(level: 0, label: nil, name: "Ab😀é", isRead: true).insert(on: db)
      let (lower, upper, length) = try #require(
        try await Reading.objects.select { ($0.name.lowercased(), $0.name.uppercased(), $0.name.length()) }.first(
          on: db))
      #expect(lower == "ab😀é" && upper == "AB😀é" && length == 4)
      let (joined, unknown, unknownLength) = try #require(
        try await Reading.objects.select {
          ($0.name.appending("!").appending($0.name), $0.label.appending("x"), $0.label.length())
        }
        .first(on: db))
      #expect(joined == "Ab😀é!Ab😀é" && unknown == nil && unknownLength == nil)
    }
  }

  @Test("a pattern of ten thousand characters is found", arguments: [true, false])
  func longText(ignoringCase: Bool) async throws {
    try await withDatabase(tables: [Reading.self]) { db in
      let long = String(repeating: "a%_*[", count: 2000)
      try await Reading.Draft(level: 0, name: "x\(long)x", isRead: true).insert(on: db)
      try await #expect(
        Reading.objects.filter { $0.name.contains(long, ignoringCase: ignoringCase) }.count(on: db) == 1)
      try await #expect(
        Reading.objects.filter { $0.name.hasSuffix(long, ignoringCase: ignoringCase) }.count(on: db) == 0)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var folded: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(ascii: "a") + UInt8(value - 65)) : self
  }
}

extension Sequence where Element == Unicode.Scalar {
  fileprivate func contains(_ other: [Unicode.Scalar]) -> Bool {
    let all = Array(self)
    guard other.count <= all.count else { return false }
    return (0...all.count - other.count).contains { all[$0...].starts(with: other) }
  }
}
