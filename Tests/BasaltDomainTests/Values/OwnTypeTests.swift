import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

/// Fails to be coded.
private struct Stubborn: JSONColumn {
  struct Failure: Error {}
  init() {}
  init(from decoder: any Decoder) throws { throw Failure() }
  func encode(to encoder: any Encoder) throws { throw Failure() }
}

/// Wraps an enumeration.
private struct Temper: RawRepresentable, ColumnType, Codable, Hashable {
  var rawValue: Mood
}

/// Lists its cases, whose raw values have no sign.
private enum Huge: UInt64, ColumnType, CaseIterable {
  case one = 1
}

@Suite("Types of one's own, addresses, enumerations", .feature("M6", on: .core))
struct OwnTypeTests {
  private func reason<Value: ColumnValue>(_ text: String, _ type: Value.Type) -> String? {
    guard case .rejected(let reason) = failure(.text(text), as: type)?.reason else { return nil }
    return reason
  }

  @Test("an address is its absolute text, and text that is none is an error")
  func addresses() throws {
    let address = try #require(URL(string: "https://example.com/a%20b?q=1#f"))
    #expect(address.sqlValue == .text("https://example.com/a%20b?q=1#f"))
    #expect(try decode(.text("https://example.com/a%20b?q=1#f"), as: URL.self) == address)
    #expect(URL(string: "b", relativeTo: address)?.sqlValue == .text("https://example.com/b"))
    for text in ["", "http://[", "http://example.com/a b"] {
      #expect(failure(.text(text), as: URL.self)?.reason == .malformed(text))
    }
    #expect(failure(.integer(1), as: URL?.self)?.reason == .wrongKind(.integer))
    #expect(try decode(.null, as: URL?.self) == nil)
  }

  @Test("a Codable value is JSON with sorted members and exact dates")
  func json() throws {
    let settings = Settings(
      theme: "a/b\"é", limits: ["b": 2, "a": 1], mutedUntil: Date(microsecondsSince1970: -1), ratio: 0.1)
    let text =
      #"{"limits":{"a":1,"b":2},"mutedUntil":"1969-12-31T23:59:59.999999Z","ratio":0.1,"theme":"a/b\"é"}"#
    #expect(settings.sqlValue == .json(text) && Settings.columnKind == .json)
    #expect(try decode(.text(text), as: Settings.self) == settings)
    #expect(try decode(.text(#"{"theme":"","limits":{},"ratio":0}"#), as: Settings?.self) == Settings())
    #expect(try decode(.null, as: Settings?.self) == nil)
    for figure in [Figure.square, .circle(radius: 1.5)] {
      guard case .json(let text) = figure.sqlValue else { throw CancellationError() }
      #expect(try decode(.text(text), as: Figure.self) == figure)
    }
  }

  @Test("random dates in JSON come back to the microsecond")
  func jsonDates() throws {
    var random = SeededGenerator(63)
    for _ in 0..<SeededGenerator.rounds(200) {
      let date = Date(
        microsecondsSince1970: .random(in: -2_208_988_800_000_000..<4_102_444_800_000_000, using: &random))
      let settings = Settings(mutedUntil: date.microsecondsSince1970.map { Date(microsecondsSince1970: $0) })
      guard case .json(let text) = settings.sqlValue else { throw CancellationError() }
      let read = try decode(.text(text), as: Settings.self).mutedUntil
      #expect(read?.microsecondsSince1970 == date.microsecondsSince1970)
    }
  }

  @Test("a value that JSON does not have is not bound")
  func refusedJSON() {
    let values: [any JSONColumn] = [
      Settings(ratio: .infinity), Settings(ratio: .nan), Settings(mutedUntil: .distantFuture.addingTimeInterval(1e15)),
      Stubborn(),
    ]
    for value in values {
      guard case .unstorable(let reason) = value.sqlValue else {
        Issue.record("it would be stored")
        continue
      }
      #expect(reason.hasPrefix("a \(type(of: value)) cannot be written as JSON"))
    }
  }

  @Test("JSON that is no such value is an error that says where and never what")
  func malformedJSON() {
    #expect(reason(#"{"theme":"secret","limits":{}}"#, Settings.self) == "the member 'ratio' is missing")
    #expect(
      reason(#"{"theme":"","limits":{"a":"secret"},"ratio":0}"#, Settings.self)
        == "a value at 'limits.a' is of another type")
    #expect(reason("secret", Settings.self) == "the text is no such JSON")
    #expect(reason(#"{"theme":null,"limits":{},"ratio":0}"#, Settings.self)?.contains("secret") == false)
    #expect(
      reason(#"{"theme":"","limits":{},"ratio":0,"mutedUntil":"secret"}"#, Settings.self)
        == "a value at 'mutedUntil' is none of its type")
    #expect(reason("{}", Stubborn.self) == "it is refused by the type itself")
    #expect(failure(.integer(1), as: Settings.self)?.reason == .wrongKind(.integer))
  }

  @Test("a type that is stored as another is that in every respect")
  func storedAs() throws {
    let colour = Colour(red: 255, green: 128, blue: 0)
    #expect(colour.sqlValue == .text("#ff8000") && Colour.columnKind == .text)
    #expect(try decode(.text("#ff8000"), as: Colour.self) == colour && decode(.null, as: Colour?.self) == nil)
    #expect(failure(.text("secret"), as: Colour.self)?.reason == .rejected("Colour refuses the stored value"))
    #expect(failure(.integer(1), as: Colour.self)?.reason == .wrongKind(.integer))
    #expect(String(decoding: try JSONEncoder().encode([colour]), as: UTF8.self) == ##"["#ff8000"]"##)
    #expect(try JSONDecoder().decode([Colour].self, from: Data(##"["#ff8000"]"##.utf8)) == [colour])
    #expect(throws: Colour.Malformed.self) { try JSONDecoder().decode([Colour].self, from: Data(#"["x"]"#.utf8)) }
  }

  @Test("an enumeration that lists its cases tells their raw values, also through what wraps it")
  func enumerations() {
    #expect(Mood.enumeration == EnumerationSchema(name: "Mood", values: .texts(["calm", "wild"])))
    #expect(Rank.enumeration == EnumerationSchema(name: "Rank", values: .integers([-1, 0, 7])))
    #expect(Temper.enumeration == Mood.enumeration && Kingdom.enumeration == nil && Huge.enumeration == nil)
    #expect(String.enumeration == nil && User.ID.enumeration == nil)
    #expect(Specimen.mapping.schema.columns.first { $0.property == "mood" }?.enumeration == Mood.enumeration)
    #expect(Sighting.mapping.schema.columns.first { $0.property == "rank" }?.enumeration == Rank.enumeration)
    #expect(LedgerEntry.mapping.schema.columns.first { $0.property == "moods" }?.elementKind == .text)
    #expect(LedgerEntry.mapping.schema.columns.first { $0.property == "price" }?.precision == DecimalPrecision(10, scale: 2))
  }

  @Test("every type says how it looks in JSON")
  func schemas() {
    #expect(Int8.jsonSchema == ["type": "integer", "minimum": -128, "maximum": 127])
    #expect(UInt32.jsonSchema == ["type": "integer", "minimum": 0, "maximum": 4_294_967_295])
    #expect(Int.jsonSchema == ["type": "integer"] && UInt64.jsonSchema == ["type": "integer", "minimum": 0])
    #expect(Bool.jsonSchema == ["type": "boolean"] && String.jsonSchema == ["type": "string"])
    #expect(Double.jsonSchema == ["type": "number"] && Decimal.jsonSchema == ["type": "number"])
    #expect(Date.jsonSchema == ["type": "string", "format": "date-time"])
    #expect(CalendarDate.jsonSchema == ["type": "string", "format": "date"])
    #expect(UUID.jsonSchema == ["type": "string", "format": "uuid"])
    #expect(URL.jsonSchema == ["type": "string", "format": "uri"])
    #expect(Data.jsonSchema == ["type": "string", "contentEncoding": "base64"])
    #expect([UInt8].jsonSchema == ["type": "array", "items": UInt8.jsonSchema])
    #expect([[String: Int]]().isEmpty && [Date].jsonSchema == ["type": "array", "items": Date.jsonSchema])
    #expect(Mood.jsonSchema == ["enum": ["calm", "wild"]] && Rank.jsonSchema == ["enum": [-1, 0, 7]])
    #expect(Kingdom.jsonSchema == ["type": "string"] && Temper.jsonSchema == Mood.jsonSchema)
    #expect(User.ID.jsonSchema == ["type": "integer"] && Team.ID.jsonSchema == UUID.jsonSchema)
    #expect(Colour.jsonSchema == ["type": "string"] && Settings.jsonSchema == [:] && JSON.jsonSchema == [:])
  }

  @Test("what Codable writes is what the schema says")
  func coded() throws {
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
    #expect(try text([Duration.seconds(1)]) == "[[0,1000000000000000000]]")
    #expect(Duration.jsonSchema["type"] == "array" && Duration.jsonSchema["maxItems"] == 2)
    let pattern = try Regex(try #require(TimeOfDay.jsonSchema["pattern"]?.string))
    for time in ["00:00:00", "23:59:59.000001"] {
      #expect(try text([try #require(TimeOfDay(time))]) == "[\"\(time)\"]")
    }
    for time in ["00:00:00", "23:59:59.000001"] { #expect(time.contains(pattern)) }
    for time in ["24:00:00", "1:00:00", "12:00", "12:00:00.1 "] { #expect(!time.contains(pattern)) }
    #expect(try text([Decimal(9.5)]) == "[9.5]" && text([Data([1])]) == #"["AQ=="]"# && text([[UInt8(1)]]) == "[[1]]")
    #expect(try text([try #require(URL(string: "http://a.b/c"))]).contains("http"))
    #expect(try text([UUID()]).count == 40 && text([Mood.calm]) == #"["calm"]"#)
  }
}
