/// Collects the fields of a projection. The code that `@Projection` emits uses it, one statement a field, so that the
/// compiler checks names and types against the model and reports them on the property's own line.
public struct ProjectionBuilder<Root: Table> {
  /// What is selected, in the order in which it is read.
  public private(set) var columns: [ExpressionNode] = []
  private var fields: [ProjectionField] = []

  /// Starts without fields.
  public init() {}

  /// The model's columns.
  public var source: Root.QueryColumns { Root.QueryColumns(tablePath: TablePath(from: Root.self)) }

  /// Adds a field that reads a column, or an expression that the database computes, of the property's type.
  public mutating func add<Value>(_ expression: some QueryExpression<Value>, as type: Value.Type, _ name: String) {
    let node = expression.node
    columns.append(node)
    fields.append(
      ProjectionField(name, isNullable: Value.isNullable) {
        Root.mapping.field(behind: node)?.schema ?? Value.Base.jsonSchema
      })
  }

  /// Adds a field that is computed in Swift: it reads nothing.
  public mutating func computed<Value>(_ name: String, _ type: Value.Type) {
    let isNullable = type is any ExpressibleByNilLiteral.Type
    fields.append(
      ProjectionField(name, isNullable: isNullable) { (type as? any ColumnValue.Type)?.baseSchema ?? true })
  }

  /// Describes the field that was added last; otherwise it has the description of the model's property.
  public mutating func document(_ text: String) { fields[fields.count - 1].documentation = text }

  /// What the projection looks like as JSON, as JSON Schema 2020-12.
  ///
  /// A column has the type, the rules and the description of the model's property.
  public func jsonSchema(title: String, documentation: String? = nil) -> JSON {
    FieldList.schema(
      title, documentation, fields.map { ($0.name, $0.schema) },
      required: fields.filter { !$0.isNullable }.map(\.name), isClosed: false)
  }
}

// MARK: - Parts: projections of related rows

extension ProjectionBuilder {
  /// Adds a field that holds a projection of a to-one relation's row.
  ///
  /// The part's columns stand among the projection's own, reached over the relation.
  public mutating func add<Columns: ColumnSet, Part: Projection>(
    _ relation: Columns, as part: Part.Type, _ name: String
  ) where Columns.Presence == Present, Part.Source == Columns.Root.DTO {
    add(part.columns, behind: relation.tablePath)
    fields.append(ProjectionField(name, isNullable: false) { Part.jsonSchema.nested })
  }

  /// Adds a field that holds a projection of a nullable relation's row, nil where there is no row.
  ///
  /// In front of the part's columns goes a cell that says whether there is one. It is a truth value and not the related
  /// key, so that `distinct()` still returns parts that look the same once.
  public mutating func add<Columns: ColumnSet, Part: Projection>(
    _ relation: Columns, as part: Part?.Type, _ name: String
  ) where Columns.Presence == Nullable, Part.Source == Columns.Root.DTO {
    let key = ColumnReference(position: Columns.Root.mapping.schema.primaryKey.first ?? 0)
    let isThere = ExpressionNode.binary(.notEqual, .column(key), .value(.null))
    add([isThere] + Part.columns, behind: relation.tablePath)
    fields.append(ProjectionField(name, isNullable: true) { Part.jsonSchema.nested })
  }

  private mutating func add(_ part: [ExpressionNode], behind path: TablePath) {
    columns.append(contentsOf: part.map { $0.moved(behind: path) })
  }
}

// MARK: - What does not fit

// These overloads are here for what the compiler then says.

extension ProjectionBuilder {
  /// Refuses a part that could not say that there is no related row.
  @available(*, unavailable, message: "the related row may be missing: write the type with '?'")
  public mutating func add<Columns: ColumnSet, Part: Projection>(
    _ relation: Columns, as part: Part.Type, _ name: String
  )
  where Columns.Presence == Nullable, Part.Source == Columns.Root.DTO {}

  /// Refuses a part that would never be nil.
  @available(*, unavailable, message: "the related row is always there: write the type without '?'")
  public mutating func add<Columns: ColumnSet, Part: Projection>(
    _ relation: Columns, as part: Part?.Type, _ name: String
  )
  where Columns.Presence == Present, Part.Source == Columns.Root.DTO {}

  /// Refuses to read a relation into anything else.
  @available(
    *, unavailable, message: "a relation is read into a projection of the model that it leads to, such as its DTO"
  )
  public mutating func add<Columns: ColumnSet, Value>(_ relation: Columns, as type: Value.Type, _ name: String) {}
}

extension Table {
  /// Declares a named projection inside a model: `static let card = projection(\.id, \.name)` derives `UserDTO.Card`.
  ///
  /// The macro reads the declaration; the call itself exists so that the compiler checks the key paths.
  public static func projection<each Value: ColumnValue>(
    _ properties: repeat KeyPath<Self, each Value>
  ) -> ProjectionDeclaration<Self> {
    ProjectionDeclaration()
  }
}

/// What a declaration of a named projection evaluates to.
public struct ProjectionDeclaration<Root>: Sendable {}
