/// A field of a projection: what it reads, and how JSON shows it.
public struct ProjectionField {
  let name: String
  /// What is selected for it; nothing for a field that is computed in Swift.
  let columns: [ExpressionNode]
  /// Whether it can be missing.
  let isNullable: Bool
  /// The documentation comment of the projection's own.
  var documentation: String?
  private let type: () -> JSON

  init(_ name: String, _ columns: [ExpressionNode], isNullable: Bool, type: @escaping () -> JSON) {
    self.name = name
    self.columns = columns
    self.isNullable = isNullable
    self.type = type
  }

  /// What the field looks like, as a fragment of JSON Schema.
  var schema: JSON {
    let schema = isNullable ? type().orNull : type()
    return documentation.map(schema.described) ?? schema
  }
}

/// A column, or an expression that the database computes, which a field of a projection reads.
public struct ValueSource<Value: ColumnValue> {
  let node: ExpressionNode
  let schema: () -> JSON

  /// The field with the property's name and type, which is the value's.
  public func `as`(_ type: Value.Type, _ name: String) -> ProjectionField {
    ProjectionField(name, [node], isNullable: Value.isNullable, type: schema)
  }
}

extension TableMapping {
  /// The model's field that an expression reads, over relations too; nil for one that computes.
  func field(behind node: ExpressionNode) -> FieldList.Field? {
    guard case .column(let reference) = node, !reference.table.isTooLong else { return nil }
    var mapping = self
    for number in reference.table.relations {
      guard mapping.relations.indices.contains(number - 1) else { return nil }
      mapping = mapping.relations[number - 1].target()
    }
    guard let position = mapping.position(ofSlot: reference.slot) else { return nil }
    return mapping.fields.fields[position]
  }
}

extension ColumnValue {
  /// What a value looks like in JSON where it is not null.
  static var baseSchema: JSON { Base.jsonSchema }
}

extension JSON {
  /// The schema as a part of another one, whose root alone says which version of JSON Schema it is.
  var nested: JSON {
    guard case .object(var object) = self else { return self }
    object.members.removeAll { $0.name == "$schema" }
    return .object(object)
  }
}
