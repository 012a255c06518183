extension ColumnType where Self: RawRepresentable & CaseIterable, RawValue: ColumnType {
  /// The raw values of all cases, which the database holds the column to. An enumeration without `CaseIterable` has no such
  /// list, and no check.
  public static var enumeration: EnumerationSchema? {
    EnumerationSchema(name: "\(Self.self)", rawValues: allCases.map(\.rawValue.sqlValue))
  }

  /// The raw values of all cases.
  public static var jsonSchema: JSON {
    guard let enumeration else { return RawValue.jsonSchema }
    return switch enumeration.values {
    case .texts(let texts): ["enum": .array(texts.map(JSON.string))]
    case .integers(let integers): ["enum": .array(integers.map(JSON.int))]
    }
  }
}

extension EnumerationSchema {
  /// The list of raw values; nil where they are neither all texts nor all integers of at most 64 bits with a sign.
  fileprivate init?(name: String, rawValues: [SQLValue]) {
    var texts: [String] = []
    var integers: [Int64] = []
    for value in rawValues {
      switch value {
      case .text(let text): texts.append(text)
      case .int64(let integer): integers.append(integer)
      default: return nil
      }
    }
    if texts.count == rawValues.count {
      self.init(name: name, values: .texts(texts))
    } else if integers.count == rawValues.count {
      self.init(name: name, values: .integers(integers))
    } else {
      return nil
    }
  }
}
