/// Builds a model's ``TableMapping``. The code that `@Model` emits uses it, one statement a column, so that the compiler
/// reports a type that no column can hold on the property's own line.
public struct TableBuilder<Root> {
  private var schema: TableSchema
  private var fields: FieldList
  private var relations: [TableMapping.Relation] = []
  private var positions: [UInt32: Int] = [:]
  private var zeroSizeProperties: [(property: any AnyKeyPath & Sendable, position: Int)] = []
  private var declarations: [TableMapping.Declaration] = []
  private var patchReaders: [Int: any Sendable] = [:]

  /// Starts a table.
  public init(_ name: String, namespace: String? = nil, comment: String? = nil, documentation: String? = nil) {
    schema = TableSchema(name: name)
    schema.namespace = namespace
    schema.comment = comment
    fields = FieldList(title: "\(Root.self)", documentation: documentation, fields: [])
  }

  /// Adds the column of a stored property.
  public mutating func column<Value: ColumnValue>(
    _ keyPath: any KeyPath<Root, Value> & Sendable, _ property: String, _ name: String, _ options: FieldOption...
  ) {
    let position = schema.columns.count
    var column = ColumnSchema(property: property, name: name, of: Value.self)
    column.apply(options)
    for case .primaryKey(let strategy) in options {
      schema.primaryKey.append(position)
      schema.keyStrategy = strategy
    }
    schema.columns.append(column)
    var field = FieldList.Field(property, isNullable: Value.isNullable, options) { Value.Base.jsonSchema }
    field.isConstant = !(keyPath is WritableKeyPath<Root, Value>) || schema.primaryKey.contains(position)
    fields.fields.append(field)
    patchReaders[position] = PatchReader<Root>(keyPath)
    if MemoryLayout<Value>.size != 0, let offset = MemoryLayout<Root>.offset(of: keyPath) {
      positions[UInt32(truncatingIfNeeded: offset)] = position
    } else {
      zeroSizeProperties.append((keyPath, position))
    }
  }

  /// Adds the rules of a column.
  ///
  /// - Parameter check: whether the database is to check them too, with a `CHECK` constraint.
  public mutating func rules<Value: ColumnValue>(
    _ keyPath: any KeyPath<Root, Value> & Sendable, check: Bool = false, _ rules: ValidationRule<Value.Base>...
  ) {
    guard let position = position(of: keyPath) else { return }
    fields.fields[position].add(rules)
    if check { declarations.append(.rules(position, rules.map(\.describe))) }
  }

  /// Adds what a model declares about its table as a whole.
  ///
  /// - Parameter name: the name of the declaration, from which constraints and indexes get theirs.
  public mutating func declare(_ declaration: TableDeclaration<Root>, _ name: String) {
    if case .primaryKey(let columns) = declaration.content {
      schema.primaryKey = columns.compactMap { ($0 as? PartialKeyPath<Root>).flatMap { position(of: $0) } }
      for position in schema.primaryKey { fields.fields[position].isConstant = true }
    }
    declarations.append(.named(name, declaration.content))
  }

  /// Adds a group of fields that several models share. Groups come behind all other columns.
  public mutating func embed<Group: Embeddable>(_ keyPath: any KeyPath<Root, Group> & Sendable, _ name: String) {
    let group = Group.group
    let start = schema.columns.count
    schema.columns += group.columns
    fields.fields += group.fields.fields.map { field in
      var field = field
      field.name = "\(name).\(field.name)"
      field.isEmbedded = true
      return field
    }
    fields.groups.append(FieldList.Group(name: name) { group.fields.jsonSchema })
    guard let base = MemoryLayout<Root>.offset(of: keyPath) else { return }
    for (offset, position) in group.positions {
      positions[UInt32(truncatingIfNeeded: base) + offset] = start + position
    }
  }

  // MARK: Foreign keys

  /// Adds a foreign key; its type says which table and column it refers to.
  public mutating func foreignKey<Owner: KeyOwner, Raw>(
    _ keyPath: any KeyPath<Root, Identifier<Owner, Raw>> & Sendable, onDelete: ReferentialAction = .noAction,
    onUpdate: ReferentialAction = .noAction
  ) {
    addForeignKey(at: keyPath, onDelete, onUpdate) { Owner.keyReference }
  }

  /// Adds a nullable foreign key.
  public mutating func foreignKey<Owner: KeyOwner, Raw>(
    _ keyPath: any KeyPath<Root, Identifier<Owner, Raw>?> & Sendable, onDelete: ReferentialAction = .noAction,
    onUpdate: ReferentialAction = .noAction
  ) {
    addForeignKey(at: keyPath, onDelete, onUpdate) { Owner.keyReference }
  }

  /// Refuses a foreign key whose type is not the key of one column.
  @available(
    *, unavailable,
    message: """
      '@ForeignKey' refers to a key of one column; to a composite key, declare \
      'static let … = foreignKey(\\.a, \\.b, references: \\Other.a, \\Other.b)'
      """
  )
  public mutating func foreignKey<Value>(
    _ keyPath: any KeyPath<Root, Value> & Sendable, onDelete: ReferentialAction = .noAction,
    onUpdate: ReferentialAction = .noAction
  ) {}

  /// Adds a foreign key to a column of which no two rows hold the same value.
  public mutating func foreignKey<Target: Table, Value: ColumnValue, Referenced: ColumnType>(
    _ keyPath: any KeyPath<Root, Value> & Sendable, references target: any KeyPath<Target, Referenced> & Sendable,
    onDelete: ReferentialAction = .noAction, onUpdate: ReferentialAction = .noAction
  ) where Value.Base == Referenced {
    declarations.append(
      .named("", .foreignKey([keyPath], { Target.mapping }, [target], onDelete: onDelete, onUpdate: onUpdate)))
  }

  private mutating func addForeignKey(
    at keyPath: PartialKeyPath<Root>, _ onDelete: ReferentialAction, _ onUpdate: ReferentialAction,
    _ reference: () -> KeyReference
  ) {
    guard let column = position(of: keyPath) else { return }
    schema.foreignKeys.append(
      ForeignKeySchema(columns: [column], references: reference(), onDelete: onDelete, onUpdate: onUpdate))
  }

  /// Adds a to-one relation through a foreign key; relations are numbered from 1 in the order of their declaration.
  public mutating func relation(
    _ number: Int, _ name: String, _ keyPath: PartialKeyPath<Root>, _ target: @escaping @Sendable () -> TableMapping
  ) {
    guard let column = position(of: keyPath), relations.count + 1 == number else { return }
    relations.append(
      TableMapping.Relation(
        name: name, column: column, isNullable: schema.columns[column].isNullable, target: target))
  }

  private func position(of keyPath: PartialKeyPath<Root>) -> Int? {
    for entry in zeroSizeProperties where entry.property == keyPath as AnyKeyPath { return entry.position }
    return MemoryLayout<Root>.offset(of: keyPath).flatMap { positions[UInt32(truncatingIfNeeded: $0)] }
  }

  // MARK: The result

  /// The finished mapping.
  public func finish() -> TableMapping {
    var fields = fields
    if schema.keyStrategy == .generated {
      for position in fields.fields.indices where fields.fields[position].hasDatabaseDefault {
        fields.fields[position].hasDefault = true
      }
    }
    return TableMapping(
      model: "\(Root.self)", schema: schema, fields: fields, relations: relations, positions: positions,
      zeroSizeProperties: zeroSizeProperties, declarations: declarations, patchReaders: patchReaders,
      offset: { property in (property as? PartialKeyPath<Root>).flatMap { MemoryLayout<Root>.offset(of: $0) } })
  }

  /// The finished group of fields.
  public func finishGroup() -> FieldGroup {
    FieldGroup(columns: schema.columns, fields: fields, positions: positions)
  }
}

extension ColumnSchema {
  fileprivate init<Value: ColumnValue>(property: String, name: String, of type: Value.Type) {
    self.init(property: property, name: name, kind: Value.Base.columnKind, isNullable: Value.isNullable)
    elementKind = Value.Base.elementKind
    enumeration = Value.Base.enumeration
  }

  fileprivate mutating func apply(_ options: [FieldOption]) {
    for option in options {
      switch option {
      case .unique: isUnique = true
      case .index: isIndexed = true
      case .hidden: isHidden = true
      case .length(let range): length = range
      case .precision(let digits, let scale): precision = DecimalPrecision(digits, scale: scale)
      case .default(let value): defaultValue = value
      case .storage(let storage): self.storage = storage
      case .type(let type): typeOverride = type
      case .collation(let collation): self.collation = collation
      case .comment(let comment): self.comment = comment
      case .generated(let sql, let isStored): generated = GeneratedColumn(sql: sql, isStored: isStored)
      case .primaryKey, .readOnly, .input, .defaulted, .documentation: break
      }
    }
  }
}
