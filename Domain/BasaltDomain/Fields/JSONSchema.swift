// Instants are described as ISO 8601 text, which is how web frameworks set their coders; a plain `JSONEncoder` writes
// numbers until its `dateEncodingStrategy` is `.iso8601`.
//
// JSON Schema in its version of 2020-12 (json-schema.org/draft/2020-12), as far as models need it.

extension FieldList {
  private static var dialect: JSON { "https://json-schema.org/draft/2020-12/schema" }

  /// What the DTO of a value model looks like in JSON: every field that is not hidden.
  public var jsonSchema: JSON {
    let visible = fields.indices.filter { !fields[$0].isProtected }
    return jsonSchema(of: visible, title: title)
  }

  /// What a shape with some of the fields looks like in JSON, as JSON Schema.
  ///
  /// - Parameters:
  ///   - positions: which fields.
  ///   - names: which embedded groups.
  ///   - title: the shape's name.
  public func jsonSchema(of positions: [Int], groups names: [String] = [], title: String) -> JSON {
    let groups = groups.filter { names.contains($0.name) }
    let shown = positions.map { fields[$0] }.filter { !$0.isEmbedded }
    var properties = shown.map { (name: $0.name, value: $0.schema) }
    properties += groups.map { ($0.name, $0.schema().nested) }
    let required = shown.filter { !$0.isNullable }.map(\.name) + groups.map(\.name)
    return Self.schema(title, documentation, properties, required: required, isClosed: false)
  }

  /// What input for a new value may look like: the fields that may be set, and which of them must be.
  public var inputSchema: JSON {
    let settable = fields.filter(\.isSettable)
    let required = settable.filter { !$0.isNullable && !$0.hasDefault }.map(\.name)
    let properties = settable.map { (name: $0.name, value: $0.schema) }
    return Self.schema("\(title).Draft", documentation, properties, required: required, isClosed: true)
  }

  /// What a partial update may look like: the same fields, none of which must be there.
  public var patchSchema: JSON {
    let properties = fields.filter(\.isChangeable).map { (name: $0.name, value: $0.schema) }
    return Self.schema("\(title).Patch", documentation, properties, required: [], isClosed: true)
  }

  /// An input shape is closed, because a field that nobody knows is an error there; an output may grow.
  static func schema(
    _ title: String, _ documentation: String?, _ properties: [JSON.Object.Member], required: [String], isClosed: Bool
  ) -> JSON {
    var members: [JSON.Object.Member] = [("$schema", dialect), ("title", .string(title))]
    if let documentation { members.append(("description", .string(documentation))) }
    members += [("type", "object"), ("properties", .object(JSON.Object(properties)))]
    if !required.isEmpty { members.append(("required", .array(required.map(JSON.string)))) }
    if isClosed { members.append(("additionalProperties", false)) }
    return .object(JSON.Object(members))
  }
}

extension FieldList.Field {
  /// What a value of the field looks like in JSON: its type, its rules, its documentation.
  public var schema: JSON {
    var type = type()
    if case .object(var object) = type {
      for rule in rules { object.narrow(by: rule().keywords) }
      type = .object(object)
    }
    if isNullable { type = type.orNull }
    return documentation.map(type.described) ?? type
  }
}

extension JSON {
  /// The schema with a description.
  func described(by text: String) -> JSON {
    guard case .object(var object) = self else { return .object(JSON.Object([("description", .string(text))])) }
    object.set([("description", .string(text))])
    return .object(object)
  }

  /// A schema that allows null besides.
  var orNull: JSON {
    guard case .object(var object) = self else { return self }
    guard case .string(let type)? = object["type"] else {
      if case .array? = object["type"] { return self }
      return object.members.isEmpty ? self : ["anyOf": [self, ["type": "null"]]]
    }
    object.set([("type", [.string(type), "null"])])
    if case .array(let choices)? = object["enum"] { object.set([("enum", .array(choices + [.null]))]) }
    return .object(object)
  }
}

extension JSON.Object {
  /// Adds the keywords of a rule. What the type or another rule says with the same keyword holds as well.
  fileprivate mutating func narrow(by keywords: [Member]) {
    for keyword in keywords {
      guard let present = self[keyword.name] else {
        members.append(keyword)
        continue
      }
      if let both = Self.narrower(keyword.name, present, keyword.value) {
        set([(keyword.name, both)])
      } else {
        set([("allOf", .array((self["allOf"]?.array ?? []) + [.object(JSON.Object([keyword]))]))])
      }
    }
  }

  /// What two values of a keyword say together, nil where one value cannot say it.
  private static func narrower(_ name: String, _ left: JSON, _ right: JSON) -> JSON? {
    switch name {
    case "minimum", "minLength", "exclusiveMinimum": isLess(left, right) ? right : left
    case "maximum", "maxLength", "exclusiveMaximum": isLess(left, right) ? left : right
    case "enum": left.array.flatMap { left in right.array.map { right in .array(left.filter(right.contains)) } }
    // Without its type `nil` would be the null of JSON.
    default: left == right ? left : JSON?.none
    }
  }

  private static func isLess(_ left: JSON, _ right: JSON) -> Bool {
    if let left = left.int, let right = right.int { return left < right }
    return (left.double ?? 0) < (right.double ?? 0)
  }

  /// Adds members, each in place of one with the same name.
  fileprivate mutating func set(_ added: [Member]) {
    for member in added {
      if let index = members.firstIndex(where: { $0.name == member.name }) {
        members[index] = member
      } else {
        members.append(member)
      }
    }
  }
}
