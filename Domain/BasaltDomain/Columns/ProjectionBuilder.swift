/// Collects the columns of a projection. The code that `@Projection` emits uses it, so that the compiler checks names and
/// types against the model.
public struct ProjectionBuilder<Root: Table> {
  /// The columns so far.
  public private(set) var columns: [ColumnReference] = []

  /// Starts with no columns.
  public init() {}

  /// The model's columns.
  public var source: Root.QueryColumns { Root.QueryColumns(tablePath: TablePath(from: Root.self)) }

  /// Adds a column that is read into a property of the same type.
  public mutating func add<Value>(_ column: some QueryExpression<Value>, as type: Value.Type) {
    if case .column(let reference) = column.node { columns.append(reference) }
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
