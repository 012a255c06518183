import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("JSON Schema", .feature("M10", "M1", on: .core))
struct JSONSchemaTests {
  private static let dialect: JSON = "https://json-schema.org/draft/2020-12/schema"

  @Test("of a DTO: what is visible, with types, rules and documentation; nothing of what is hidden")
  func dto() {
    let expected: JSON = [
      "$schema": Self.dialect, "title": "Member", "description": .string(Self.about), "type": "object",
      "properties": [
        "id": ["type": "integer"],
        "email": ["type": "string", "format": "email", "description": "Where we write to."],
        "nick": Self.nick,
        "age": ["type": ["integer", "null"], "minimum": 18, "maximum": 130, "description": "In years."],
        "site": ["type": ["string", "null"], "format": "uri"],
        "badge": ["type": ["string", "null"], "pattern": "^(?:[A-Z]{2}-[0-9]{3})$"],
        "plan": ["enum": ["free", "pro"]],
        "rating": ["type": "number", "minimum": 0.0, "maximum": 5.0],
        "balance": Self.balance,
        "visits": ["type": "integer"],
        "joinedAt": ["type": "string", "format": "date-time"],
        "leftAt": ["type": ["string", "null"], "format": "date-time"],
        "note": ["type": ["string", "null"], "minLength": 0, "maxLength": 20],
      ],
      "required": ["id", "email", "nick", "plan", "rating", "balance", "visits", "joinedAt"],
    ]
    expectSame(MemberDTO.jsonSchema, expected)
  }

  private static let about =
    "Somebody who belongs to the club.\n\nThere is a rule of every kind, and a field of every kind that input may or may not set."

  private static let nick: JSON = [
    "type": "string", "minLength": 2, "maxLength": 12, "pattern": "\\S", "description": "What others call the member.",
  ]

  @Test("of a named projection: its fields alone, with the rules and documentation of the model")
  func projection() {
    expectSame(
      MemberDTO.BadgeCard.jsonSchema,
      [
        "$schema": Self.dialect, "title": "Member.BadgeCard", "description": .string(Self.about), "type": "object",
        "properties": [
          "nick": Self.nick, "badge": ["type": ["string", "null"], "pattern": "^(?:[A-Z]{2}-[0-9]{3})$"],
          "rating": ["type": "number", "minimum": 0.0, "maximum": 5.0],
        ],
        "required": ["nick", "rating"],
      ])
  }

  @Test("of a draft: the fields that input may set, those without a default required, and no others allowed")
  func draft() {
    let expected: JSON = [
      "$schema": Self.dialect, "title": "Member.Draft", "description": .string(Self.about), "type": "object",
      "properties": Self.settable, "required": ["email", "nick"], "additionalProperties": false,
    ]
    expectSame(Member.Draft.jsonSchema, expected)
  }

  private static let balance: JSON = [
    "type": "number", "multipleOf": 0.01, "exclusiveMinimum": -1e8, "exclusiveMaximum": 1e8, "minimum": 0,
  ]

  private static let settable: JSON = [
    "email": ["type": "string", "format": "email", "description": "Where we write to."],
    "nick": nick,
    "age": ["type": ["integer", "null"], "minimum": 18, "maximum": 130, "description": "In years."],
    "site": ["type": ["string", "null"], "format": "uri"],
    "badge": ["type": ["string", "null"], "pattern": "^(?:[A-Z]{2}-[0-9]{3})$"],
    "plan": ["enum": ["free", "pro"]],
    "rating": ["type": "number", "minimum": 0.0, "maximum": 5.0],
    "balance": balance,
    "pin": [
      "type": ["string", "null"], "minLength": 4, "maxLength": 8, "description": "The number that opens the door.",
    ],
    "joinedAt": ["type": "string", "format": "date-time"],
    "leftAt": ["type": ["string", "null"], "format": "date-time"],
    "note": ["type": ["string", "null"], "minLength": 0, "maxLength": 20],
  ]

  @Test("of a patch: the same fields, none of them required")
  func patch() {
    expectSame(
      Member.Patch.jsonSchema,
      [
        "$schema": Self.dialect, "title": "Member.Patch", "description": .string(Self.about), "type": "object",
        "properties": Self.settable, "additionalProperties": false,
      ])
  }

  @Test("of the input of a model whose key the program makes: without the key, and without what is hidden")
  func input() {
    expectSame(
      Conference.Input.jsonSchema,
      [
        "$schema": Self.dialect, "title": "Conference.Draft",
        "description": "An event that lasts some days. The program makes its key.", "type": "object",
        "properties": [
          "title": [
            "type": "string", "minLength": 1, "maxLength": 40, "pattern": "\\S", "description": "What it is called.",
          ],
          "startsAt": ["type": "string", "format": "date-time"], "endsAt": ["type": "string", "format": "date-time"],
          "seats": ["type": "integer", "minimum": 1], "code": ["type": "string", "description": "Written once."],
        ],
        "required": ["title", "startsAt", "endsAt", "code"], "additionalProperties": false,
      ])
    expectSame(User.Draft.Input.jsonSchema["required"] ?? nil, ["email", "name", "teamID"])
    #expect(User.Draft.Input.jsonSchema["properties"]?["passwordHash"] == nil)
    expectSame(Label.Input.jsonSchema["required"] ?? nil, ["name"])
  }

  @Test("of value models within value models: each described where it stands, the dialect named once")
  func nested() {
    let stop: JSON = [
      "title": "Stop", "description": "A place where one gets off.", "type": "object",
      "properties": [
        "town": ["type": "string", "minLength": 1, "maxLength": 20, "description": "The town."],
        "platform": ["type": ["integer", "null"], "minimum": 1, "maximum": 9],
      ],
      "required": ["town"],
    ]
    guard case .object(var described) = stop else { return }
    described.members.removeAll { $0.name == "description" }
    described.members.append(("description", "Where it begins."))
    expectSame(
      JourneyDTO.jsonSchema,
      [
        "$schema": Self.dialect, "title": "Journey",
        "description": "A way from one place to another, without a table: value models in a value model.",
        "type": "object",
        "properties": [
          "from": .object(described),
          "to": .object(JSON.Object(nullable(stop))),
          "via": ["type": "array", "items": stop, "description": "Where it passes."],
          "mood": ["enum": ["calm", "wild"]],
          "labels": ["type": "array", "items": ["type": "string"]],
          "kilometres": ["type": "number", "minimum": 0.0],
        ],
        "required": ["from", "via", "mood", "labels", "kilometres"],
      ])
  }

  private func nullable(_ schema: JSON) -> [JSON.Object.Member] {
    guard case .object(let object) = schema else { return [] }
    return object.members.map { $0.name == "type" ? ("type", ["object", "null"]) : $0 }
  }

  @Test("of a model with an embedded group: the group is an object of its own")
  func embedded() {
    expectSame(
      LetterDTO.jsonSchema["properties"]?["edition"] ?? nil,
      [
        "title": "Edition", "description": "When a text was made, and how often it was changed.", "type": "object",
        "properties": [
          "createdAt": ["type": "string", "format": "date-time"],
          "version": ["type": "integer", "minimum": 1, "maximum": 99],
          "editor": ["type": ["string", "null"], "minLength": 2, "maxLength": 4],
        ],
        "required": ["createdAt", "version"],
      ])
    expectSame(LetterDTO.jsonSchema["required"] ?? nil, ["id", "text", "edition"])
    expectSame(Letter.Draft.jsonSchema["required"] ?? nil, ["text"])
    #expect(Letter.Draft.jsonSchema["properties"]?["edition"] == nil)
  }

  @Test("two rules that use the same keyword both count, and a rule does not widen what the type allows")
  func sameKeyword() throws {
    var list = FieldListBuilder<Twice>("Twice")
    list.field(\.text, "text")
    list.rules(\.text, .notBlank, .pattern("[a-z ]*"))
    list.field(\.number, "number")
    list.rules(\.number, .range(0...10), .range(5...20))
    list.field(\.byte, "byte")
    list.rules(\.byte, .range(3...))
    let schema = list.finish().jsonSchema
    for (text, isRight) in [("a b", true), ("  ", false), ("A", false), ("", false)] {
      let object: JSON = ["text": .string(text), "number": 7, "byte": 3]
      #expect(try SchemaValidator.accepts(object, schema) == isRight, "\(text)")
    }
    for (number, isRight) in [(4, false), (5, true), (10, true), (11, false)] as [(Int64, Bool)] {
      let object: JSON = ["text": "a", "number": .int(number), "byte": 3]
      #expect(try SchemaValidator.accepts(object, schema) == isRight, "\(number)")
    }
    for (byte, isRight) in [(2, false), (3, true), (255, true), (256, false)] as [(Int64, Bool)] {
      let object: JSON = ["text": "a", "number": 7, "byte": .int(byte)]
      #expect(try SchemaValidator.accepts(object, schema) == isRight, "\(byte)")
    }
  }

  private struct Twice {
    var text: String
    var number: Int
    var byte: UInt8
  }

  @Test("the dialect is named at the root of a document and nowhere else")
  func root() {
    for schema in [JourneyDTO.jsonSchema, LetterDTO.jsonSchema, MemberDTO.jsonSchema, Member.Patch.jsonSchema] {
      #expect(schema["$schema"] == Self.dialect)
      #expect(schema.text.components(separatedBy: "$schema").count == 2, "\(schema.text)")
    }
  }

  /// Compares member by member, so that a difference is told where it is.
  private func expectSame(
    _ schema: JSON?, _ expected: JSON, _ path: String = "", at location: SourceLocation = #_sourceLocation
  ) {
    guard case .object(let object)? = schema, case .object(let other) = expected else {
      #expect(schema == expected, "\(path)", sourceLocation: location)
      return
    }
    let names = Set(object.members.map(\.name)).union(other.members.map(\.name))
    #expect(object.members.count == Set(object.members.map(\.name)).count, "\(path)", sourceLocation: location)
    for name in names.sorted() {
      guard let value = other[name] else {
        Issue.record("\(path)/\(name) should not be there", sourceLocation: location)
        continue
      }
      expectSame(object[name], value, "\(path)/\(name)", at: location)
    }
  }
}
