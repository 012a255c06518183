import SwiftSyntax

/// What the source says about a model: all that the emitters need to know.
struct ModelDeclaration {
  /// How much of the model could be read, and so how much is generated.
  enum Completeness: Comparable {
    /// The declaration can be no model. Only the names that its own properties use are generated.
    case names
    /// Something about it was diagnosed. Everything that other code can refer to is generated, with bodies that stop the
    /// program: it never gets to run, and one mistake stays one error.
    case surface
    /// All is well.
    case complete
  }

  /// The name as the source writes it.
  var spelling: String
  /// Who may see the model.
  var access: AccessLevel
  /// Who may see its DTO.
  var dtoAccess: AccessLevel
  /// Who may see what states nothing, around the model.
  var implicitAccess: AccessLevel
  /// The table, or nil for a value without one.
  var table: String?
  /// The schema that the table is in, and what the database says about the table, as literals.
  var namespace: String?
  var comment: String?
  /// Whether the value is a group of fields that tables share.
  var isEmbeddable = false
  /// Whether the struct is another module's, so that everything stands in an extension of it, the DTO too.
  var isForeign = false
  /// The documentation comment.
  var documentation: Documentation
  /// The generic parameters with their angle brackets, and the requirements, of a value without a table.
  var genericParameters = ""
  var genericArguments = ""
  var genericRequirements = ""
  /// The types that the model declares inside itself.
  var nestedTypes: Set<String> = []
  /// The stored properties that are fields of their own, in the order of the source: in a table, one column each.
  var properties: [Property] = []
  /// The groups of fields that are embedded, in the order of the source. Their columns come behind all others.
  var groups: [Property] = []
  /// The stored properties without a column, in the order of the source.
  var transients: [Property] = []
  /// All stored properties, in the order of the source.
  var stored: [Property] = []
  /// Whether the braces hold an initialiser, which takes the place of the one that Swift would make.
  var hasInitializer = false
  /// The computed properties of an instance.
  var computedProperties: [ComputedProperty] = []
  /// The named projections.
  var projections: [NamedProjection] = []
  /// What the model declares about its table as a whole, in the order of the source.
  var declarations: [StaticDeclaration] = []
  /// The rules that speak of several fields.
  var fieldRules: [FieldRule] = []
  /// The properties that make a composite key; empty where the key is a single property.
  var compositeKey: [Property] = []
  /// How much of the model could be read.
  var completeness = Completeness.complete
}

extension ModelDeclaration {
  /// The name without backticks, and without the names of the types and modules around it.
  var name: String { (spelling.split(separator: ".").last.map(String.init) ?? "").withoutBackticks }

  /// The name of the DTO.
  var dtoName: String { isForeign ? "DTO" : name + "DTO" }

  /// The DTO as a type, with the generic arguments it needs.
  var dtoType: String { dtoName + genericArguments }

  /// Whether the model has a table.
  var hasTable: Bool { table != nil }

  /// The primary key, where it is one property. Only a diagnosed model has neither this nor a composite key.
  var key: Property? { properties.first(where: \.isKey) }

  /// Whether the database makes the keys, so that rows are inserted from a `Draft`.
  var hasGeneratedKey: Bool { key?.isGenerated ?? compositeKey.isEmpty }

  /// Whether there is a `Draft`, in which what the database fills in can be left out.
  var hasDraft: Bool { isEmbeddable || (hasTable && hasGeneratedKey) }

  /// Whether the properties are columns, of a table of its own or of those that embed the group.
  var hasColumns: Bool { hasTable || isEmbeddable }

  /// Whether a value can break a rule.
  var hasRules: Bool { !ruled.isEmpty || !fieldRules.isEmpty || !groups.isEmpty }

  /// The properties that have rules, or that a rule of several fields speaks of. A key that the database makes is beyond
  /// them.
  var ruled: [Property] {
    let named = Set(fieldRules.flatMap { $0.properties.map(\.name) })
    return properties.filter { named.contains($0.name) || (!$0.rules.isEmpty && !$0.isGenerated) }
  }

  /// Whether `id` is the key, or can be made to give it. Only a diagnosed model does otherwise.
  var isIdentifiable: Bool {
    guard let id = stored.first(where: { $0.name == "id" }) else { return true }
    return id.isKey && !id.type.isOptional && compositeKey.isEmpty
  }

  /// The properties that the DTO shows, with their positions in the mapping.
  var visibleProperties: [(position: Int, property: Property)] {
    properties.enumerated().filter { isVisible($0.element) }.map { ($0.offset, $0.element) }
  }

  /// The groups that the DTO shows.
  var visibleGroups: [Property] { groups.filter(isVisible) }

  /// Whether the DTO shows a property: it is not hidden, and not private to the model.
  func isVisible(_ property: Property) -> Bool {
    !property.has(.hidden) && !property.isPrivate
  }

  /// The properties that lead to another table, each with the relation's number.
  var relations: [(number: Int, name: String, property: Property)] {
    var number = 0
    return properties.compactMap { property in
      guard let name = property.relation, relationTarget(of: property) != nil else { return nil }
      number += 1
      return (number, name, property)
    }
  }

  /// The model that a foreign key refers to; nil where only its DTO is known here.
  func relationTarget(of property: Property) -> String? {
    guard property.relation != nil, let owner = property.type.keyOwner, !owner.hasSuffix("DTO") else { return nil }
    return owner.isEmpty || owner == "Self" ? spelling : owner
  }

  /// How the types of the properties are spelled elsewhere.
  var types: TypeSpelling {
    var types = TypeSpelling(
      model: spelling, dto: dtoName, key: "BasaltDomain.Identifier<\(dtoName), Swift.Int64>", nestedTypes: nestedTypes,
      hidesModels: dtoAccess > access)
    if !compositeKey.isEmpty {
      types.key = dtoName + ".ID"
    } else if let key {
      types.key = types.beside(key.type.wrapped, isForeignKey: key.has(.foreignKey))
    }
    return types
  }
}

/// A projection that a model declares: `static let card = projection(\.id, \.name)`.
struct NamedProjection {
  /// The name of the type, `Card`.
  var name: String
  /// The documentation comment.
  var documentation: Documentation
  /// The names of the properties, in order.
  var properties: [String]
}

/// Something that a model declares about its table as a whole: `static let byName = index(\.lastName, \.firstName)`.
struct StaticDeclaration {
  /// The name in the source, where the compiler's errors point.
  let token: TokenSyntax

  /// The name without backticks.
  var name: String { token.text.withoutBackticks }
}

/// A rule that speaks of several fields: `static let inOrder = rule(\.endsAt, \.startsAt, message: "…") { $0 > $1 }`.
struct FieldRule {
  /// The name in the source, where the compiler's errors point.
  let token: TokenSyntax
  /// The properties, in the order of the rule.
  let properties: [Property]

  /// The name without backticks.
  var name: String { token.text.withoutBackticks }
}

/// A computed property of a model: it has no column.
struct ComputedProperty {
  /// The name as the source writes it.
  let token: TokenSyntax
  /// The type; nil where it is opaque, which only the property itself can have.
  let type: WrittenType?
  /// The access that the property states for itself.
  let access: AccessLevel?

  /// The name without backticks.
  var name: String { token.text.withoutBackticks }
}
