import BasaltDomain
import Foundation

/// Judges JSON by a schema: the part of JSON Schema 2020-12 that models use. A keyword that it does not know is an error,
/// so that no schema says more than is judged here.
struct SchemaValidator {
  struct UnknownKeyword: Error { let name: String }

  /// Whether a value conforms.
  static func accepts(_ value: JSON, _ schema: JSON) throws -> Bool {
    if case .bool(let verdict) = schema { return verdict }
    guard case .object(let object) = schema else { throw UnknownKeyword(name: "\(schema)") }
    for (name, argument) in object.members where try !holds(name, argument, value, object) { return false }
    return true
  }

  private static func holds(_ name: String, _ argument: JSON, _ value: JSON, _ schema: JSON.Object) throws -> Bool {
    switch name {
    case "$schema", "title", "description", "contentEncoding": true
    case "type": isOf(argument, value)
    case "enum": argument.array?.contains { isSame($0, value) } ?? false
    case "const": isSame(argument, value)
    case "anyOf": try argument.array?.contains { try accepts(value, $0) } ?? false
    case "allOf": try argument.array?.allSatisfy { try accepts(value, $0) } ?? false
    case "not": try !accepts(value, argument)
    case "properties", "required", "additionalProperties": try object(name, argument, value, schema)
    case "items": try value.array?.allSatisfy { try accepts($0, argument) } ?? true
    case "minItems": value.array.map { $0.count >= argument.int ?? .max } ?? true
    case "maxItems": value.array.map { $0.count <= argument.int ?? -1 } ?? true
    default: try scalar(name, argument, value)
    }
  }

  private static func object(
    _ name: String, _ argument: JSON, _ value: JSON, _ schema: JSON.Object
  ) throws -> Bool {
    guard case .object(let members) = value else { return true }
    switch name {
    case "required": return argument.array?.allSatisfy { members[$0.string ?? ""] != nil } ?? false
    case "properties":
      return try members.members.allSatisfy {
        try argument[$0.name].map { [value = $0.value] in try accepts(value, $0) } ?? true
      }
    default:
      let known = schema["properties"]
      return try members.members.allSatisfy { try known?[$0.name] != nil || accepts($0.value, argument) }
    }
  }

  private static func scalar(_ name: String, _ argument: JSON, _ value: JSON) throws -> Bool {
    switch name {
    case "minimum": number(value).flatMap { value in number(argument).map { value >= $0 } } ?? true
    case "maximum": number(value).flatMap { value in number(argument).map { value <= $0 } } ?? true
    case "exclusiveMinimum": number(value).flatMap { value in number(argument).map { value > $0 } } ?? true
    case "exclusiveMaximum": number(value).flatMap { value in number(argument).map { value < $0 } } ?? true
    case "multipleOf": number(value).flatMap { value in number(argument).map { isMultiple(value, of: $0) } } ?? true
    case "minLength": value.string.map { $0.unicodeScalars.count >= argument.int ?? .max } ?? true
    case "maxLength": value.string.map { $0.unicodeScalars.count <= argument.int ?? -1 } ?? true
    case "pattern": try value.string.map { try $0.contains(Regex(argument.string ?? "[")) } ?? true
    case "format": try value.string.map { try hasFormat($0, argument.string ?? "") } ?? true
    default: throw UnknownKeyword(name: name)
    }
  }

  private static func isOf(_ type: JSON, _ value: JSON) -> Bool {
    if let types = type.array { return types.contains { isOf($0, value) } }
    return switch (type.string, value) {
    case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object): true
    case ("integer", .int), ("number", .int), ("number", .double): true
    case ("integer", .double(let value)): value == value.rounded()
    default: false
    }
  }

  /// In JSON Schema a number is the same whether it is written with a point or without.
  private static func isSame(_ left: JSON, _ right: JSON) -> Bool {
    if let left = left.double, let right = right.double { return left == right }
    return left == right
  }

  private static func number(_ value: JSON) -> Decimal? {
    switch value {
    case .int(let value): Decimal(value)
    case .double(let value): Decimal(string: "\(value)")
    default: nil
    }
  }

  private static func isMultiple(_ value: Decimal, of divisor: Decimal) -> Bool {
    var quotient = value / divisor
    var rounded = Decimal()
    NSDecimalRound(&rounded, &quotient, 0, .plain)
    return rounded == quotient
  }

  private static func hasFormat(_ text: String, _ format: String) throws -> Bool {
    switch format {
    case "email": ValidationRule<String>.email.holds(text)
    case "uri": URL(string: text)?.scheme != nil
    case "uuid": UUID(uuidString: text) != nil
    case "date": CalendarDate(text) != nil
    case "date-time": (try? Date(text, strategy: .iso8601)) != nil
    default: throw UnknownKeyword(name: "format \(format)")
    }
  }
}
