/// Collects the fields of a projection. The code that `@Projection` emits uses it, so that the compiler checks names and
/// types against the model and reports them on the property's own line.
///
/// A field takes two steps: what is read is a constant of its own, and only then the property's type is told. In one
/// expression the compiler would weigh the ways to read against each other, and its message would be about that.
public struct ProjectionBuilder<Root: Table> {
  /// What is selected, in the order in which it is read.
  public private(set) var columns: [ExpressionNode] = []
  private var fields: [ProjectionField] = []

  /// Starts without fields.
  public init() {}

  /// The model's columns.
  public var source: Root.QueryColumns { Root.QueryColumns(tablePath: TablePath(from: Root.self)) }

  /// Reads a column, or an expression that the database computes.
  public func read<Value>(_ expression: some QueryExpression<Value>) -> ValueSource<Value> {
    let node = expression.node
    return ValueSource(node: node) { Root.mapping.field(behind: node)?.schema ?? Value.Base.jsonSchema }
  }

  /// Reads the row that a to-one relation leads to.
  public func read<Columns: ColumnSet>(_ relation: Columns) -> PartSource<Columns> { PartSource(relation: relation) }

  /// Adds a field.
  public mutating func add(_ field: ProjectionField) {
    columns.append(contentsOf: field.columns)
    fields.append(field)
  }

  /// Adds a field that is computed in Swift: it reads nothing.
  public mutating func computed<Value>(_ name: String, _ type: Value.Type) {
    let isNullable = type is any ExpressibleByNilLiteral.Type
    add(ProjectionField(name, [], isNullable: isNullable) { (type as? any ColumnValue.Type)?.baseSchema ?? true })
  }

  /// Describes the field that was added last; otherwise it has the description of the model's property.
  public mutating func document(_ text: String) {
    if let last = fields.indices.last { fields[last].documentation = text }
  }

  /// What the projection looks like as JSON, as JSON Schema 2020-12.
  ///
  /// A column has the type, the rules and the description of the model's property.
  public func jsonSchema(title: String, documentation: String? = nil) -> JSON {
    FieldList.schema(
      title, documentation, fields.map { ($0.name, $0.schema) },
      required: fields.filter { !$0.isNullable }.map(\.name), isClosed: false)
  }
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
