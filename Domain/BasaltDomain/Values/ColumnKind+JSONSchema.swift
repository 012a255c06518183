extension ColumnKind {
  /// How values of the kind look in JSON: a fragment of JSON Schema (draft 2020-12).
  package var jsonSchema: JSON {
    switch self {
    case .bool: ["type": "boolean"]
    case .int8: Self.integer(Int8.self)
    case .int16: Self.integer(Int16.self)
    case .int32: Self.integer(Int32.self)
    case .int64: ["type": "integer"]
    case .uint8: Self.integer(UInt8.self)
    case .uint16: Self.integer(UInt16.self)
    case .uint32: Self.integer(UInt32.self)
    case .uint64: ["type": "integer", "minimum": 0]
    case .float, .double, .decimal: ["type": "number"]
    case .text: ["type": "string"]
    case .bytes: ["type": "string", "contentEncoding": "base64"]
    case .instant: ["type": "string", "format": "date-time"]
    case .date: ["type": "string", "format": "date"]
    case .time: ["type": "string", "pattern": .string(TimeOfDay.pattern)]
    case .duration: Self.halves
    case .uuid: ["type": "string", "format": "uuid"]
    case .array: ["type": "array"]
    case .json: [:]
    }
  }

  private static func integer<Value: FixedWidthInteger>(_ type: Value.Type) -> JSON {
    ["type": "integer", "minimum": .int(Int64(Value.min)), "maximum": .int(Int64(Value.max))]
  }

  /// `Duration` codes itself as its high and its low 64 bits, in attoseconds.
  private static var halves: JSON {
    ["type": "array", "items": ["type": "integer"], "minItems": 2, "maxItems": 2]
  }
}
