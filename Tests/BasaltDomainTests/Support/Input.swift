import BasaltDomain
import Foundation
import Testing

/// Reads a value from a JSON text, dates as ISO 8601, as a web server does.
func read<Value: Decodable>(_ type: Value.Type = Value.self, _ text: String) throws -> Value {
  let decoder = JSONDecoder()
  decoder.dateDecodingStrategy = .iso8601
  return try decoder.decode(type, from: Data(text.utf8))
}

/// Writes a value as JSON, dates as ISO 8601, as a web server does.
func written(_ value: some Encodable) throws -> JSON {
  let encoder = JSONEncoder()
  encoder.dateEncodingStrategy = .iso8601
  return try parse(String(decoding: encoder.encode(value), as: UTF8.self))
}

/// What is wrong with a value, as `field rule`; empty where nothing is.
func failures(
  at location: SourceLocation = #_sourceLocation, _ body: () throws -> some Any
) -> [String] {
  do {
    _ = try body()
    return []
  } catch let error as ValidationError {
    #expect(!error.failures.isEmpty, sourceLocation: location)
    return error.failures.map { "\($0.field) \($0.rule)" }
  } catch {
    Issue.record(error, "it should be a ValidationError", sourceLocation: location)
    return ["\(error)"]
  }
}
