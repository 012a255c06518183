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
  /// The documentation comment.
  var documentation: Documentation
  /// The generic parameters with their angle brackets, and the requirements, of a value without a table.
  var genericParameters = ""
  var genericArguments = ""
  var genericRequirements = ""
  /// The types that the model declares inside itself.
  var nestedTypes: Set<String> = []
  /// The stored properties, in the order of the source.
  var properties: [Property] = []
  /// The computed properties of an instance.
  var computedProperties: [ComputedProperty] = []
  /// The named projections.
  var projections: [NamedProjection] = []
  /// How much of the model could be read.
  var completeness = Completeness.complete
}

extension ModelDeclaration {
  /// The name without backticks.
  var name: String { spelling.withoutBackticks }

  /// The name of the DTO.
  var dtoName: String { name + "DTO" }

  /// The DTO as a type, with the generic arguments it needs.
  var dtoType: String { dtoName + genericArguments }

  /// Whether the model has a table.
  var hasTable: Bool { table != nil }

  /// The primary key. Only a diagnosed model has none.
  var key: Property? { properties.first(where: \.isKey) }

  /// Whether the database makes the keys, so that rows are inserted from a `Draft`.
  var hasGeneratedKey: Bool { key?.isGenerated ?? true }

  /// Whether `id` is the key, or can be made to give it. Only a diagnosed model does otherwise.
  var isIdentifiable: Bool {
    guard let id = properties.first(where: { $0.name == "id" }) else { return true }
    return id.isKey && !id.type.isOptional
  }

  /// The properties that the DTO shows, with their positions in the mapping.
  var visibleProperties: [(position: Int, property: Property)] {
    properties.enumerated().filter { isVisible($0.element) }.map { ($0.offset, $0.element) }
  }

  /// Whether the DTO shows a property: it is not hidden, and not private to the model.
  func isVisible(_ property: Property) -> Bool {
    if property.has(.hidden) { return false }
    guard let access = property.access else { return true }
    return access >= .internal || access >= self.access
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
    guard property.has(.foreignKey), let owner = property.type.keyOwner, !owner.hasSuffix("DTO") else { return nil }
    return owner.isEmpty || owner == "Self" ? spelling : owner
  }

  /// How the types of the properties are spelled elsewhere.
  var types: TypeSpelling {
    var types = TypeSpelling(
      model: spelling, dto: dtoName, key: "BasaltDomain.Identifier<\(dtoName), Swift.Int64>", nestedTypes: nestedTypes,
      hidesModels: dtoAccess > access)
    if let key {
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
